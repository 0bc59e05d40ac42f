using Linnet.Hub.Access;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Tests.Access;

public sealed class TokensTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_token_speaks_for_its_user_until_it_is_withdrawn()
    {
        using var store = await TestStore.OpenAsync();
        var tokens = new Tokens(store.Database, TimeProvider.System);
        var text = await tokens.CreateAsync(store.UserId, "laptop", TokenRole.Write, null, None);
        Assert.Matches("^hf_[A-Za-z0-9]{32}$", text);
        var caller = await tokens.AuthenticateAsync(text, None);
        Assert.Equal(("alice", store.UserId, TokenRole.Write, "laptop"), (caller.Name, caller.UserId!.Value, caller.Role, caller.TokenName));
        Assert.True(await tokens.RevokeAsync(store.UserId, "laptop", None));
        Assert.False(await tokens.RevokeAsync(store.UserId, "laptop", None));
        await AssertInvalidAsync(tokens, text);
    }

    [Fact]
    public async Task Texts_of_tokens_are_not_kept()
    {
        using var store = await TestStore.OpenAsync();
        var text = await new Tokens(store.Database, TimeProvider.System).CreateAsync(store.UserId, "a", TokenRole.Read, null, None);
        var row = await store.Database.ReadAsync(context => context.Tokens.SingleAsync());
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)), row.Hash);
    }

    [Fact]
    public async Task Tokens_end_with_their_time_and_with_their_user()
    {
        using var store = await TestStore.OpenAsync();
        var clock = new ManualClock();
        var tokens = new Tokens(store.Database, clock);
        var text = await tokens.CreateAsync(store.UserId, "a", TokenRole.Read, clock.Now + TimeSpan.FromHours(1), None);
        var other = await tokens.CreateAsync(store.UserId, "b", TokenRole.Read, null, None);
        await tokens.AuthenticateAsync(text, None);
        clock.Now += TimeSpan.FromHours(1);
        await AssertInvalidAsync(tokens, text);
        await tokens.AuthenticateAsync(other, None);
        await store.Database.WriteAsync(context => context.Accounts.ExecuteUpdateAsync(update => update.SetProperty(row => row.IsDisabled, true)), None);
        await AssertInvalidAsync(tokens, other);
    }

    [Fact]
    public async Task Members_have_roles_and_an_organisation_keeps_an_administrator()
    {
        using var store = await TestStore.OpenAsync();
        var accounts = new Accounts(store.Database, TimeProvider.System);
        var tokens = new Tokens(store.Database, TimeProvider.System);
        var bob = await accounts.CreateUserAsync("Bob", "Bob B.", isAdmin: false, None);
        var bobToken = await tokens.CreateAsync(bob.Id, "t", TokenRole.Write, null, None);
        var aliceToken = await tokens.CreateAsync(store.UserId, "t", TokenRole.Write, null, None);
        var organization = await accounts.CreateOrganizationAsync(await tokens.AuthenticateAsync(aliceToken, None), "acme", null, None);

        // Who they are is read anew: Alice is a member since she created it.
        var alice = await tokens.AuthenticateAsync(aliceToken, None);
        Assert.Equal(OrganizationRole.Admin, alice.Organizations[organization.Id]);
        await accounts.SetMemberAsync(alice, "acme", "bob", OrganizationRole.Write, None);
        var caller = await tokens.AuthenticateAsync(bobToken, None);
        Assert.Equal(OrganizationRole.Write, caller.Organizations[organization.Id]);
        var error = await Assert.ThrowsAsync<RefusedException>(() => accounts.SetMemberAsync(caller, "acme", "bob", OrganizationRole.Admin, None));
        Assert.Equal(Refusal.Forbidden, error.Refusal);
        await Assert.ThrowsAsync<RefusedException>(() => accounts.SetMemberAsync(alice, "acme", "alice", null, None));
        await accounts.SetMemberAsync(alice, "acme", "bob", null, None);
        Assert.Empty((await tokens.AuthenticateAsync(bobToken, None)).Organizations);
    }

    [Theory]
    [InlineData("api")]
    [InlineData("Datasets")]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("a--b")]
    [InlineData("a..b")]
    [InlineData("a.git")]
    [InlineData("ä")]
    [InlineData("a/b")]
    public async Task Names_that_no_client_takes_are_refused(string name)
    {
        using var store = await TestStore.OpenAsync();
        var error = await Assert.ThrowsAsync<RefusedException>(() => new Accounts(store.Database, TimeProvider.System).CreateUserAsync(name, null, false, None));
        Assert.Equal(Refusal.BadRequest, error.Refusal);
    }

    [Fact]
    public async Task Names_that_differ_in_case_only_are_the_same()
    {
        using var store = await TestStore.OpenAsync();
        var error = await Assert.ThrowsAsync<RefusedException>(() => new Accounts(store.Database, TimeProvider.System).CreateUserAsync("Alice", null, false, None));
        Assert.Equal(Refusal.Conflict, error.Refusal);
    }

    [Fact]
    public async Task The_key_of_the_hub_stays()
    {
        using var store = await TestStore.OpenAsync();
        var key = await HubKey.LoadAsync(store.Database, None);
        Assert.Equal(SignedLinks.KeyLength, key.Length);
        Assert.Equal(key, await HubKey.LoadAsync(store.Database, None));
    }

    private static async Task AssertInvalidAsync(Tokens tokens, string text) =>
        Assert.Equal(Refusal.InvalidToken, (await Assert.ThrowsAsync<RefusedException>(() => tokens.AuthenticateAsync(text, None))).Refusal);
}
