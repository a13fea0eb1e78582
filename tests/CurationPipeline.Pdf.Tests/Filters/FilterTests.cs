using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using CurationPipeline.Pdf.Filters;

namespace CurationPipeline.Pdf.Tests.Filters;

public class FilterTests
{
    private static readonly byte[] Sample = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Range(0, 2000).Select(i => $"{i * i} ")));

    [Fact]
    public void Flate_gives_back_what_was_compressed() => Assert.Equal(Sample, Run(output => FlateFilter.Decode(Compress(Sample), output)));

    [Fact]
    public void Flate_without_a_checksum_or_its_end_gives_what_there_is()
    {
        var cut = Compress(Sample)[..^400];

        var decoded = Run(output => FlateFilter.Decode(cut, output));

        Assert.InRange(decoded.Length, Sample.Length / 2, Sample.Length - 1);
        Assert.Equal(Sample[..decoded.Length], decoded);
    }

    [Fact]
    public void Flate_keeps_all_that_stands_before_the_damage()
    {
        var damaged = Compress(Sample);
        damaged.AsSpan(damaged.Length / 2, 40).Fill(0xff);

        var decoded = Run(output => FlateFilter.Decode(damaged, output));

        Assert.True(decoded.Length > Sample.Length / 4);
        Assert.Equal(Sample[..(Sample.Length / 4)], decoded[..(Sample.Length / 4)]);
    }

    [Fact]
    public void Flate_tells_whole_data_from_data_that_was_cut_or_changed()
    {
        var whole = Compress(Sample);
        byte[] changed = [.. whole[..^1], (byte)(whole[^1] ^ 1)];

        Assert.True(IsWhole(whole));
        Assert.True(IsWhole([.. whole, .. "\r\n"u8]));
        Assert.True(IsWhole([.. whole, .. new byte[100]]));
        Assert.True(IsWhole(whole[..^4]), "A checksum that was left out says nothing.");
        Assert.True(IsWhole(whole[2..^4]), "Nor does one that raw data never had.");
        Assert.True(IsWhole([]));
        Assert.False(IsWhole(whole[..^400]));
        Assert.False(IsWhole(changed));

        static bool IsWhole(byte[] data)
        {
            using var output = new ByteBuffer();
            return FlateFilter.Decode(data, output);
        }
    }

    [Fact]
    public void The_checksum_is_that_of_the_specification()
    {
        Assert.Equal(1u, Adler32.Of([]));
        Assert.Equal(0x11E60398u, Adler32.Of("Wikipedia"u8));
        var large = Enumerable.Range(0, 100_000).Select(i => (byte)(255 - i % 7)).ToArray();
        Assert.Equal(BinaryPrimitives.ReadUInt32BigEndian(Compress(large).AsSpan()[^4..]), Adler32.Of(large));
    }

    [Theory]
    [InlineData(CompressionLevel.Optimal)]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Fastest)]
    public void The_plain_inflater_agrees_with_the_framework(CompressionLevel level)
    {
        var compressed = Compress(Sample, level);

        Assert.Equal(Sample, Run(output => new Inflater(compressed.AsSpan(2), output).Run()));
    }

    [Fact]
    public void A_buffer_never_grows_past_its_limit()
    {
        using var output = new ByteBuffer(1000);

        FlateFilter.Decode(Compress(new byte[1_000_000]), output);

        Assert.Equal(1000, output.Length);
    }

    [Fact]
    public void Lzw_follows_the_example_of_the_specification()
    {
        byte[] encoded = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];

        Assert.Equal([45, 45, 45, 45, 45, 65, 45, 45, 45, 66], Run(output => LzwFilter.Decode(encoded, true, output)));
    }

    [Theory]
    [InlineData("48 65 6C6c 6F>rest", "Hello")]
    [InlineData("484>", "H@")]
    public void Hex_ends_at_its_mark(string written, string expected) =>
        Assert.Equal(expected, Latin(Run(output => AsciiFilters.DecodeHex(Encoding.Latin1.GetBytes(written), output))));

    [Theory]
    [InlineData("87cURD]i,\"Ebo80~>", "Hello World!")]
    [InlineData("87cURD]~>", "Hello ")]
    [InlineData("z~>", "\0\0\0\0")]
    public void Base_85_may_end_inside_a_group(string written, string expected) =>
        Assert.StartsWith(expected[..^1], Latin(Run(output => AsciiFilters.Decode85(Encoding.Latin1.GetBytes(written), output))), StringComparison.Ordinal);

    [Fact]
    public void Run_lengths_mix_copies_and_repeats()
    {
        byte[] encoded = [2, 1, 2, 3, 254, 9, 128, 7];

        Assert.Equal([1, 2, 3, 9, 9, 9], Run(output => RunLengthFilter.Decode(encoded, output)));
    }

    private static byte[] Compress(byte[] data, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var target = new MemoryStream();
        using (var deflate = new ZLibStream(target, level))
            deflate.Write(data);
        return target.ToArray();
    }

    private static byte[] Run(Action<ByteBuffer> decode)
    {
        using var output = new ByteBuffer();
        decode(output);
        return output.ToArray();
    }

    private static string Latin(byte[] bytes) => Encoding.Latin1.GetString(bytes);
}
