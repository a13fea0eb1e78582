using System.Text;

namespace CurationPipeline.Pdf.Security;

/// <summary>Brings a password to the one spelling that revision 6 hashes (the SASLprep profile, as far as Latin letters need it).</summary>
internal static class PasswordProfile
{
    // The framework does not normalise in its invariant mode, so the compatible forms of Latin-1 stand here.
    private const string Compatible = "\u00aaa\u00b22\u00b33\u00b5\u03bc\u00b91\u00bao";

    public static string Prepare(string password)
    {
        var prepared = new StringBuilder(password.Length);
        foreach (var letter in password)
        {
            if (!IsNothing(letter))
                prepared.Append(IsSpace(letter) ? ' ' : Plain(letter));
        }

        return prepared.ToString();
    }

    private static bool IsNothing(char letter) =>
        letter is '\u00ad' or '\u034f' or '\u1806' or (>= '\u180b' and <= '\u180d') or (>= '\u200b' and <= '\u200d') or '\u2060'
            or (>= '\ufe00' and <= '\ufe0f') or '\ufeff';

    private static bool IsSpace(char letter) =>
        letter is '\u00a0' or '\u1680' or (>= '\u2000' and <= '\u200a') or '\u202f' or '\u205f' or '\u3000';

    private static char Plain(char letter)
    {
        for (var i = 0; i < Compatible.Length; i += 2)
        {
            if (Compatible[i] == letter)
                return Compatible[i + 1];
        }

        return letter;
    }
}
