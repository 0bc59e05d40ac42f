using Microsoft.Playwright;

namespace Linnet.Hub.Tests.Pages.Chromium;

/// <summary>What only a real browser shows: the way with the keyboard, the width of a phone, colours, and that nothing breaks the pages' own rules.</summary>
[Collection(ChromiumTestGroup.Name)]
public sealed class ChromiumTests(ChromiumFixture chromium)
{
    private const int Phone = 360;

    private static readonly string[] PublicPages =
    [
        "/", "/login", "/alice", $"/{SampleModel.Name}", $"/{SampleModel.Name}/tree/main", $"/{SampleModel.Name}/blob/main/config.json",
        $"/{SampleModel.Name}/blob/main/model.safetensors", $"/{SampleModel.Name}/commits/main", $"/{SampleModel.Name}/refs", "/nothing/at/all",
    ];

    private static readonly string[] OwnPages =
    [
        "/", "/settings", "/settings/tokens", "/new", $"/{SampleModel.Name}", $"/{SampleModel.Name}/tree/main", $"/{SampleModel.Name}/edit/main/README.md",
        $"/{SampleModel.Name}/upload/main", $"/{SampleModel.Name}/settings", $"/{SampleModel.Name}/refs",
    ];

    [ChromiumFact]
    public async Task A_newcomer_signs_in_makes_a_model_uploads_and_looks_at_it()
    {
        var page = await chromium.OpenAsync();
        var complaints = Listen(page);
        await chromium.SignInAsync(page);
        await page.GotoAsync("/");
        await page.ClickAsync("a.new");
        await page.FillAsync("#field-name", "from-browser");
        await page.SelectOptionAsync("#field-license", "mit");
        await page.ClickAsync("main form button[type=submit]");
        await page.WaitForURLAsync("**/alice/from-browser?done=created");
        await page.ClickAsync("nav.tabs >> text=Files");
        await page.ClickAsync("text=Upload files");
        await page.SetInputFilesAsync("#field-files", new FilePayload { Name = "config.json", MimeType = "application/json", Buffer = "{\"model_type\": \"bert\"}"u8.ToArray() });
        await page.ClickAsync("main form button[type=submit]");
        await page.WaitForURLAsync("**/tree/main?done=committed");
        await page.ClickAsync("text=config.json");
        Assert.Contains("model_type", await page.InnerTextAsync(".source"), StringComparison.Ordinal);
        await page.ClickAsync("summary[aria-label*=alice]");
        await page.ClickAsync("text=Sign out");
        await page.WaitForURLAsync("**/?done=signed-out");
        Assert.Empty(complaints);
        await page.Context.CloseAsync();
    }

    [ChromiumFact]
    public async Task The_keyboard_alone_leads_through_and_shows_where_it_is()
    {
        var page = await chromium.OpenAsync();
        await page.GotoAsync("/");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("#main", await FocusedAsync(page, "getAttribute('href')"));
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("/");
        Assert.Equal("site-search", await FocusedAsync(page, "id"));
        await page.GotoAsync("/login");
        await page.FocusAsync("#field-token");
        await page.Keyboard.TypeAsync(chromium.Hub.Alice);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/settings");
        await page.FocusAsync("details.menu > summary");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("/alice", await FocusedAsync(page, "getAttribute('href')"));
        var outline = await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle");
        Assert.Equal("solid", outline);
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal("SUMMARY", await FocusedAsync(page, "tagName"));
        await page.GotoAsync($"/{SampleModel.Name}");
        for (var count = 0; count < 60 && await FocusedAsync(page, "getAttribute?.('href')") != $"/{SampleModel.Name}/tree/main"; count++) await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/tree/main");
        await page.Context.CloseAsync();
    }

