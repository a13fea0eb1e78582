namespace CurationPipeline.Pdf.Syntax;

/// <summary>A list of values; reading an item follows its reference.</summary>
internal sealed class PdfArray(IReadOnlyList<PdfObject?> items, IObjectSource? source) : PdfObject
{
    public int Count => items.Count;

    public PdfObject? this[int index] => Resolve(Raw(index));

    public PdfObject? Raw(int index) => index < items.Count ? items[index] : null;

    public double Number(int index, double otherwise = 0) => this[index] is PdfNumber number ? number.Value : otherwise;

    public int Integer(int index, int otherwise = 0) => PdfDictionary.ToInteger(this[index], otherwise);

    public string? Name(int index) => (this[index] as PdfName)?.Value;

    public PdfDictionary? Dictionary(int index) => PdfDictionary.From(this[index]);

    /// <summary>The items as numbers, or null when there are fewer than asked for.</summary>
    public double[]? Numbers(int count)
    {
        if (items.Count < count)
            return null;
        var numbers = new double[count];
        for (var i = 0; i < count; i++)
            numbers[i] = Number(i);
        return numbers;
    }

    private PdfObject? Resolve(PdfObject? value) => value is PdfReference reference ? source?.Load(reference) : value;
}
