using System.Globalization;
using System.Text.Json;
using CurationPipeline.Review;

namespace CurationPipeline.Cli.Pages;

/// <summary>What reviewers accepted, by what proposals have in common.</summary>
internal static class AcceptanceTable
{
    private const int MostRows = 12;

    /// <summary>Nothing where nobody has answered a paper's proposals yet.</summary>
    public static void Write(Terminal terminal, Lessons lessons)
    {
        if (lessons.All.Asked == 0)
            return;
        terminal.Print(string.Create(CultureInfo.InvariantCulture, $"accepted       {lessons.All.Accepted,7} of {lessons.All.Asked} proposals ({100 * lessons.All.Share:0} %)"));
        foreach (var trait in Acceptance.Traits)
        {
            foreach (var count in lessons.Counts.Where(count => count.Trait == trait).Take(MostRows))
            {
                terminal.Print(string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {trait,-9} {Printed.Line(count.Value),-32} {count.Accepted,5} of {count.Asked,5}  {100 * count.Share,3:0} %  {string.Join(", ", count.Reasons.Take(3).Select(reason => $"{reason.Reason} {reason.Count}"))}").TrimEnd());
            }
        }

        if (lessons.Model is { Error: var error })
        {
            terminal.Print(string.Create(
                CultureInfo.InvariantCulture,
                $"  Learned from them, held back: mean squared error {error.Brier:0.000} (the overall share alone: {error.BrierOfShare:0.000}), {100 * error.Calibration:0.0} % off in calibration."));
        }
    }

    public static void WriteJson(Utf8JsonWriter json, Lessons lessons)
    {
        json.WriteStartArray("acceptance");
        foreach (var count in lessons.Counts)
        {
            json.WriteStartObject();
            json.WriteString("trait", count.Trait);
            json.WriteString("value", count.Value);
            json.WriteNumber("accepted", count.Accepted);
            json.WriteNumber("rejected", count.Rejected);
            json.WriteStartObject("reasons");
            foreach (var (reason, number) in count.Reasons)
                json.WriteNumber(reason, number);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (lessons.Model is { Error: var error })
        {
            json.WriteStartObject("held_back");
            json.WriteNumber("decisions", error.Decisions);
            json.WriteNumber("brier", Math.Round(error.Brier, 4));
            json.WriteNumber("brier_of_share", Math.Round(error.BrierOfShare, 4));
            json.WriteNumber("calibration", Math.Round(error.Calibration, 4));
            json.WriteEndObject();
        }
    }
}
