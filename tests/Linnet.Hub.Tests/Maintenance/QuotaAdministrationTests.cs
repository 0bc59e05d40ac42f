using Linnet.Hub.Maintenance;

namespace Linnet.Hub.Tests.Maintenance;

public sealed class QuotaAdministrationTests
{
    [Fact]
    public async Task A_quota_is_set_shown_and_taken_away_beside_the_hub()
    {
        using var hub = await TestHub.OpenAsync();
        var options = hub.Options;
        Assert.Equal("alice: 0.0 MB of any number of bytes", await HubAdministration.SetQuotaAsync(options, "alice", null));
        Assert.Equal("alice: 0.0 MB of 1500.0 MB", await HubAdministration.SetQuotaAsync(options, "Alice", "1.5GB"));
        Assert.Equal("all others: 2.0 MB", await HubAdministration.SetQuotaAsync(options, null, "2 MB"));
        Assert.Equal("bob: 0.0 MB of 2.0 MB", await HubAdministration.SetQuotaAsync(options, "bob", null));
        Assert.Equal("alice: 0.0 MB of 2.0 MB", await HubAdministration.SetQuotaAsync(options, "alice", "none"));
    }

    [Theory]
    [InlineData("alice", "x")]
    [InlineData("alice", "-1")]
    [InlineData("alice", "1 parsec")]
    [InlineData("alice", "9999999999999999999TB")]
    [InlineData("nobody", "1GB")]
    [InlineData(null, null)]
    public async Task What_cannot_be_set_is_refused(string? account, string? size)
    {
        using var hub = await TestHub.OpenAsync();
        await Assert.ThrowsAnyAsync<LinnetException>(() => HubAdministration.SetQuotaAsync(hub.Options, account, size));
    }
}
