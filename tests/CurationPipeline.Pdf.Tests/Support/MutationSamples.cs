using System.IO.Compression;
using System.Text;

namespace CurationPipeline.Pdf.Tests.Support;

/// <summary>Small files that between them hold every construct that is read.</summary>
internal static class MutationSamples
{
    public static IEnumerable<(string Name, PdfBuilder Builder)> All()
    {
        yield return ("text", Text());
        yield return ("fonts", Fonts());
        yield return ("drawing", Drawing());
        yield return ("filters", Filters());
    }

    private static PdfBuilder Text() => PdfBuilder.Page(
        "BT /F1 10 Tf 12 TL 1 Tc 2 Tw 90 Tz 1 Ts 10 80 Td (a\\(b\\)) Tj T* [(c) -200 <64>] TJ 1 0 0 1 5 5 Tm (e) ' 1 1 (f) \" ET "
        + "/Span << /ActualText (x) /MCID 3 >> BDC BT (g) Tj ET EMC BI /W 2 /H 2 ID 1234 EI",
        page: "/Rotate 90 /UserUnit 2 /CropBox [0 0 100 100]");

    private static PdfBuilder Fonts()
    {
        var builder = PdfBuilder.Page(
            "BT /F2 10 Tf (ab) Tj /F3 8 Tf <00050006> Tj /F4 9 Tf <8001> Tj /F5 1 Tf (a) Tj ET",
            "/Font << /F2 6 0 R /F3 7 0 R /F4 8 0 R /F5 9 0 R >>");
        builder.Set(6, "<< /Subtype /Type1 /BaseFont /X /FirstChar 97 /Widths [500 600] /Encoding << /Differences [97 /alpha /beta] >> /ToUnicode 10 0 R >>");
        builder.Set(7, "<< /Subtype /Type0 /BaseFont /Y /Encoding /Identity-V /DescendantFonts [11 0 R] >>");
        builder.Set(8, "<< /Subtype /Type0 /BaseFont /Z /Encoding 12 0 R /DescendantFonts [13 0 R] >>");
        builder.Set(9, "<< /Subtype /Type3 /FontMatrix [.01 0 0 .01 0 0] /FontBBox [0 0 99 99] /FirstChar 97 /Widths [50] /CharProcs << /a 4 0 R >> /Encoding << /Differences [97 /a] >> >>");
        builder.SetStream(10, "", "1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <61> <62> <0041> endbfrange 1 beginbfchar <63> <d835dc00> endbfchar");
        builder.Set(11, "<< /Subtype /CIDFontType2 /FontDescriptor << /FontFile2 14 0 R /Ascent 800 /Descent -200 >> /DW 500 /W [5 [600] 6 9 700] /W2 [5 [-900 1 2]] /CIDToGIDMap 15 0 R >>");
        builder.SetStream(12, "/UseCMap /90ms-RKSJ-H", "1 begincodespacerange <8000> <ffff> endcodespacerange 1 begincidrange <8001> <8002> 35 endcidrange");
        builder.Set(13, "<< /Subtype /CIDFontType0 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) >> >>");
        builder.SetStream(14, "", TrueTypeFile.Mapping('A', 5, 2));
        builder.SetStream(15, "", "\0\0\0\u0001\0\u0002\0\u0003\0\u0004\0\u0005\0\u0006");
        return builder;
    }

    private static PdfBuilder Drawing()
    {
        var builder = PdfBuilder.Page(
            "q 1 0 0 1 5 5 cm 0 0 50 50 re W n 1 0 0 rg 0 0 9 9 re f Q /G gs /CS cs .5 scn 1 2 m 3 4 l 5 6 7 8 9 1 c h B /X Do /OC /P BDC (a) Tj EMC /S sh",
            "/XObject << /X 6 0 R >> /ExtGState << /G << /ca .5 /BM /Multiply >> >> /Properties << /P 7 0 R >> "
            + "/ColorSpace << /CS [/Separation /Ink /DeviceRGB << /FunctionType 2 /C0 [0 0 0] /C1 [1 1 1] /N 1 >>] >>",
            "/Annots [8 0 R]");
        builder.Set(1, "<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [7 0 R] /D << /OFF [7 0 R] >> >> >>");
        builder.SetStream(6, "/Subtype /Form /BBox [0 0 50 50] /Matrix [1 0 0 1 2 2] /Group << /S /Transparency >> /Resources << /Font << /F1 5 0 R >> >>", "BT /F1 5 Tf (in) Tj ET");
        builder.Set(7, "<< /Type /OCG /Name (x) >>");
        builder.Set(8, "<< /Subtype /FreeText /Rect [1 1 60 60] /AP << /N << /On 6 0 R >> >> /AS /On >>");
        return builder;
    }

    private static PdfBuilder Filters()
    {
        var builder = PdfBuilder.Page("", page: "/Contents [6 0 R 7 0 R 8 0 R 9 0 R]");
        const string Content = "BT /F1 10 Tf 10 50 Td (text) Tj ET";
        builder.SetStream(6, "/Filter /FlateDecode", Deflate(Content));
        builder.SetStream(7, "/Filter [/ASCIIHexDecode /FlateDecode] /DecodeParms [null << /Predictor 12 /Columns 4 >>]", Convert.ToHexString(Deflate("\0BT E\0T   ")) + ">");
        builder.SetStream(8, "/Filter /LZWDecode", [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01]);
        builder.SetStream(9, "/Filter [/ASCII85Decode /RunLengthDecode]", "!!*-'\"9eu7#RLhG$k3[W&.oNg~>");
        return builder;
    }

    private static byte[] Deflate(string text)
    {
        using var target = new MemoryStream();
        using (var deflate = new ZLibStream(target, CompressionLevel.Optimal))
            deflate.Write(Encoding.Latin1.GetBytes(text));
        return target.ToArray();
    }
}
