namespace CurationPipeline.Pdf.Syntax;

/// <summary>Named values; reading an entry follows its reference, and an entry of another kind counts as absent.</summary>
internal sealed class PdfDictionary(Dictionary<string, PdfObject?> entries, IObjectSource? source) : PdfObject
{
    public static readonly PdfDictionary Empty = new([], null);

    public IReadOnlyCollection<string> Keys => entries.Keys;

    public PdfObject? this[string key] => Raw(key) is PdfReference reference ? source?.Load(reference) : Raw(key);

    public static PdfDictionary? From(PdfObject? value) => value as PdfDictionary ?? (value as PdfStream)?.Dictionary;

    public static int ToInteger(PdfObject? value, int otherwise) =>
        value is PdfNumber { Value: >= int.MinValue and <= int.MaxValue } number ? (int)number.Value : otherwise;

    public PdfObject? Raw(string key) => entries.GetValueOrDefault(key);

    public double Number(string key, double otherwise = 0) => this[key] is PdfNumber number ? number.Value : otherwise;

    public int Integer(string key, int otherwise = 0) => ToInteger(this[key], otherwise);

    public bool Boolean(string key, bool otherwise = false) => this[key] is PdfBoolean flag ? flag.Value : otherwise;

    public string? Name(string key) => (this[key] as PdfName)?.Value;

    public byte[]? Bytes(string key) => (this[key] as PdfString)?.Bytes;

    public PdfArray? Array(string key) => this[key] as PdfArray;

    public PdfDictionary? Dictionary(string key) => From(this[key]);

    public PdfStream? Stream(string key) => this[key] as PdfStream;

    public double[]? Numbers(string key, int count) => Array(key)?.Numbers(count);
}
