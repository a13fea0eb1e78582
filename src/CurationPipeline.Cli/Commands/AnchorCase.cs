using System.Text.Json;

namespace CurationPipeline.Cli.Commands;

/// <summary>A line of the file given to <c>curate anchor --quotes</c>.</summary>
/// <param name="Id">Comes back with the answer.</param>
/// <param name="Quote">What is said to stand in a paper.</param>
/// <param name="Paper">The paper's file name; null to try each.</param>
internal sealed record AnchorCase(string Id, string Quote, string? Paper)
{
    /// <exception cref="CurationException">The file is not there, or a line is no such object.</exception>
    public static IReadOnlyList<AnchorCase> Read(string file, TextReader input)
    {
        if (file != "-" && !File.Exists(file))
            throw new CurationException($"The file of quotes '{file}' does not exist; check the path.");
        var lines = (file == "-" ? input.ReadToEnd() : TextFile.Decode(File.ReadAllBytes(file), file)).Split('\n');
        return [.. lines.Select((line, i) => (line, Number: i + 1)).Where(pair => !string.IsNullOrWhiteSpace(pair.line)).Select(pair => Parse(file, pair.Number, pair.line))];
    }

    private static AnchorCase Parse(string file, int number, string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var id = json.RootElement.GetProperty("id");
            return new AnchorCase(
                id.ValueKind == JsonValueKind.String ? id.GetString()! : id.GetRawText(),
                json.RootElement.GetProperty("quote").GetString() ?? "",
                json.RootElement.TryGetProperty("paper", out var paper) ? paper.GetString() : null);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new CurationException($"{file}, line {number}: this is no JSON object with 'id' and 'quote' (and 'paper', if you like). {exception.Message}");
        }
    }
}
