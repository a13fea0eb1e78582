using CurationPipeline.Chat;
using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CurationPipeline.Cli;

/// <summary>Sends traces of model calls to where OpenTelemetry's own environment variables say; nowhere without them.</summary>
internal static class Telemetry
{
    private static readonly string[] Variables = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"];

    public static IDisposable? FromEnvironment(Func<string, string?> environment) =>
        Array.Exists(Variables, name => !string.IsNullOrEmpty(environment(name))) ? Start() : null;

    private static TracerProvider Start() => Sdk.CreateTracerProviderBuilder()
        .ConfigureResource(resource => resource.AddService("curate"))
        .AddSource(Tracing.SourceName)
        .AddOtlpExporter()
        .Build();
}
