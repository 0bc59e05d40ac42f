using Linnet.Hub.Access;

namespace Linnet.Hub.Tests.Access;

public sealed class DeviceLoginsTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_program_waits_is_let_in_and_gets_its_token_once()
    {
        using var hub = await TestHub.OpenAsync();
        var logins = hub.Services.DeviceLogins;
        var (device, user) = await logins.BeginAsync("hf cli", None);
        Assert.Matches("^[B-Z]{4}-[B-Z]{4}$", user);
        Assert.Equal("authorization_pending", (await logins.AskAsync(device, None)).Error);
        Assert.Equal("slow_down", (await logins.AskAsync(device, None)).Error);
        hub.Clock.Now += DeviceLogins.Interval;
        Assert.Equal("authorization_pending", (await logins.AskAsync(device, None)).Error);
        Assert.Equal("hf cli", (await logins.FindAsync($" {user.ToLowerInvariant()}", None))!.Client);
        await logins.DecideAsync(hub.Alice, user, TokenRole.Read, None);
        var token = (await logins.AskAsync(device, None)).Token!;
        var caller = await hub.Services.Tokens.AuthenticateAsync(token, None);
        Assert.Equal(("alice", TokenRole.Read), (caller.Name, caller.Role));
        Assert.StartsWith("hf cli", caller.TokenName, StringComparison.Ordinal);
        Assert.Equal("expired_token", (await logins.AskAsync(device, None)).Error);
    }

    [Fact]
    public async Task A_code_that_is_over_denied_used_or_guessed_opens_nothing()
    {
        using var hub = await TestHub.OpenAsync();
        var logins = hub.Services.DeviceLogins;
        var (device, user) = await logins.BeginAsync(null, None);
        await logins.DecideAsync(hub.Alice, user, null, None);
        Assert.Equal("access_denied", (await logins.AskAsync(device, None)).Error);
        await RefusalAssert.IsAsync(Refusal.NotFound, () => logins.DecideAsync(hub.Alice, user, TokenRole.Write, None));
        var (second, secondUser) = await logins.BeginAsync("x", None);
        hub.Clock.Now += DeviceLogins.Lifetime;
        await RefusalAssert.IsAsync(Refusal.NotFound, () => logins.DecideAsync(hub.Alice, secondUser, TokenRole.Write, None));
        Assert.Null(await logins.FindAsync(secondUser, None));
        foreach (var code in new[] { second, "", null, user, "x' OR 1=1 --" }) Assert.Equal("expired_token", (await logins.AskAsync(code, None)).Error);
        foreach (var code in new[] { "", null, "AAAA-AAAA", new string('A', 1000) }) await RefusalAssert.IsAsync(Refusal.NotFound, () => logins.DecideAsync(hub.Alice, code, TokenRole.Write, None));
    }

    [Fact]
    public async Task Nobody_gives_more_than_they_have()
    {
        using var hub = await TestHub.OpenAsync();
        var logins = hub.Services.DeviceLogins;
        var reader = await hub.AddUserAsync("alice", isAdmin: false, TokenRole.Read);
        var (device, user) = await logins.BeginAsync("x", None);
        await RefusalAssert.IsAsync(Refusal.LoginNeeded, () => logins.DecideAsync(Caller.Anonymous, user, TokenRole.Read, None));
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => logins.DecideAsync(reader, user, TokenRole.Write, None));
        Assert.Equal("authorization_pending", (await logins.AskAsync(device, None)).Error);
    }
}
