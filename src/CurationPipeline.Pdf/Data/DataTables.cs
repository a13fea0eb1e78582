using System.IO.Compression;
using System.Text;

namespace CurationPipeline.Pdf.Data;

/// <summary>Opens the tables that are built into the library; make-data.mjs tells what is in them.</summary>
internal static class DataTables
{
    public static string[] Lines(string name)
    {
        using var inflate = new DeflateStream(Open(name), CompressionMode.Decompress);
        using var reader = new StreamReader(inflate, Encoding.UTF8);
        return reader.ReadToEnd().Split('\n');
    }

    public static Stream Open(string name) =>
        typeof(DataTables).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The table '{name}' is missing in the library.");
}
