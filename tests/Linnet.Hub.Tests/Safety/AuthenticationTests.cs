using System.Net;
using System.Text;
using Linnet.Hub.Access;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Tests.Safety;

/// <summary>A07, authentication failures: what is taken for a credential, and for how long. Guessing is slowed down in <c>Limits/HubLimitsTests</c>.</summary>
public sealed class AuthenticationTests
{
    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer hf_nobody")]
    [InlineData("Bearer hf_a hf_b")]
    [InlineData("Basic")]
    [InlineData("Basic !!!!")]
    [InlineData("Basic YQ==")]
    [InlineData("Basic Og==")]
    [InlineData("Digest username=\"alice\"")]
    [InlineData("Negotiate YII=")]
    [InlineData("hf_nobody")]
    public async Task What_is_no_credential_is_refused_and_never_taken_for_nobody(string header)
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        foreach (var address in new[] { "/api/whoami-v2", "/api/models", "/api/models/alice/m" })
        {
            using var answer = await hub.SendAsync(null, HttpMethod.Get, address, null, $"Authorization: {header}");
            Assert.True((int)answer.StatusCode is 400 or 401, $"{header} at {address}: {(int)answer.StatusCode}");
        }
    }

    [Fact]
    public async Task A_long_header_is_no_work()
    {
        await using var hub = await HubHost.StartAsync();
        using var answer = await hub.SendAsync(null, HttpMethod.Get, "/api/whoami-v2", null, $"Authorization: Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes(new string(':', 20_000)))}");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_token_in_an_address_is_none()
    {
        await using var hub = await HubHost.StartAsync();
        foreach (var field in new[] { "token", "access_token", "auth", "api_key" })
        {
            using var answer = await hub.SendAsync(null, HttpMethod.Get, $"/api/whoami-v2?{field}={hub.Alice}");
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }

        using var cookie = await hub.SendAsync(null, HttpMethod.Get, "/api/whoami-v2", null, $"Cookie: token={hub.Alice}");
        Assert.Equal(HttpStatusCode.Unauthorized, cookie.StatusCode);
    }

    [Fact]
    public async Task A_token_ends_with_its_time_its_withdrawal_and_its_user()
    {
        using var hub = await TestHub.OpenAsync();
        var (tokens, alice) = (hub.Services.Tokens, hub.Alice.RequireUser());
        var brief = await tokens.CreateAsync(alice, "brief", TokenRole.Write, hub.Clock.Now + TimeSpan.FromMinutes(5), default);
        var withdrawn = await tokens.CreateAsync(alice, "withdrawn", TokenRole.Write, null, default);
        Assert.Equal("alice", (await tokens.AuthenticateAsync(brief, default)).Name);
        hub.Clock.Now += TimeSpan.FromMinutes(5);
        await RefusalAssert.IsAsync(Refusal.InvalidToken, () => tokens.AuthenticateAsync(brief, default));
        Assert.True(await tokens.RevokeAsync(alice, "withdrawn", default));
        await RefusalAssert.IsAsync(Refusal.InvalidToken, () => tokens.AuthenticateAsync(withdrawn, default));
        var left = await tokens.CreateAsync(alice, "left", TokenRole.Write, null, default);
        await hub.Services.Database.WriteAsync(context => context.Accounts.Where(row => row.Id == alice).ExecuteUpdateAsync(update => update.SetProperty(row => row.IsDisabled, true)), default);
        await RefusalAssert.IsAsync(Refusal.InvalidToken, () => tokens.AuthenticateAsync(left, default));
    }

    [Fact]
    public async Task A_member_who_has_left_loses_what_the_token_could_do()
    {
        await using var hub = await HubHost.StartAsync();
        var services = hub.Services;
        var alice = await services.Tokens.AuthenticateAsync(hub.Alice, default);
        await services.Accounts.CreateOrganizationAsync(alice, "acme", null, default);
        alice = await services.Tokens.AuthenticateAsync(hub.Alice, default);
        await services.Accounts.SetMemberAsync(alice, "acme", "bob", OrganizationRole.Write, default);
        (await hub.SendAsync(hub.Bob, HttpMethod.Post, "/api/repos/create", new { name = "m", organization = "acme", visibility = "private" })).EnsureSuccessStatusCode();
        using (var before = await hub.SendAsync(hub.Bob, HttpMethod.Get, "/api/models/acme/m/auth-check/write")) Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        await services.Accounts.SetMemberAsync(alice, "acme", "bob", null, default);
        using var after = await hub.SendAsync(hub.Bob, HttpMethod.Get, "/api/models/acme/m");
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
    }

    [Fact]
    public async Task A_reading_token_of_an_administrator_administers_nothing()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("hidden", new { visibility = "private" });
        foreach (var role in new[] { TokenRole.Read, TokenRole.Write })
        {
            var token = await hub.AddUserAsync("root", role, isAdmin: true);
            using var answer = await hub.SendAsync(token, HttpMethod.Get, "/api/models/alice/hidden");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }
}
