using CurationPipeline.Chat;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CurationPipeline.Cli;

/// <summary>Sends traces and metrics of documents and calls to where OpenTelemetry's own environment variables say; nowhere without them.</summary>
internal sealed class Telemetry(Func<string, string?> environment) : IDisposable
{
    private static readonly string[] Sources = [WatchedDocument.SourceName, WatchedCall.SourceName];

    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public static Telemetry FromEnvironment(Func<string, string?> environment)
    {
        var telemetry = new Telemetry(environment);
        if (telemetry.IsWanted("TRACES"))
            telemetry._traces = Sdk.CreateTracerProviderBuilder().ConfigureResource(telemetry.Name).AddSource(Sources).AddOtlpExporter().Build();
        if (telemetry.IsWanted("METRICS"))
            telemetry._metrics = Sdk.CreateMeterProviderBuilder().ConfigureResource(telemetry.Name).AddMeter(Sources).AddOtlpExporter().Build();
        return telemetry;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    /// <summary>As https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/ has it, but for the exporter that it would take unasked.</summary>
    private bool IsWanted(string signal) =>
        (IsSet("OTEL_EXPORTER_OTLP_ENDPOINT") || IsSet($"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"))
        && !Says("OTEL_SDK_DISABLED", "true")
        && !Says($"OTEL_{signal}_EXPORTER", "none");

    private void Name(ResourceBuilder resource)
    {
        if (!IsSet("OTEL_SERVICE_NAME"))
            resource.AddService("curate");
    }

    private bool IsSet(string variable) => !string.IsNullOrEmpty(environment(variable));

    private bool Says(string variable, string value) => string.Equals(environment(variable), value, StringComparison.OrdinalIgnoreCase);
}
