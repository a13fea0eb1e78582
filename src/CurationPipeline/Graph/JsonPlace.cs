using System.Text.Json;

namespace CurationPipeline.Graph;

/// <summary>Where a value of a JSON text stands, and where the name of the field that has it.</summary>
/// <param name="Name">First byte of the name, after the quotation mark; of no meaning in a list.</param>
/// <param name="Type">What the value is, or begins with.</param>
/// <param name="Value">First byte of the value, after the quotation mark of a text.</param>
/// <param name="Length">Bytes of the value, without the quotation marks of a text; of no meaning for lists and objects.</param>
/// <param name="Next">Number of the first value that is neither this one nor in it.</param>
/// <param name="Names">The bits of the names in an object: what is not there is mostly not looked for.</param>
internal readonly record struct JsonPlace(
    int Name, int NameLength, bool IsNameEscaped, JsonTokenType Type, int Value, int Length, bool IsEscaped, int Next, ulong Names)
{
    /// <summary>Every value in the order in which they stand, from one pass.</summary>
    /// <param name="utf8">One value, with nothing behind it.</param>
    /// <param name="room">Used as far as it goes.</param>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static ReadOnlySpan<JsonPlace> In(ReadOnlySpan<byte> utf8, Span<JsonPlace> room)
    {
        var reader = new Utf8JsonReader(utf8);
        Span<int> open = stackalloc int[64]; // the reader goes no deeper
        var count = 0;
        var name = default(JsonPlace);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = NameAt(ref reader);
                    ref var owner = ref room[open[reader.CurrentDepth - 1]];
                    owner = owner with { Names = owner.Names | (name.IsNameEscaped ? ulong.MaxValue : BitOf(reader.ValueSpan)) };
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    ref var closed = ref room[open[reader.CurrentDepth]];
                    closed = closed with { Next = count };
                    break;
                default:
                    if (count == room.Length)
                        room = Larger(room);
                    if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                        open[reader.CurrentDepth] = count;
                    room[count] = name.WithValueAt(ref reader, next: count + 1);
                    count++;
                    break;
            }
        }

        return room[..count];
    }

    /// <summary>One of <see cref="Names"/>; few of the names in an object share theirs.</summary>
    public static ulong BitOf(ReadOnlySpan<byte> name) => name.IsEmpty ? 1 : 1UL << (name[0] + (8 * name.Length));

    private static JsonPlace NameAt(ref Utf8JsonReader reader) => default(JsonPlace) with
    {
        Name = (int)reader.TokenStartIndex + 1,
        NameLength = reader.ValueSpan.Length,
        IsNameEscaped = reader.ValueIsEscaped,
    };

    private JsonPlace WithValueAt(ref Utf8JsonReader reader, int next) => this with
    {
        Type = reader.TokenType,
        Value = (int)reader.TokenStartIndex + (reader.TokenType == JsonTokenType.String ? 1 : 0),
        Length = reader.ValueSpan.Length,
        IsEscaped = reader.ValueIsEscaped,
        Next = next,
    };

    private static JsonPlace[] Larger(ReadOnlySpan<JsonPlace> room)
    {
        var larger = new JsonPlace[2 * room.Length];
        room.CopyTo(larger);
        return larger;
    }
}
