using Linnet.Hub.Access;
using Linnet.Signing;

namespace Linnet.Hub.Tests.Origin.Signatures;

public sealed class KeyRingTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly SigningKey _key = SigningKey.Generate();

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task A_key_is_added_seen_by_all_and_revoked_for_good()
    {
        using var hub = await TestHub.OpenAsync();
        var row = await AddAsync(hub, hub.Alice, _key);
        Assert.Equal(("my key", _key.PublicKey.Fingerprint), (row.Name, row.Fingerprint));
        Assert.Equal([row.Fingerprint], (await hub.Services.Keys.OfAsync("ALICE", None)).Select(key => key.Fingerprint));
        Assert.Empty(await hub.Services.Keys.OfAsync("bob", None));
        hub.Clock.Now += TimeSpan.FromHours(1);
        var revoked = hub.Clock.GetUtcNow();
        await hub.Services.Keys.RevokeAsync(hub.Alice, row.Fingerprint, None);
        hub.Clock.Now += TimeSpan.FromHours(1);
        await hub.Services.Keys.RevokeAsync(hub.Alice, row.Fingerprint, None);
        Assert.Equal(revoked, Assert.Single(await hub.Services.Keys.OfAsync("alice", None)).Revoked);
        await RefusalAssert.IsAsync(Refusal.Conflict, () => AddAsync(hub, hub.Alice, _key));
    }

    [Fact]
    public async Task Nobody_can_call_another_s_key_their_own()
    {
        using var hub = await TestHub.OpenAsync();
        var pem = _key.PublicKey.WritePem();
        var proof = KeyProof.Create("alice", _key);
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => hub.Services.Keys.AddAsync(hub.Bob, "x", pem, proof, None));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => hub.Services.Keys.AddAsync(hub.Bob, "x", pem, null, None));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => hub.Services.Keys.AddAsync(hub.Bob, "x", pem, new string('A', 100_000), None));
        await AddAsync(hub, hub.Alice, _key);
        await RefusalAssert.IsAsync(Refusal.Conflict, () => AddAsync(hub, hub.Bob, _key));
        await RefusalAssert.IsAsync(Refusal.NotFound, () => hub.Services.Keys.RevokeAsync(hub.Bob, _key.PublicKey.Fingerprint, None));
        await RefusalAssert.IsAsync(Refusal.NotFound, () => hub.Services.Keys.RevokeAsync(hub.Bob, null, None));
    }

    [Fact]
    public async Task Who_may_only_read_adds_and_revokes_nothing()
    {
        using var hub = await TestHub.OpenAsync();
        var reader = await hub.AddUserAsync("alice", isAdmin: false, TokenRole.Read);
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => AddAsync(hub, reader, _key));
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => hub.Services.Keys.RevokeAsync(reader, _key.PublicKey.Fingerprint, None));
        await RefusalAssert.IsAsync(Refusal.LoginNeeded, () => AddAsync(hub, Caller.Anonymous, _key));
        await RefusalAssert.IsAsync(Refusal.NotFound, () => hub.Services.Keys.OfAsync("nobody", None));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ssh-ed25519 AAAA")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n")]
    [InlineData("-----BEGIN PUBLIC KEY-----\n!!!!\n-----END PUBLIC KEY-----\n")]
    public async Task What_is_no_key_is_refused(string? pem)
    {
        using var hub = await TestHub.OpenAsync();
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => hub.Services.Keys.AddAsync(hub.Alice, "x", pem, "AAAA", None));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => hub.Services.Keys.AddAsync(hub.Alice, "x", _key.WritePem(), "AAAA", None));
    }

    [Fact]
    public async Task The_hub_has_one_key_of_its_own_and_keeps_it()
    {
        using var hub = await TestHub.OpenAsync();
        using var again = await HubServices.OpenAsync(hub.Options, hub.Clock, None);
        Assert.Equal(hub.Services.SigningKey.PublicKey.Fingerprint, again.SigningKey.PublicKey.Fingerprint);
        var message = "result"u8.ToArray();
        Assert.True(again.SigningKey.PublicKey.IsSignatureOf(message, hub.Services.SigningKey.Sign(message)));
    }

    internal static Task<Linnet.Hub.Database.SigningKeyRow> AddAsync(TestHub hub, Caller caller, SigningKey key) =>
        hub.Services.Keys.AddAsync(caller, " my\n key ", key.PublicKey.WritePem(), KeyProof.Create(caller.Name, key), None);
}
