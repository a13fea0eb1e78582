using Microsoft.Playwright;

namespace CurationPipeline.Web.Tests.Support;

/// <summary>The machine's own Chromium, started once for all tests; null where there is none.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>How long, in milliseconds, a page may take before a test gives up: only a machine that stands still needs it.</summary>
    public const float Patience = 60_000;

    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

    private IPlaywright? _playwright;

    public IBrowser? Browser { get; private set; }

    /// <summary>Why browser tests are skipped; null where they are not.</summary>
    public static string? Missing { get; } = Array.Exists(Places, File.Exists)
        ? null
        : "Skipped: there is no Chromium on this machine; install it to drive the review desk as a person would.";

    public async Task InitializeAsync()
    {
        if (Missing is not null)
            return;
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Array.Find(Places, File.Exists),
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>A test that needs a browser.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Missing;
}
