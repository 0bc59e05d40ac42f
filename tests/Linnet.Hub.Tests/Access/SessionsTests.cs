using Linnet.Hub.Access;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Tests.Access;

public sealed class SessionsTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_session_speaks_for_its_user_until_it_ends()
    {
        using var hub = await TestHub.OpenAsync();
        var text = await hub.Services.Sessions.BeginAsync(hub.Alice.RequireUser(), TokenRole.Write, null, None);
        var caller = await hub.Services.Sessions.FindAsync(text, None);
        Assert.Equal(("alice", TokenRole.Write), (caller!.Name, caller.Role));
        hub.Clock.Now += Sessions.Lifetime - TimeSpan.FromSeconds(1);
        Assert.NotNull(await hub.Services.Sessions.FindAsync(text, None));
        hub.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.Null(await hub.Services.Sessions.FindAsync(text, None));
        Assert.Null(await hub.Services.Sessions.FindAsync("0123", None));
    }

    [Fact]
    public async Task What_has_been_ended_is_over_and_other_sessions_go_on()
    {
        using var hub = await TestHub.OpenAsync();
        var user = hub.Alice.RequireUser();
        var first = await hub.Services.Sessions.BeginAsync(user, TokenRole.Write, null, None);
        var second = await hub.Services.Sessions.BeginAsync(user, TokenRole.Write, null, None);
        var third = await hub.Services.Sessions.BeginAsync(user, TokenRole.Write, null, None);
        await hub.Services.Sessions.EndAsync(first, None);
        Assert.Null(await hub.Services.Sessions.FindAsync(first, None));
        var kept = (await hub.Services.Sessions.FindAsync(second, None))!;
        await hub.Services.Sessions.EndOthersAsync(user, kept.SessionKey, None);
        Assert.NotNull(await hub.Services.Sessions.FindAsync(second, None));
        Assert.Null(await hub.Services.Sessions.FindAsync(third, None));
    }

    [Fact]
    public async Task A_session_ends_with_the_token_that_has_opened_it()
    {
        using var hub = await TestHub.OpenAsync();
        var text = await hub.Services.Tokens.CreateAsync(hub.Bob.RequireUser(), "laptop", TokenRole.Read, hub.Clock.Now.AddDays(1), None);
        var token = await hub.Services.Tokens.RequireAsync(text, None);
        var session = await hub.Services.Sessions.BeginAsync(token.UserId, token.Role, token.Id, None);
        Assert.Equal(TokenRole.Read, (await hub.Services.Sessions.FindAsync(session, None))!.Role);
        hub.Clock.Now += TimeSpan.FromDays(1);
        Assert.Null(await hub.Services.Sessions.FindAsync(session, None));
    }

    [Fact]
    public async Task Names_of_sessions_are_kept_as_hashes()
    {
        using var hub = await TestHub.OpenAsync();
        var text = await hub.Services.Sessions.BeginAsync(hub.Alice.RequireUser(), TokenRole.Write, null, None);
        var row = await hub.Services.Database.ReadAsync(context => context.Sessions.SingleAsync());
        Assert.NotEqual(Convert.FromHexString(text), row.Hash);
        Assert.Equal(32, row.Hash.Length);
    }
}
