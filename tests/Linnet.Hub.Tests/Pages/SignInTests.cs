using System.Net;
using Linnet.Hub.Access;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Tests.Pages;

public sealed class SignInTests
{
    private const string Password = "correct horse battery staple";

    [Fact]
    public async Task Until_somebody_has_a_password_the_page_says_how_to_get_in_and_a_token_opens_the_door()
    {
        await using var hub = await HubHost.StartAsync();
        using var browser = new Browser(hub.Address);
        Assert.Contains("First visit to this hub?", await browser.GetAsync("/login?next=%2Fnew"), StringComparison.Ordinal);
        var settings = await browser.PostAsync("/login/token", ("token", hub.Root), ("next", "/new"));
        Assert.Equal("/settings", browser.Place);
        Assert.Contains("Choose a password", settings, StringComparison.Ordinal);
        await browser.PostAsync("/settings/password", ("password", Password), ("again", Password));
        Assert.Equal("/settings?done=saved", browser.Place);
        await browser.PostAsync("/logout");
        Assert.Contains("You have signed out.", await browser.GetAsync(browser.Place), StringComparison.Ordinal);

        Assert.DoesNotContain("First visit", await browser.GetAsync("/login?next=%2Fnew"), StringComparison.Ordinal);
        Assert.Contains("New repository", await browser.PostAsync("/login", ("name", "Root"), ("password", Password), ("next", "/new")), StringComparison.Ordinal);
        Assert.Equal("/new", browser.Place);
    }

    [Fact]
    public async Task A_link_signs_in_once_soon_and_from_this_machine_alone()
    {
        await using var hub = await HubHost.StartAsync();
        var root = (await hub.Services.Accounts.FindAsync("root", default))!;
        var address = $"/login/once/{await hub.Services.SignInLinks.CreateAsync(root.Id, default)}";
        foreach (var header in new[] { "X-Forwarded-For: 203.0.113.7", "Host: hub.example", "Host: 192.168.0.2" })
        {
            using var elsewhere = await hub.SendAsync(null, HttpMethod.Get, address, null, header, "Accept: text/html");
            Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
            Assert.False(elsewhere.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.StartsWith("linnet-session", StringComparison.Ordinal)), header);
        }

