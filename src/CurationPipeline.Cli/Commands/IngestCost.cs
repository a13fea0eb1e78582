using System.Globalization;
using System.Text.Json;

namespace CurationPipeline.Cli.Commands;

/// <summary>Says what ingests took, and what that is for each edge that was accepted.</summary>
internal static class IngestCost
{
    public static string Words(IngestTotals total) => string.Create(
        CultureInfo.InvariantCulture,
        $"Ingests so far: {total.Papers} papers, {total.TokensIn:N0} tokens in, {total.TokensOut:N0} out, {Dollars(total.CostUsd)}, {total.Seconds:N1} s; {Edges(total)}.");

    public static void Write(Utf8JsonWriter json, IngestTotals total)
    {
        json.WriteStartObject("ingests");
        json.WriteNumber("papers", total.Papers);
        json.WriteNumber("accepted_edges", total.AcceptedEdges);
        json.WriteNumber("tokens_in", total.TokensIn);
        json.WriteNumber("tokens_out", total.TokensOut);
        Number("cost_usd", (double?)total.CostUsd);
        Number("seconds", Math.Round(total.Seconds, 1));
        Number("cost_usd_an_edge", (double?)total.CostAnEdge);
        Number("seconds_an_edge", total.SecondsAnEdge is { } seconds ? Math.Round(seconds, 2) : null);
        json.WriteEndObject();

        void Number(string name, double? value)
        {
            if (value is { } number)
                json.WriteNumber(name, number);
            else
                json.WriteNull(name);
        }
    }

    private static string Edges(IngestTotals total) => total.AcceptedEdges == 0
        ? "no edge of theirs is accepted yet"
        : string.Create(CultureInfo.InvariantCulture, $"{total.AcceptedEdges} edges accepted, {Dollars(total.CostAnEdge)} and {total.SecondsAnEdge:0.0#} s each");

    private static string Dollars(decimal? usd) =>
        usd is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:0.00##} USD") : "price not known";
}
