using CurationPipeline.Review;
using CurationPipeline.Web.Tests.Support;
using Microsoft.Playwright;

namespace CurationPipeline.Web.Tests;

/// <summary>The desk as a person uses it: in a browser, with the keyboard alone.</summary>
public sealed class BrowserTests(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private readonly List<string> _complaints = [];
    private OpenDesk _desk = null!; // set before each test
    private IPage _page = null!; // set before each test that runs

    public async Task InitializeAsync()
    {
        if (chromium.Browser is not { } browser)
            return;
        _desk = await OpenDesk.OnFixtureAsync();
        _page = await browser.NewPageAsync();
        _page.Console += (_, message) => _complaints.Add(message.Text);
        _page.PageError += (_, error) => _complaints.Add(error);
        _page.SetDefaultTimeout(Chromium.Patience);
    }

    public async Task DisposeAsync()
    {
        if (chromium.Browser is null)
            return;
        await _page.CloseAsync();
        await _desk.DisposeAsync();
    }

    [BrowserFact]
    public async Task A_paper_is_reviewed_from_opening_to_applying()
    {
        await _page.GotoAsync(_desk.Address.ToString());
        await PressAndGo("1");
        await PressAndGo("Enter");
        var first = KeyShown();
        await PressAndGo("a");
        var second = KeyShown();
        await _page.Keyboard.PressAsync("r");
        await PressAndGo("8");
        var third = KeyShown();
        await PressAndGo("l");

        Assert.Equal(Say.Approve, AnswerTo(first).Say);
        Assert.Equal(new Answer(Say.Reject, Reason: "trivial"), AnswerTo(second));
        Assert.Equal(Say.Later, AnswerTo(third).Say);

        await PressAndGo("u");
        Assert.Equal(Say.Pending, AnswerTo(third).Say);
        Assert.Equal(third, KeyShown());
        await _page.ReloadAsync();
        Assert.Equal(third, KeyShown());

        await PressAndGo("i");
        await PressAndGo("A");
        Assert.Contains("Applied: ", await _page.InnerTextAsync(".said"), StringComparison.Ordinal);
        Assert.DoesNotContain(_desk.Review.Answers, item => item.Key == first || item.Key == second);
        await PressAndGo("u");
        Assert.Equal(Say.Approve, AnswerTo(first).Say);
        Assert.Empty(_complaints);
    }

    [BrowserFact]
    public async Task A_proposal_is_the_same_as_a_known_entity()
    {
        var concept = _desk.Review.Entities.First(item => item.Item.Entity.Id.Type == "concept").Item;
        await _page.GotoAsync(new Uri(_desk.Address, OpenDesk.ItemAddress(concept.Key)).ToString());

        await _page.Keyboard.PressAsync("s");
        await _page.Keyboard.TypeAsync("alignment faking");
        await _page.WaitForSelectorAsync(".found button[value='concept:alignment-faking']");
        while (await _page.EvaluateAsync<string>("document.activeElement.value") != "concept:alignment-faking")
            await _page.Keyboard.PressAsync("ArrowDown");
        await PressAndGo("Enter");

        Assert.Equal("concept:alignment-faking", AnswerTo(concept.Key).SameAs.ToString());
    }

    [BrowserFact]
    public async Task A_proposal_is_corrected_in_place()
    {
        var concept = _desk.Review.Entities.First(item => item.Item.Entity.Id.Type == "concept").Item;
        await _page.GotoAsync(new Uri(_desk.Address, OpenDesk.ItemAddress(concept.Key)).ToString());

        await _page.Keyboard.PressAsync("e");
        await _page.Keyboard.PressAsync("Control+a");
        await _page.Keyboard.TypeAsync("A Better Name");
        await PressAndGo("Enter");

        Assert.Equal("A Better Name", _desk.Review.Entities.Single(item => item.Item.Key == concept.Key).Item.Entity.Name);
        Assert.Equal("A Better Name", await _page.InnerTextAsync("h1"));
    }

    [BrowserFact]
    public async Task All_that_a_filter_shows_is_answered_and_taken_back()
    {
        var before = await File.ReadAllTextAsync(_desk.ReviewFile);
        await _page.GotoAsync(new Uri(_desk.Address, $"/paper/{OpenDesk.Paper}").ToString());
        await _page.Keyboard.PressAsync("f");
        await _page.Keyboard.PressAsync("Tab");
        await _page.Keyboard.TypeAsync("concept");
        await PressAndGo("Enter");

        await _page.Keyboard.PressAsync("a");
        await PressAndGo("Enter");

        Assert.All(_desk.Review.Entities, item => Assert.Equal(
            item.Item.Entity.Id.Type == "concept" && item.Item.PossibleDuplicates.Count == 0 ? Say.Approve : Say.Pending, item.Answer.Say));
        Assert.All(_desk.Review.Edges, item => Assert.Equal(Say.Pending, item.Answer.Say));
        await PressAndGo("u");
        Assert.Equal(before, await File.ReadAllTextAsync(_desk.ReviewFile));
    }

    [BrowserFact]
    public async Task The_mark_lies_under_the_words_on_the_screen()
    {
        var edge = _desk.Review.Edges.First(item => item.Item.Evidence[0].Text.Length > 60).Item;
        await _page.GotoAsync(new Uri(_desk.Address, OpenDesk.ItemAddress(edge.Key)).ToString());
        await _page.WaitForSelectorAsync("svg.sheet rect.hit");

        // Words of the drawing whose middle lies in a mark, as the browser has laid them out.
        var covered = await _page.EvaluateAsync<string>("""
            () => {
              const marks = [...document.querySelectorAll("rect.hit")].map(mark => mark.getBoundingClientRect());
              return [...document.querySelectorAll("svg.sheet text")].filter(word => {
                const box = word.getBoundingClientRect();
                const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
                return marks.some(mark => x > mark.x && x < mark.right && y > mark.y && y < mark.bottom);
              }).map(word => word.textContent).join(" ");
            }
            """);

        Assert.Equal(Letters(edge.Evidence[0].Text), Letters(covered));
        Assert.True(await _page.EvaluateAsync<bool>("""
            () => { const mark = document.querySelector("rect.hit").getBoundingClientRect(); return mark.top >= 0 && mark.bottom <= innerHeight; }
            """), "The mark is not in view.");
    }

    [BrowserFact]
    public async Task Hostile_words_do_nothing_in_the_browser()
    {
        var entity = _desk.Review.Entities.First(item => item.Item.Entity.Id.Type == "concept").Item;
        const string Hostile = "<img src=x onerror=window.hit=1><script>window.hit=1</script>";
        var text = await File.ReadAllTextAsync(_desk.ReviewFile);
        await File.WriteAllTextAsync(_desk.ReviewFile, text.Replace($"name: {entity.Entity.Name}\n", $"name: \"{Hostile}\"\n", StringComparison.Ordinal));

        foreach (var address in new[] { "/", $"/paper/{OpenDesk.Paper}", OpenDesk.ItemAddress(entity.Key) })
        {
            await _page.GotoAsync(new Uri(_desk.Address, address).ToString());
            Assert.True(await _page.EvaluateAsync<bool>("window.hit === undefined"));
        }

        Assert.Equal(Hostile, await _page.InnerTextAsync("h1"));
        Assert.Empty(_complaints);
    }

    [BrowserFact]
    public async Task Every_control_has_a_name_and_can_be_reached()
    {
        foreach (var address in new[] { "/", $"/paper/{OpenDesk.Paper}", OpenDesk.ItemAddress(_desk.Review.Edges[0].Item.Key) })
        {
            await _page.GotoAsync(new Uri(_desk.Address, address).ToString());
            var wrong = await _page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll("a, button, input:not([type=hidden]), select, textarea, progress, dialog, [role=img], [role=toolbar]")].filter(control =>
                  !(control.textContent.trim() || control.ariaLabel || control.labels?.length || control.getAttribute("aria-labelledby"))
                  || control.tabIndex < 0 && control.matches("a, button, input, select, textarea")).map(control => control.outerHTML)
                """);
            Assert.Empty(wrong);
        }

        await _page.Keyboard.PressAsync("Tab");
        var outline = await _page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle");
        Assert.Equal("solid", outline);
    }

    [BrowserFact]
    public async Task Text_stands_out_from_its_ground_in_light_and_dark()
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await _page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            foreach (var address in new[] { "/", $"/paper/{OpenDesk.Paper}", OpenDesk.ItemAddress(_desk.Review.Edges[0].Item.Key) })
            {
                await _page.GotoAsync(new Uri(_desk.Address, address).ToString());
                Assert.Empty(await _page.EvaluateAsync<string[]>(ContrastScript));
            }
        }
    }

    /// <summary>Text with less than 4.5 to 1 against the ground that it stands on (WCAG 2.2, 1.4.3).</summary>
    private const string ContrastScript = """
        () => {
          const channel = value => (value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
          const numbers = color => color.match(/[\d.]+/g).map(Number);
          const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
          const ground = element => {
            for (let at = element; at; at = at.parentElement) {
              const color = numbers(getComputedStyle(at).backgroundColor);
              if (color.length === 3 || color[3] > 0.9) return color;
            }
            return [255, 255, 255];
          };
          return [...document.querySelectorAll("main *, header *")].filter(element =>
            [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()) && element.getClientRects().length > 0 && !element.closest("svg, option, dialog")
          ).filter(element => {
            const [text, under] = [light(numbers(getComputedStyle(element).color)), light(ground(element))];
            return (Math.max(text, under) + 0.05) / (Math.min(text, under) + 0.05) < 4.5;
          }).map(element => element.outerHTML.slice(0, 120));
        }
        """;

    /// <summary>Presses a key that leads to another page, and waits for it.</summary>
    private async Task PressAndGo(string key)
    {
        var loaded = new TaskCompletionSource();
        void Done(object? sender, IPage page) => loaded.TrySetResult();
        _page.Load += Done;
        await _page.Keyboard.PressAsync(key);
        await loaded.Task.WaitAsync(TimeSpan.FromMilliseconds(Chromium.Patience));
        _page.Load -= Done;
    }

    private string KeyShown() => new Uri(_page.Url).Segments[^1];

    private Answer AnswerTo(string key) => _desk.Review.Answers.Single(item => item.Key == key).Answer;

    private static string Letters(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit));
}
