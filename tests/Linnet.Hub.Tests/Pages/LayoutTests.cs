using System.Net;
using System.Text.RegularExpressions;

namespace Linnet.Hub.Tests.Pages;

public sealed partial class LayoutTests
{
    [Fact]
    public async Task The_first_visit_says_what_to_do_next()
    {
        await using var hub = await HubHost.StartAsync();
        using var browser = new Browser(hub.Address);
        var page = await browser.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("<title>Your team&#x27;s models, in one place · Linnet Hub</title>", page, StringComparison.Ordinal);
        Assert.Contains("There are no models yet", page, StringComparison.Ordinal);
        Assert.Contains($"linnet login --endpoint {hub.Address}", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/login\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Language_and_theme_are_kept_once_chosen()
    {
        await using var hub = await HubHost.StartAsync();
        using var browser = new Browser(hub.Address);
        Assert.Contains("团队的模型", await browser.GetAsync("/?lang=zh&theme=dark"), StringComparison.Ordinal);
        var later = await browser.GetAsync("/");
        Assert.Contains("团队的模型", later, StringComparison.Ordinal);
        Assert.Contains("data-theme=\"dark\"", later, StringComparison.Ordinal);
        Assert.DoesNotContain("data-theme", await browser.GetAsync("/?lang=en&theme=auto"), StringComparison.Ordinal);
        Assert.Contains("Your team", await browser.GetAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Style_and_script_may_be_kept_for_ever()
    {
        await using var hub = await HubHost.StartAsync();
        using var browser = new Browser(hub.Address);
        var addresses = AssetAddress().Matches(await browser.GetAsync("/")).Select(match => match.Value).Distinct().ToList();
        Assert.Equal(3, addresses.Count);
        foreach (var address in addresses)
        {
            await browser.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, browser.Status);
            Assert.Contains("immutable", browser.Last.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }

        await browser.GetAsync("/assets/hub.000000000000.css");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    [Fact]
    public async Task Pages_forbid_scripts_styles_and_frames_that_are_not_the_hubs()
    {
        await using var hub = await HubHost.StartAsync();
        using var browser = new Browser(hub.Address);
        foreach (var address in new[] { "/", "/nowhere/at/all" })
        {
            var page = await browser.GetAsync(address);
            var policy = browser.Last.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", browser.Last.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("DENY", browser.Last.Headers.GetValues("X-Frame-Options").Single());

            // What the policy forbids must not be needed.
            Assert.DoesNotMatch(@"<[^>]+\s(style|on[a-z]+)=", page);
            Assert.DoesNotMatch("<style|<script(?! src)", page);
        }
    }

    [Fact]
    public async Task People_get_pages_and_programs_get_json_when_something_fails()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("hidden", new { visibility = "private" });
        using var browser = new Browser(hub.Address);
        foreach (var address in new[] { "/no/such/place", "/alice/nothing/resolve/main/a.txt", "/alice/hidden/resolve/main/a.txt" })
        {
            Assert.Contains("<h1>Nothing here</h1>", await browser.GetAsync(address), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        }

        Assert.StartsWith("{\"error\":", await browser.GetAsync("/api/models/alice/hidden"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, browser.Status);
        using var program = await hub.SendAsync(null, HttpMethod.Get, "/no/such/place", null, "Accept: */*");
        Assert.Equal("application/json", program.Content.Headers.ContentType!.MediaType);
    }

    [GeneratedRegex("/assets/[a-z]+\\.[0-9a-f]{12}\\.[a-z]+")]
    private static partial Regex AssetAddress();
}
