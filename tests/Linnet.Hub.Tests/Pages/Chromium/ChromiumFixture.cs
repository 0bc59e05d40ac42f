using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Linnet.Hub.Tests.Pages.Chromium;

/// <summary>One browser and one hub with something in it, for all tests that need a real browser.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private const float Timeout = 180_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal HubHost Hub { get; private set; } = null!;

    /// <summary>The address of the leaderboard of the measured models.</summary>
    internal string Leaderboard { get; private set; } = string.Empty;

    /// <summary>Opens a window of its own, without cookies.</summary>
    /// <param name="width">Of the window, in CSS pixels.</param>
    /// <param name="isDark">What the system prefers.</param>
    /// <param name="language">What the browser prefers.</param>
    /// <param name="hasScript">Whether the page's script runs.</param>
    internal async Task<IPage> OpenAsync(int width = 1280, bool isDark = false, string language = "en", bool hasScript = true)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Hub.Address,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = language,
            JavaScriptEnabled = hasScript,
        });
        context.SetDefaultTimeout(Timeout);
        return await context.NewPageAsync();
    }

    /// <summary>Signs in with a token; as Alice where none is given.</summary>
    internal async Task SignInAsync(IPage page, string? token = null)
    {
        await page.GotoAsync("/login");
        await page.FillAsync("#field-token", token ?? Hub.Alice);
        await page.Locator("form[action='/login/token'] button").ClickAsync();
        await ArriveAsync(page, "/settings");
    }

    /// <summary>Waits until the browser has arrived and the page and its script are there.</summary>
    /// <remarks>Asks the browser again and again. <c>WaitForURLAsync</c> looks at the address and listens for a change after that: one that happens in between it waits for in vain.</remarks>
    /// <param name="page">The window.</param>
    /// <param name="ending">How the address ends, with the query.</param>
    internal static async Task ArriveAsync(IPage page, string ending)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"{Regex.Escape(ending)}$"), new PageAssertionsToHaveURLOptions { Timeout = Timeout });
        await page.WaitForFunctionAsync("document.readyState === 'complete'");
    }

    public async Task InitializeAsync()
    {
        if (!File.Exists(ChromiumFactAttribute.Path)) return;

        // The sample's webhook goes to a port of this machine at which nobody listens.
        Hub = await HubHost.StartAsync(options => options with { AllowPrivateWebhooks = true });
        await SampleModel.CreateAsync(Hub);
        await SampleCommunity.CreateAsync(Hub);
        Leaderboard = await SampleJudging.CreateAsync(Hub);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = ChromiumFactAttribute.Path, Args = ["--no-sandbox", "--disable-gpu"], Timeout = Timeout });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (Hub is not null) await Hub.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class ChromiumTestGroup : ICollectionFixture<ChromiumFixture>
{
    internal const string Name = "a real browser";
}
