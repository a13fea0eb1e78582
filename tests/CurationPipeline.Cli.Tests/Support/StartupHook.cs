using System.Diagnostics.Tracing;

#pragma warning disable CA1050 // the runtime looks for this name outside of any namespace

/// <summary>Loaded by the runtime into a process that a test starts: writes down every name that is resolved and every connection that is opened.</summary>
internal static class StartupHook
{
    public const string Variable = "CURATION_TEST_NETWORK";

    private static Listener? _listener;

    public static void Initialize() => _listener = new Listener(Environment.GetEnvironmentVariable(Variable) ?? throw new InvalidOperationException($"{Variable} names no file."));

    private sealed class Listener(string file) : EventListener
    {
        private static readonly string[] Sources = ["System.Net.NameResolution", "System.Net.Sockets"];
        private static readonly string[] Events = ["ResolutionStart", "ConnectStart"];

        private readonly Lock _writing = new();

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (Sources.Contains(eventSource.Name))
                EnableEvents(eventSource, EventLevel.Verbose);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (!Events.Contains(eventData.EventName))
                return;
            lock (_writing)
                File.AppendAllText(file, $"{eventData.EventName} {string.Join(' ', eventData.Payload ?? new([]))}\n");
        }
    }
}
