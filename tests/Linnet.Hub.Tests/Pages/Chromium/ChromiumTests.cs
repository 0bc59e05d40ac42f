using Microsoft.Playwright;

namespace Linnet.Hub.Tests.Pages.Chromium;

/// <summary>What only a real browser shows: the way with the keyboard, the width of a phone, colours, and that nothing breaks the pages' own rules.</summary>
[Collection(ChromiumTestGroup.Name)]
public sealed class ChromiumTests(ChromiumFixture chromium)
{
    private const int Phone = 360;

    private const string Comparison = $"/{SampleModel.Name}/compare/v1.0..main";

    private static readonly string[] PublicPages =
    [
        "/", "/login", "/alice", $"/{SampleModel.Name}", $"/{SampleModel.Name}/tree/main", $"/{SampleModel.Name}/blob/main/config.json",
        $"/{SampleModel.Name}/blob/main/model.safetensors", $"/{SampleModel.Name}/commits/main", $"/{SampleModel.Name}/refs", "/nothing/at/all",
        $"/{SampleModel.Name}/discussions", $"/{SampleModel.Name}/discussions/1", $"/{SampleModel.Name}/discussions/2", $"/{SampleModel.Name}/likers", $"/{SampleModel.Name}/activity",
        "/collections", SampleCommunity.Collection, "/users/alice/followers", "/users/bob/likes", "/users/alice/activity", $"/{SampleCommunity.Organization}",
        Comparison, $"/{SampleModel.Name}/versions", $"/{SampleModel.Name}/quality", $"/{SampleModel.Name}/evaluations", $"/{SampleModel.Name}/origin/main", "/models", "/leaderboards",
        "/leaderboards/text-classification", "/alice/reviews-base/evaluations",
    ];

    private static readonly string[] OwnPages =
    [
        "/", "/settings", "/settings/tokens", "/new", $"/{SampleModel.Name}", $"/{SampleModel.Name}/tree/main", $"/{SampleModel.Name}/edit/main/README.md",
        $"/{SampleModel.Name}/upload/main", $"/{SampleModel.Name}/settings", $"/{SampleModel.Name}/refs",
        $"/{SampleModel.Name}/discussions/1", $"/{SampleModel.Name}/discussions/2", $"/{SampleModel.Name}/discussions/new", $"/{SampleModel.Name}/collect", $"/{SampleModel.Name}/report", $"/{SampleModel.Name}/activity",
        "/notifications", "/activity", "/bob", "/users/bob/report", "/collections/new", SampleCommunity.Collection, $"{SampleCommunity.Collection}/edit", "/settings/keys",
        "/settings/organizations", $"/organizations/{SampleCommunity.Organization}/members", $"/{SampleCommunity.Organization}", "/settings/webhooks", SampleCommunity.Webhook, "/reports", "/audit",
    ];