        using (var look = await hub.SendAsync(null, HttpMethod.Head, address)) Assert.Equal(HttpStatusCode.NotFound, look.StatusCode);
        using var browser = new Browser(hub.Address);
        var page = await browser.GetAsync(address);
        Assert.Equal("/?done=signed-in", browser.Place);
        Assert.Contains("You have signed in.", page, StringComparison.Ordinal);
        Assert.Contains("Choose a password", page, StringComparison.Ordinal);
        Assert.Contains("Sign out", page, StringComparison.Ordinal);
        await browser.PostAsync("/settings/password", ("password", Password), ("again", Password));
        Assert.Equal("/settings?done=saved", browser.Place);
        Assert.DoesNotContain("Choose a password", await browser.GetAsync("/"), StringComparison.Ordinal);
        using var second = new Browser(hub.Address);
        Assert.Contains("This link has been used", await second.GetAsync(address), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, second.Status);
    }

    [Fact]
    public async Task Links_end_with_their_time_and_their_user_and_are_kept_as_hashes()
    {
        using var hub = await TestHub.OpenAsync();
        var (links, alice) = (hub.Services.SignInLinks, hub.Alice.RequireUser());
        var old = await links.CreateAsync(alice, default);
        hub.Clock.Now += SignInLinks.Lifetime;
        Assert.Null(await links.TakeAsync(old, default));
        var both = await links.CreateAsync(alice, default);
        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => links.TakeAsync(both, default))));
        Assert.Equal("alice", Assert.Single(taken, user => user is not null)!.Name);
        var left = await links.CreateAsync(alice, default);
        await hub.Services.Database.WriteAsync(context => context.Accounts.Where(row => row.Id == alice).ExecuteUpdateAsync(update => update.SetProperty(row => row.IsDisabled, true)), default);
        Assert.Null(await links.TakeAsync(left, default));
        Assert.Null(await links.TakeAsync("nothing", default));
    }

    [Fact]
    public async Task A_wrong_password_a_wrong_name_and_a_wrong_token_stay_outside()
    {
        await using var hub = await HubHost.StartAsync();
        await SetPasswordAsync(hub, "alice");
        using var browser = new Browser(hub.Address);
        await browser.GetAsync("/login");
        foreach (var (name, password) in new[] { ("alice", "something else"), ("nobody", Password), ("", ""), (new string('a', 500), Password) })
        {
            Assert.Contains("do not belong together", await browser.PostAsync("/login", ("name", name), ("password", password)), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        }

        Assert.Contains("no such token", await browser.PostAsync("/login/token", ("token", "hf_nothing")), StringComparison.Ordinal);
        await browser.GetAsync("/settings");
        Assert.StartsWith("/login?next=", browser.Place, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("\\\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_in_leads_to_no_other_site(string next)
    {
        await using var hub = await HubHost.StartAsync();
        await SetPasswordAsync(hub, "bob");
        using var browser = new Browser(hub.Address);
        await browser.GetAsync("/login");
        await browser.PostAsync("/login", ("name", "bob"), ("password", Password), ("next", next));
        Assert.Equal("/", browser.Place);
    }

    [Fact]
    public async Task The_cookie_of_a_session_is_kept_from_scripts_and_other_sites()
    {
        await using var hub = await HubHost.StartAsync();
        using var browser = new Browser(hub.Address);
        await browser.SignInAsync(hub.Alice);
        var cookie = browser.Cookies.GetAllCookies().Single(cookie => cookie.Name == "linnet-session");
        Assert.True(cookie.HttpOnly);

        using var secure = await hub.SendAsync(null, HttpMethod.Get, "/?theme=dark", null, "X-Forwarded-Proto: https");
        var header = secure.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("secure", header, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", header, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forms_of_other_sites_do_nothing_in_a_session()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        using var browser = new Browser(hub.Address);
        await browser.SignInAsync(hub.Alice);
        foreach (var address in new[] { "/new", "/settings/tokens", "/settings/password", "/alice/m/settings/delete", "/alice/m/upload/main", "/logout" })
        {
            await browser.ForgeAsync(address, ("name", "x"), ("role", "write"), ("confirm", "alice/m"));
            Assert.True(browser.Status == HttpStatusCode.Forbidden, $"{address}: {browser.Status}");
        }

        // Nor does another session's token help.
        using var other = new Browser(hub.Address);
        await other.SignInAsync(hub.Bob);
        var page = await other.GetAsync("/new");
        var token = page[(page.IndexOf("name=\"_form\" value=\"", StringComparison.Ordinal) + 20)..][..64];
        await browser.ForgeAsync("/alice/m/settings/delete", ("confirm", "alice/m"), ("_form", token));
        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        Assert.Equal("alice/m", (string?)(await hub.JsonAsync("/api/models/alice/m"))["id"]);
    }

    [Fact]
    public async Task A_session_reads_the_api_and_writes_only_what_shows_the_token_of_a_page()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("hidden", new { visibility = "private" });
        using var browser = new Browser(hub.Address);
        await browser.SignInAsync(hub.Alice);
        var cookie = $"Cookie: linnet-session={browser.Cookies.GetAllCookies().Single(item => item.Name == "linnet-session").Value}";
        using var read = await hub.SendAsync(null, HttpMethod.Get, "/api/models/alice/hidden", null, cookie);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        using var write = await hub.SendAsync(null, HttpMethod.Post, "/api/repos/create", new { name = "x" }, cookie);
        Assert.Equal(HttpStatusCode.Unauthorized, write.StatusCode);
        var page = await browser.GetAsync("/new");
        var token = page[(page.IndexOf("name=\"_form\" value=\"", StringComparison.Ordinal) + 20)..][..64];
        using var elsewhere = await hub.SendAsync(null, HttpMethod.Post, "/api/repos/create", new { name = "x" }, cookie, $"X-Form-Token: {token}", "Sec-Fetch-Site: cross-site");
        Assert.Equal(HttpStatusCode.Unauthorized, elsewhere.StatusCode);
        using var own = await hub.SendAsync(null, HttpMethod.Post, "/api/repos/create", new { name = "x" }, cookie, $"X-Form-Token: {token}", "Sec-Fetch-Site: same-origin");
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Fact]
    public async Task Strangers_make_accounts_only_where_that_is_allowed()
    {
        await using (var closed = await HubHost.StartAsync())
        {
            using var visitor = new Browser(closed.Address);
            await visitor.GetAsync("/join");
            Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
            await visitor.GetAsync("/login");
            await visitor.PostAsync("/join", ("name", "eve"), ("password", Password), ("again", Password));
            Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
            Assert.Null(await closed.Services.Accounts.FindAsync("eve", default));
        }

        await using var hub = await HubHost.StartAsync(options => options with { AllowRegistration = true });
        using var browser = new Browser(hub.Address);
        await browser.GetAsync("/join");
        Assert.Contains("not the same", await browser.PostAsync("/join", ("name", "eve"), ("password", Password), ("again", "x")), StringComparison.Ordinal);
        Assert.Contains("10 to 256", await browser.PostAsync("/join", ("name", "eve"), ("password", "short"), ("again", "short")), StringComparison.Ordinal);
        Assert.Contains("already", await browser.PostAsync("/join", ("name", "Alice"), ("password", Password), ("again", Password)), StringComparison.Ordinal);
        Assert.Contains("cannot be", await browser.PostAsync("/join", ("name", "settings"), ("password", Password), ("again", Password)), StringComparison.Ordinal);
        var home = await browser.PostAsync("/join", ("name", "eve"), ("full-name", "Eve"), ("password", Password), ("again", Password));
        Assert.Contains("Account menu of eve", home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_may_do_less_chooses_no_password_and_makes_no_stronger_token()
    {
        await using var hub = await HubHost.StartAsync();
        var weak = await hub.AddUserAsync("root", TokenRole.Write, isAdmin: true);
        using var browser = new Browser(hub.Address);
        await browser.SignInAsync(weak);
        Assert.DoesNotContain("name=\"password\"", await browser.GetAsync("/settings"), StringComparison.Ordinal);
        await browser.PostAsync("/settings/password", ("password", Password), ("again", Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Null((await hub.Services.Accounts.FindAsync("root", default))!.PasswordHash);
        await browser.GetAsync("/settings/tokens");
        await browser.PostAsync("/settings/tokens", ("name", "x"), ("role", "admin"), ("days", "0"));
        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
    }

    private static async Task SetPasswordAsync(HubHost hub, string name) =>
        await hub.Services.Passwords.SetAsync((await hub.Services.Accounts.FindAsync(name, default))!, Password, default);
}
