using CurationPipeline.Pdf.Filters;
using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Tests.Filters;

public class PredictorTests
{
    [Fact]
    public void Each_row_of_a_png_names_its_own_prediction()
    {
        byte[] predicted = [0, 1, 2, 3, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 1, 1, 4, 1, 1, 1];

        var plain = Undo("<< /Predictor 15 /Columns 3 >>", predicted);

        Assert.Equal([1, 2, 3, 1, 2, 3, 2, 3, 4, 2, 3, 4, 3, 4, 5], plain);
    }

    [Fact]
    public void A_tiff_row_adds_up_from_the_left() =>
        Assert.Equal([1, 3, 6, 1, 2, 3], Undo("<< /Predictor 2 /Columns 3 >>", [1, 2, 3, 1, 1, 1]));

    [Fact]
    public void A_row_cut_short_keeps_its_beginning() =>
        Assert.Equal([1, 2, 3, 5], Undo("<< /Predictor 12 /Columns 3 >>", [0, 1, 2, 3, 0, 5]));

    [Theory]
    [InlineData("<< /Predictor 12 /Columns 2000000000 /Colors 2000000000 >>")]
    [InlineData("<< /Predictor 12 /Columns -5 /BitsPerComponent -8 >>")]
    public void Absurd_measures_do_no_harm(string parameters) => Assert.NotNull(Undo(parameters, [1, 2, 3]));

    private static byte[] Undo(string parameters, byte[] data)
    {
        var parser = new ObjectParser(System.Text.Encoding.Latin1.GetBytes(parameters), 0, null);
        parser.TryRead(out var value);
        using var output = new ByteBuffer();
        Predictor.Undo(value as PdfDictionary, output, target => target.Add(data));
        return output.ToArray();
    }
}