    [ChromiumFact]
    public async Task Every_page_fits_a_phone_and_can_be_used_by_everybody_in_both_themes_and_languages()
    {
        var script = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "pages", "accessibility.js"));
        var problems = new List<string>();
        foreach (var (isDark, language, pages) in new[] { (false, "en", PublicPages), (true, "zh-CN", PublicPages), (true, "en", OwnPages), (false, "zh-CN", OwnPages) })
        {
            var page = await chromium.OpenAsync(Phone, isDark, language);
            var complaints = Listen(page);
            if (pages == OwnPages) await chromium.SignInAsync(page);
            foreach (var address in pages)
            {
                await page.GotoAsync(address);
                var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
                if (width > Phone) problems.Add($"{address} ({language}) is {width} pixels wide");
                problems.AddRange((await page.EvaluateAsync<string[]>(script)).Select(problem => $"{address} ({language}, {(isDark ? "dark" : "light")}): {problem}"));
                if (language == "zh-CN") Assert.Equal("zh-Hans", await page.GetAttributeAsync("html", "lang"));
            }

            problems.AddRange(complaints);
            await page.Context.CloseAsync();
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [ChromiumFact]
    public async Task Without_script_everything_still_works()
    {
        var page = await chromium.OpenAsync(hasScript: false);
        await chromium.SignInAsync(page);
        await page.GotoAsync($"/{SampleModel.Name}/tree/main");
        await page.ClickAsync(".toolbar summary");
        await page.ClickAsync(".toolbar .panel >> text=v1.0");
        await page.WaitForURLAsync("**/tree/v1.0");
        Assert.False(await page.Locator("button.copy").First.IsVisibleAsync());
        await page.ClickAsync("summary[aria-label*=alice]");
        await page.ClickAsync("text=Access tokens");
        await page.FillAsync("#field-name", "no script");
        await page.ClickAsync("text=Create token");
        Assert.Contains("hf_", await page.InnerTextAsync(".notice.good"), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [ChromiumFact]
    public async Task Screenshots_are_written_where_the_environment_says()
    {
        // Without the variable the pictures are taken all the same, and thrown away: taking them is the test.
        var folder = Environment.GetEnvironmentVariable("LINNET_SCREENSHOTS");
        foreach (var (name, address, width, isDark, language) in new[]
        {
            ("home", "/", 1280, false, "en"), ("model", $"/{SampleModel.Name}", 1280, false, "en"), ("files", $"/{SampleModel.Name}/tree/main", 1280, false, "en"),
            ("commits", $"/{SampleModel.Name}/commits/main", 1280, false, "en"), ("weights", $"/{SampleModel.Name}/blob/main/model.safetensors", 1280, false, "en"),
            ("sign-in", "/login", 1280, false, "en"), ("owner", "/alice", 1280, false, "en"), ("home-dark-chinese", "/", 1280, true, "zh-CN"),
            ("model-dark", $"/{SampleModel.Name}", 1280, true, "en"), ("model-phone", $"/{SampleModel.Name}", Phone, false, "en"), ("files-phone", $"/{SampleModel.Name}/tree/main", Phone, true, "zh-CN"),
        })
        {
            var page = await chromium.OpenAsync(width, isDark, language);
            await page.GotoAsync(address);
            var bytes = await page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true });
            Assert.True(bytes.Length > 10_000, $"{name}: {bytes.Length} bytes");
            if (folder is not null)
            {
                Directory.CreateDirectory(folder);
                await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}.png"), bytes);
            }

            await page.Context.CloseAsync();
        }
    }

    /// <summary>What the browser complains about: a broken policy, a script that fails, a part that is not there.</summary>
    private static List<string> Listen(IPage page)
    {
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type is "error" && !message.Text.Contains("404", StringComparison.Ordinal)) complaints.Add(message.Text); };
        page.PageError += (_, error) => complaints.Add(error);
        return complaints;
    }

    private static Task<string?> FocusedAsync(IPage page, string property) => page.EvaluateAsync<string?>($"String(document.activeElement.{property} ?? '')");
}
