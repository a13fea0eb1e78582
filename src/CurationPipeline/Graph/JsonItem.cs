using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace CurationPipeline.Graph;

/// <summary>A value of a JSON text, read where it stands; an object says what it lacks.</summary>
/// <remarks>
/// The text is gone through once, and nothing is made but what is asked for: a large ledger is hundreds of thousands of lines.
/// Of fields with the same name the last one counts.
/// </remarks>
internal readonly ref struct JsonItem
{
    /// <summary>How many values are read without an array for them: most lines have fewer.</summary>
    private const int Usual = 64;

    /// <summary>How many letters a text has at most that is looked up without being made: most names and ids have fewer.</summary>
    private const int Short = 96;

    private readonly ReadOnlySpan<byte> _utf8;
    private readonly ReadOnlySpan<JsonPlace> _places;
    private readonly int _at;

    private JsonItem(ReadOnlySpan<byte> utf8, ReadOnlySpan<JsonPlace> places, int at)
    {
        _utf8 = utf8;
        _places = places;
        _at = at;
    }

    public bool IsObject => Place.Type == JsonTokenType.StartObject;

    public bool IsNull => Place.Type == JsonTokenType.Null;

    private ref readonly JsonPlace Place => ref _places[_at];

    private ReadOnlySpan<byte> Raw => _utf8.Slice(Place.Value, Place.Length);

    /// <summary>Returns what is made of a whole text.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static T Read<T>(ReadOnlySpan<byte> utf8, Func<JsonItem, T> read)
    {
        Span<JsonPlace> room = stackalloc JsonPlace[Usual];
        return read(new JsonItem(utf8, JsonPlace.In(utf8, room), 0));
    }

    public JsonItem Get(ReadOnlySpan<byte> field) =>
        PlaceOf(field) is > 0 and var place ? At(place) : throw new FormatException($"the field '{Named(field)}' is missing");

    /// <summary>False where the field is null, too.</summary>
    public bool TryFind(ReadOnlySpan<byte> field, out JsonItem found)
    {
        var place = PlaceOf(field);
        found = At(place);
        return place > 0 && !found.IsNull;
    }

    public T? Find<T>(ReadOnlySpan<byte> field, Func<JsonItem, T> read)
        where T : class => TryFind(field, out var found) ? read(found) : null;

    public bool Has(ReadOnlySpan<byte> field) => TryFind(field, out _);

    public bool Flag(ReadOnlySpan<byte> field) => TryFind(field, out var found) && found.Place.Type == JsonTokenType.True;

    public string Text(ReadOnlySpan<byte> field) => Get(field).AsText() ?? throw NoText(field);

    public string? FindText(ReadOnlySpan<byte> field) => TryFind(field, out var found) ? found.AsText() ?? throw NoText(field) : null;

    /// <summary>One of a few texts, such as a name or a role, of which many lines have the same: one copy is given for all of them.</summary>
    public string Shared(ReadOnlySpan<byte> field) => Get(field).AsShared() ?? throw NoText(field);

    /// <inheritdoc cref="Shared"/>
    public string? FindShared(ReadOnlySpan<byte> field) => TryFind(field, out var found) ? found.AsShared() ?? throw NoText(field) : null;

    /// <summary>A text as it stands there, with its escapes.</summary>
    public ReadOnlySpan<byte> RawText(ReadOnlySpan<byte> field) =>
        Get(field) is { Place.Type: JsonTokenType.String } text ? text.Raw : throw NoText(field);

    public int Number(ReadOnlySpan<byte> field) => Get(field).AsNumber() ?? throw NoNumber(field);

    public int? FindNumber(ReadOnlySpan<byte> field) => TryFind(field, out var found) ? found.AsNumber() ?? throw NoNumber(field) : null;

    public EntityId Id(ReadOnlySpan<byte> field) => Get(field).AsId() ?? throw NoText(field);

    public EntityId? FindId(ReadOnlySpan<byte> field) => TryFind(field, out var found) ? found.AsId() ?? throw NoText(field) : null;

    /// <summary>Nothing is made where there is nothing, as in most lines.</summary>
    public IReadOnlyList<T> List<T>(ReadOnlySpan<byte> field, Func<JsonItem, T> read)
    {
        if (!TryFind(field, out var list))
            return [];
        if (list.Place.Type != JsonTokenType.StartArray)
            throw new FormatException($"the field '{Named(field)}' is not a list");
        var items = new T[list.Count()];
        for (var (i, at) = (0, list._at + 1); i < items.Length; at = _places[at].Next)
            items[i++] = read(At(at));
        return items;
    }

    public IReadOnlyList<string> Texts(ReadOnlySpan<byte> field) => Has(field) ? List(field, TextIn(Named(field))) : [];

    /// <summary>All fields of an object whose names say something, repeated ones too.</summary>
    public IReadOnlyList<T> Fields<T>(Func<string, JsonItem, T> read)
    {
        var fields = new T[Count()];
        for (var (i, at) = (0, _at + 1); i < fields.Length; at = _places[at].Next)
            fields[i++] = read(Decode(_places[at].Name, _places[at].NameLength, _places[at].IsNameEscaped), At(at));
        return fields;
    }

    /// <summary>Null where it is not a text.</summary>
    public string? AsText() => Place.Type == JsonTokenType.String ? Decode(Place.Value, Place.Length, Place.IsEscaped) : null;

    /// <summary>Null where it is not a whole number.</summary>
    public int? AsNumber() =>
        Place.Type == JsonTokenType.Number && Utf8Parser.TryParse(Raw, out int number, out var read) && read == Place.Length ? number : null;

    private static Func<JsonItem, string> TextIn(string list) =>
        item => item.AsText() ?? throw new FormatException($"the list '{list}' holds something that is not a text");

    private string? AsShared()
    {
        Span<char> room = stackalloc char[Short];
        return TryCopy(room, out var length) ? SharedText.Of(room[..length])
            : AsText() is { } text ? SharedText.Of(text)
            : null;
    }

    /// <summary>Read where it stands: most of what a large ledger says are ids, and few of them are new.</summary>
    private EntityId? AsId()
    {
        Span<char> room = stackalloc char[Short];
        return TryCopy(room, out var length) && EntityId.TryParse(room[..length], out var id) ? id
            : AsText() is { } text ? EntityId.Parse(text)
            : null;
    }

    /// <summary>Whether it is a text without escapes that has room there.</summary>
    private bool TryCopy(Span<char> room, out int length)
    {
        length = 0;
        return Place is { Type: JsonTokenType.String, IsEscaped: false } && Place.Length <= room.Length
            && Utf8.ToUtf16(Raw, room, out _, out length, replaceInvalidSequences: false) == OperationStatus.Done;
    }

    private string Decode(int start, int length, bool isEscaped)
    {
        var raw = _utf8.Slice(start, length);
        return isEscaped || !Utf8.IsValid(raw) ? Unescape(start, length) : Encoding.UTF8.GetString(raw);
    }

    /// <summary>The reader unescapes, and refuses what is no text. It is large: what has one at hand begins slowly.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private string Unescape(int start, int length) => ReaderOf(start, length).GetString()!; // it is a text

    private Utf8JsonReader ReaderOf(int start, int length)
    {
        var reader = new Utf8JsonReader(_utf8.Slice(start - 1, length + 2));
        reader.Read();
        return reader;
    }

    /// <summary>0 where the field is not there: that is the whole text, and no field of it.</summary>
    private int PlaceOf(ReadOnlySpan<byte> field)
    {
        if ((Place.Names & JsonPlace.BitOf(field)) == 0)
            return 0;
        var (found, end) = (0, Place.Next);
        for (var at = _at + 1; at < end; at = _places[at].Next)
        {
            if (IsNamed(_places[at], field))
                found = at;
        }

        return found;
    }

    private bool IsNamed(in JsonPlace place, ReadOnlySpan<byte> name) =>
        place.NameLength == name.Length ? _utf8.Slice(place.Name, name.Length).SequenceEqual(name)
        : place.IsNameEscaped && IsUnescaped(place, name);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool IsUnescaped(in JsonPlace place, ReadOnlySpan<byte> name) => ReaderOf(place.Name, place.NameLength).ValueTextEquals(name);

    private int Count()
    {
        var count = 0;
        for (var at = _at + 1; at < Place.Next; at = _places[at].Next)
            count++;
        return count;
    }

    private JsonItem At(int place) => new(_utf8, _places, place);

    private static string Named(ReadOnlySpan<byte> field) => Encoding.UTF8.GetString(field);

    private static FormatException NoText(ReadOnlySpan<byte> field) => new($"the field '{Named(field)}' is not a text");

    private static FormatException NoNumber(ReadOnlySpan<byte> field) => new($"the field '{Named(field)}' is not a whole number");
}
