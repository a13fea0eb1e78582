namespace CurationPipeline.Pdf.Layout;

/// <summary>Joins accents that a typesetter drew as glyphs of their own with the letters under them.</summary>
internal static class Accents
{
    // Each row: the marks that mean the accent, then pairs of letter and accented letter.
    private static readonly Dictionary<(char Accent, char Letter), char> Composed = Table(
        ("´\u0301\u02CA", "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćNŃnńSŚsśZŹzźLĹlĺRŔrŕıí"),
        ("`\u0300\u02CB", "AÀEÈIÌOÒUÙaàeèiìoòuùıì"),
        ("^\u02C6\u0302", "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥSŜsŝWŴwŵYŶyŷıî"),
        ("~\u02DC\u0303", "AÃNÑOÕaãnñoõIĨiĩUŨuũ"),
        ("¨\u0308", "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸıï"),
        ("˚\u030A", "AÅaåUŮuů"),
        ("\u02C7\u030C", "CČcčDĎEĚeěNŇnňRŘrřSŠsšZŽzžGǦgǧ"),
        ("\u02D8\u0306", "AĂaăGĞgğUŬuŭ"),
        ("¯\u02C9\u0304", "AĀaāEĒeēIĪiīOŌoōUŪuū"),
        ("˙\u0307", "CĊcċEĖeėGĠgġIİZŻzż"),
        ("¸\u0327", "CÇcçSŞsşTŢtţ"),
        ("\u02DD\u030B", "OŐoőUŰuű"),
        ("\u02DB\u0328", "AĄaąEĘeęIĮiįUŲuų"));

    /// <summary>The accented letter, or null where the two are no accent and letter.</summary>
    public static string? Join(string accent, string letter) =>
        accent.Length == 1 && letter.Length == 1 && Composed.TryGetValue((accent[0], letter[0]), out var joined)
            ? joined.ToString()
            : null;

    public static bool IsAccent(string text) => text.Length == 1 && AccentMarks.Contains(text[0]);

    private static readonly System.Buffers.SearchValues<char> AccentMarks = System.Buffers.SearchValues.Create(
        [.. Composed.Keys.Select(key => key.Accent).Distinct()]);

    private static Dictionary<(char Accent, char Letter), char> Table(params (string Accents, string Pairs)[] rows)
    {
        var table = new Dictionary<(char Accent, char Letter), char>();
        foreach (var (accents, pairs) in rows)
        {
            foreach (var accent in accents)
            {
                for (var i = 0; i < pairs.Length; i += 2)
                    table[(accent, pairs[i])] = pairs[i + 1];
            }
        }

        return table;
    }
}
