using System.Buffers.Binary;

namespace CurationPipeline.Pdf.Fonts;

/// <summary>Reads numbers of font programs; past the end everything is 0.</summary>
internal readonly ref struct BigEndianReader(ReadOnlySpan<byte> data)
{
    private readonly ReadOnlySpan<byte> _data = data;

    public int Length => _data.Length;

    public int Byte(int at) => at >= 0 && at < _data.Length ? _data[at] : 0;

    public int UInt16(int at) => at >= 0 && at + 2 <= _data.Length ? BinaryPrimitives.ReadUInt16BigEndian(_data[at..]) : 0;

    public int Int16(int at) => (short)UInt16(at);

    public uint UInt32(int at) => at >= 0 && at + 4 <= _data.Length ? BinaryPrimitives.ReadUInt32BigEndian(_data[at..]) : 0;

    /// <summary>An offset or count that cannot lie inside the data reads as the data's length.</summary>
    public int Offset32(int at) => (int)Math.Min(UInt32(at), (uint)_data.Length);

    public ReadOnlySpan<byte> Slice(int at, int length) =>
        at < 0 || at >= _data.Length || length <= 0 ? [] : _data.Slice(at, Math.Min(length, _data.Length - at));
}
