namespace CurationPipeline;

/// <summary>A sentence on one line and of bearable length: what a file holds may be of any length, and a message that repeats it may not.</summary>
internal static class Shortened
{
    private const int Start = 300;
    private const int End = 200;

    /// <summary>Its start and its end, where what to do stands.</summary>
    public static string Of(string sentence)
    {
        sentence = sentence.ReplaceLineEndings(" ");
        return sentence.Length <= Start + End ? sentence : $"{sentence[..Start]} … {sentence[^End..]}";
    }
}
