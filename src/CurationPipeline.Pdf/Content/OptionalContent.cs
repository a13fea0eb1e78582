using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Content;

/// <summary>Knows which layers of a file are switched off when it is opened.</summary>
internal sealed class OptionalContent
{
    private readonly HashSet<PdfDictionary> _off = [];

    public OptionalContent(PdfDictionary? root)
    {
        var properties = root?.Dictionary("OCProperties");
        var usual = properties?.Dictionary("D");
        if (usual?.Name("BaseState") == "OFF")
            Collect(properties?.Array("OCGs"), group => _off.Add(group));
        Collect(usual?.Array("OFF"), group => _off.Add(group));
        Collect(usual?.Array("ON"), group => _off.Remove(group));
    }

    /// <summary>Whether what belongs to this group, or to this combination of groups, is not shown.</summary>
    public bool IsOff(PdfDictionary? membership)
    {
        if (membership is null || _off.Count == 0)
            return false;
        if (membership.Name("Type") != "OCMD")
            return _off.Contains(membership);
        var groups = new List<PdfDictionary>();
        Collect(membership.Array("OCGs"), groups.Add);
        if (groups.Count == 0)
            return membership.Dictionary("OCGs") is { } single && _off.Contains(single);
        return membership.Name("P") switch
        {
            "AllOn" => groups.Exists(_off.Contains),
            "AnyOff" => !groups.Exists(_off.Contains),
            "AllOff" => !groups.TrueForAll(_off.Contains),
            _ => groups.TrueForAll(_off.Contains),
        };
    }

    private static void Collect(PdfArray? groups, Action<PdfDictionary> take)
    {
        for (var i = 0; i < groups?.Count; i++)
        {
            if (groups.Dictionary(i) is { } group)
                take(group);
        }
    }

    private static void Collect(PdfArray? groups, Func<PdfDictionary, bool> take) =>
        Collect(groups, group => { take(group); });
}
