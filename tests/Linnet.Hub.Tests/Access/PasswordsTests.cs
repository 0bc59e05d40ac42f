using Linnet.Hub.Access;
using Linnet.Hub.Limits;

namespace Linnet.Hub.Tests.Access;

public sealed class PasswordsTests
{
    private const string Password = "several words and 1 digit";
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public void What_is_kept_shows_nothing_of_the_password_and_is_different_each_time()
    {
        var (first, second) = (PasswordText.Hash(Password), PasswordText.Hash(Password));
        Assert.NotEqual(first, second);
        Assert.StartsWith("pbkdf2-sha256$600000$", first, StringComparison.Ordinal);
        Assert.DoesNotContain("words", first, StringComparison.Ordinal);
        Assert.True(PasswordText.Matches(Password, first));
        Assert.False(PasswordText.Matches(Password + " ", first));
        Assert.False(PasswordText.Matches(Password, null));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("alice in chains")]
    public void Passwords_that_are_guessed_at_once_are_refused(string password) =>
        Assert.Equal(Refusal.BadRequest, Assert.Throws<RefusedException>(() => PasswordText.Check(password, "alice")).Refusal);

    [Fact]
    public async Task After_some_failures_each_try_has_to_wait_even_with_the_right_password()
    {
        using var hub = await TestHub.OpenAsync();
        var user = (await hub.Services.Accounts.FindAsync("alice", None))!;
        await hub.Services.Passwords.SetAsync(user, Password, None);
        for (var count = 0; count < SignInGuard.FreeTries; count++)
            Assert.Equal(new SignInResult(null, TimeSpan.Zero), await hub.Services.Passwords.CheckAsync("alice", "wrong", None));
        var blocked = await hub.Services.Passwords.CheckAsync("ALICE", Password, None);
        Assert.Null(blocked.User);
        Assert.InRange(blocked.Wait, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1));

        // Others are not held up, and the wait ends.
        Assert.Equal(TimeSpan.Zero, (await hub.Services.Passwords.CheckAsync("bob", Password, None)).Wait);
        hub.Clock.Now += blocked.Wait;
        Assert.Equal("alice", (await hub.Services.Passwords.CheckAsync("alice", Password, None)).User?.Name);
        Assert.Equal(TimeSpan.Zero, (await hub.Services.Passwords.CheckAsync("alice", "wrong", None)).Wait);
    }
}