    /// <summary>Pages of the community as people see them who have signed in; the name says how.</summary>
    private static readonly (string Name, string Address)[] CommunityPictures =
    [
        ("discussions", $"/{SampleModel.Name}/discussions"), ("discussion", $"/{SampleModel.Name}/discussions/1"), ("pull-request", $"/{SampleModel.Name}/discussions/2"),
        ("pull-request-dark-chinese", $"/{SampleModel.Name}/discussions/2"), ("pull-request-phone", $"/{SampleModel.Name}/discussions/2"), ("collection", SampleCommunity.Collection),
        ("collection-phone-dark", SampleCommunity.Collection), ("collections", "/collections"), ("collect-chinese", $"/{SampleModel.Name}/collect"), ("organization", $"/{SampleCommunity.Organization}"),
        ("members", $"/organizations/{SampleCommunity.Organization}/members"), ("members-phone", $"/organizations/{SampleCommunity.Organization}/members"), ("organizations", "/settings/organizations"),
        ("webhooks", "/settings/webhooks"), ("webhook", SampleCommunity.Webhook), ("reports-root", "/reports"), ("reports-root-phone-chinese", "/reports"), ("report", $"/{SampleModel.Name}/report"), ("audit-root", "/audit"),
        ("activity", "/activity"), ("activity-model-dark", $"/{SampleModel.Name}/activity"), ("bob", "/bob"), ("notifications", "/notifications"), ("likers", $"/{SampleModel.Name}/likers"), ("keys", "/settings/keys"),
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
        await ChromiumFixture.ArriveAsync(page, "/alice/from-browser?done=created");
        await page.ClickAsync("nav.tabs >> text=Files");
        await page.ClickAsync("text=Upload files");
        await page.SetInputFilesAsync("#field-files", new FilePayload { Name = "config.json", MimeType = "application/json", Buffer = "{\"model_type\": \"bert\"}"u8.ToArray() });
        await page.ClickAsync("main form.panel button[type=submit]");
        await ChromiumFixture.ArriveAsync(page, "/tree/main?done=committed");
        await page.ClickAsync("text=config.json");
        Assert.Contains("model_type", await page.InnerTextAsync(".source"), StringComparison.Ordinal);
        await page.ClickAsync("summary[aria-label*=alice]");
        await page.ClickAsync("text=Sign out");
        await ChromiumFixture.ArriveAsync(page, "/?done=signed-out");
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
        await ChromiumFixture.ArriveAsync(page, "/settings");
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
        await ChromiumFixture.ArriveAsync(page, "/tree/main");
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
            foreach (var address in pages.Append(chromium.Leaderboard))
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
        await ChromiumFixture.ArriveAsync(page, "/tree/v1.0");
        Assert.False(await page.Locator("button.copy").First.IsVisibleAsync());
        await page.ClickAsync("summary[aria-label*=alice]");
        await page.ClickAsync("text=Access tokens");
        await page.FillAsync("#field-name", "no script");
        await page.ClickAsync("text=Create token");
        Assert.Contains("hf_", await page.InnerTextAsync(".notice.good"), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [ChromiumFact]
    public async Task Without_script_people_like_follow_and_talk()
    {
        var page = await chromium.OpenAsync(hasScript: false);
        await chromium.SignInAsync(page, chromium.Hub.Bob);
        await page.GotoAsync("/alice/ticket-router");
        await page.ClickAsync(".like button");
        Assert.Equal("true", await page.GetAttributeAsync(".like button", "aria-pressed"));
        await page.ClickAsync("nav.tabs >> text=Discussions");
        await page.ClickAsync("text=New discussion");
        await page.FillAsync("#field-title", "From a browser without script");
        await page.FillAsync("#field-text", "Some **bold** words");
        await page.ClickAsync("main form.panel button[type=submit]");
        await ChromiumFixture.ArriveAsync(page, "/discussions/1?done=created");
        Assert.Equal("bold", await page.InnerTextAsync(".words strong"));
        await page.ClickAsync("summary:has-text('Edit')");
        await page.FillAsync(".said textarea", "Other words");
        await page.ClickAsync("text=Save");
        Assert.Equal("Other words", await page.InnerTextAsync(".words"));
        await page.GotoAsync("/root");
        await page.ClickAsync("button[name=follows]");
        Assert.Equal("false", await page.GetAttributeAsync("button[name=follows]", "value"));
        await page.Context.CloseAsync();
    }

    [ChromiumFact]
    public async Task Screenshots_are_written_where_the_environment_says()
    {
        // Without the variable the pictures are taken all the same, and thrown away: taking them is the test.
        var folder = Environment.GetEnvironmentVariable("LINNET_SCREENSHOTS");
        var pictures = new List<(string Name, string Address, int Width, bool IsDark, string Language, string? Token)>
        {
            ("home", "/", 1280, false, "en", null), ("model", $"/{SampleModel.Name}", 1280, false, "en", null), ("files", $"/{SampleModel.Name}/tree/main", 1280, false, "en", null),
            ("commits", $"/{SampleModel.Name}/commits/main", 1280, false, "en", null), ("weights", $"/{SampleModel.Name}/blob/main/model.safetensors", 1280, false, "en", null),
            ("sign-in", "/login", 1280, false, "en", null), ("owner", "/alice", 1280, false, "en", null), ("home-dark-chinese", "/", 1280, true, "zh-CN", null),
            ("model-dark", $"/{SampleModel.Name}", 1280, true, "en", null), ("model-phone", $"/{SampleModel.Name}", Phone, false, "en", null),
            ("diff", Comparison, 1280, false, "en", null), ("diff-phone-dark", Comparison, Phone, true, "zh-CN", null), ("leaderboard", chromium.Leaderboard, 1280, false, "en", null),
            ("leaderboard-phone", chromium.Leaderboard, Phone, false, "zh-CN", null), ("models", "/models", 1280, false, "en", null), ("origin", $"/{SampleModel.Name}/origin/main", 1280, false, "en", null),
            ("quality", $"/{SampleModel.Name}/quality", 1280, false, "en", null), ("files-phone", $"/{SampleModel.Name}/tree/main", Phone, true, "zh-CN", null),
        };
        // The walk over all pages opens these as well: pictures of them are for people to look at.
        foreach (var (name, address) in folder is null ? [] : CommunityPictures)
        {
            var token = name.Contains("root", StringComparison.Ordinal) ? chromium.Hub.Root : chromium.Hub.Alice;
            pictures.Add((name, address, name.Contains("phone", StringComparison.Ordinal) ? Phone : 1280, name.Contains("dark", StringComparison.Ordinal), name.Contains("chinese", StringComparison.Ordinal) ? "zh-CN" : "en", token));
        }

        foreach (var (name, address, width, isDark, language, token) in pictures)
        {
            var page = await chromium.OpenAsync(width, isDark, language);
            if (token is not null) await chromium.SignInAsync(page, token);
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
