using CurationPipeline.Web.Tests.Support;
using Microsoft.Playwright;

namespace CurationPipeline.Web.Tests;

/// <summary>The static site as a reader uses it in a browser.</summary>
public sealed class SiteBrowserTests(Chromium chromium, OpenSite site) : IClassFixture<Chromium>, IClassFixture<OpenSite>
{
    [BrowserFact]
    public async Task Searching_finds_by_the_beginnings_of_words()
    {
        var page = await OpenAsync("index.html");

        await page.FillAsync("header input[name=q]", "prefer lock");
        await page.Keyboard.PressAsync("Enter");
        await page.ClickAsync("#results a >> text=Preference Locking");

        Assert.Equal("Preference Locking", await page.InnerTextAsync("h1"));
        Assert.Empty(site.Complaints);
    }

    [BrowserFact]
    public async Task A_search_for_nothing_that_is_there_says_so()
    {
        var page = await OpenAsync("search.html?q=%3Cimg%20src%3Dx%3Exyzzy");

        await page.WaitForFunctionAsync("document.getElementById('found').textContent.length > 0");

        Assert.Equal(0, await page.Locator("#results li").CountAsync());
        Assert.Equal(0, await page.Locator("main img").CountAsync());
        Assert.Empty(site.Complaints);
    }

    [BrowserFact]
    public async Task A_reader_goes_from_entity_to_evidence_to_quote()
    {
        var page = await OpenAsync("concept/alignment-faking.html");

        await page.ClickAsync("details:has(figure.quote) >> nth=0 >> summary");
        await page.ClickAsync("details[open] figure.quote >> text=the quote");

        Assert.Contains("/quote/", page.Url, StringComparison.Ordinal);
        Assert.NotEqual("", await page.InnerTextAsync("blockquote"));
        Assert.Empty(site.Complaints);
    }

    [BrowserFact]
    public async Task Every_place_is_reached_by_the_keyboard()
    {
        var page = await OpenAsync("concept/alignment-faking.html");

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the content", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.Keyboard.PressAsync("Enter");
        Assert.EndsWith("#content", page.Url, StringComparison.Ordinal);
        for (var presses = 0; await page.EvaluateAsync<string>("document.activeElement.tagName") != "SUMMARY"; presses++)
        {
            Assert.True(presses < 200, "No evidence was reached in 200 presses of the key.");
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.NotEqual("none", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal(1, await page.Locator("details[open]").CountAsync());
        Assert.Empty(site.Complaints);
    }

    [BrowserFact]
    public async Task Dark_mode_is_dark_and_can_be_read()
    {
        var light = await OpenAsync("concept/alignment-faking.html");
        var dark = await OpenAsync("concept/alignment-faking.html", new BrowserNewPageOptions { ColorScheme = ColorScheme.Dark });

        Assert.True(await Brightness(light, "backgroundColor") > 0.9);
        Assert.True(await Brightness(dark, "backgroundColor") < 0.15);
        Assert.True(await Brightness(dark, "color") > 0.8);
    }

    [BrowserFact]
    public async Task Paper_is_white_and_shows_no_controls_and_all_the_evidence()
    {
        var dark = new BrowserNewPageOptions { ColorScheme = ColorScheme.Dark };
        foreach (var address in (string[])["index.html", "concept/alignment-faking.html", "a-z/a.html"])
        {
            var page = await OpenAsync(address, dark);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

            Assert.Equal(1, await Brightness(page, "backgroundColor"));
            Assert.Equal(0, await Brightness(page, "color"));
            Assert.Equal(0, await page.Locator("nav:visible, form:visible, input:visible").CountAsync());
            foreach (var quote in await page.Locator("details figure.quote").AllAsync())
                Assert.True(await quote.EvaluateAsync<int>("quote => quote.offsetHeight") > 0, address);
        }
    }

    [BrowserFact]
    public async Task A_drawn_page_fits_on_one_sheet_of_paper()
    {
        var page = await OpenAsync("concept/alignment-faking.html");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        var size = await page.EvaluateAsync<double[]>("""
            () => {
              document.querySelector("main").innerHTML = '<figure class="page"><svg class="sheet" viewBox="0 0 612 792" xmlns="http://www.w3.org/2000/svg"></svg></figure>';
              const box = document.querySelector(".sheet").getBoundingClientRect();
              return [box.width, box.height];
            }
            """);

        Assert.InRange(size[1], 500, 8 * 96);
        Assert.InRange(size[0] / size[1], 0.76, 0.79);
    }

    [BrowserFact]
    public async Task A_narrow_screen_needs_no_scrolling_sideways()
    {
        foreach (var address in (string[])["index.html", "concept/alignment-faking.html", "disagreements.html", "newest.html", "a-z/a.html"])
        {
            var page = await OpenAsync(address, new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 360, Height = 800 } });
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 360, address);
        }
    }

    [BrowserFact]
    public async Task A_merged_id_leads_on_by_itself()
    {
        var page = await site.PageAsync(chromium.Browser!); // there is one where the test runs

        // The page leaves by itself, perhaps before it has loaded: what counts is where the reader ends.
        await page.GotoAsync(OpenSite.Origin + "concept/scheming.html", new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
        await page.WaitForSelectorAsync("h1 >> text=Deceptive Alignment");

        Assert.Equal(OpenSite.Origin + "concept/deceptive-alignment.html", page.Url);
    }

    [BrowserFact]
    public async Task The_policy_keeps_out_scripts_and_requests_that_are_not_the_sites()
    {
        var page = await OpenAsync("concept/alignment-faking.html");

        await page.EvaluateAsync("""
            () => {
              const script = document.createElement("script");
              script.textContent = "window.intruded = true";
              document.head.append(script);
              const picture = document.createElement("img");
              picture.src = "http://elsewhere.test/x.png";
              document.body.append(picture);
            }
            """);
        await page.WaitForTimeoutAsync(300);

        Assert.False(await page.EvaluateAsync<bool>("window.intruded === true"));
        Assert.DoesNotContain(site.Complaints, complaint => complaint.StartsWith("asked for", StringComparison.Ordinal));
        Assert.Contains(site.Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
        site.Complaints.Clear();
    }

    private async Task<IPage> OpenAsync(string address, BrowserNewPageOptions? options = null)
    {
        var page = await site.PageAsync(chromium.Browser!, options); // there is one where the test runs
        await page.GotoAsync(OpenSite.Origin + address);
        return page;
    }

    /// <summary>Of the page's body, from 0 to 1.</summary>
    private static async Task<double> Brightness(IPage page, string property)
    {
        var channels = await page.EvaluateAsync<double[]>($"getComputedStyle(document.body).{property}.match(/[\\d.]+/g).slice(0, 3).map(Number)");
        return channels.Average() / 255;
    }
}
