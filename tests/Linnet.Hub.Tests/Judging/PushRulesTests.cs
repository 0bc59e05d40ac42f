using Linnet.Hub.Content;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;
using Linnet.Hub.Tests.Diff;
using Linnet.Hub.Tests.Quality;

namespace Linnet.Hub.Tests.Judging;

public sealed class PushRulesTests
{
    [Fact]
    public async Task Secrets_and_harmful_pickles_are_turned_away_where_the_owner_says_so()
    {
        await using var hub = await JudgedHub.OpenAsync();
        var name = await hub.Hub.CreateAsync("strict");
        var secret = new MemoryFiles().Set("notes.txt", $"token: {FakeSecrets.Of("hf_", 34)}");
        var pickle = new MemoryFiles().Set("optimizer.pt", PickleText.Command());
        await hub.Services.Judging.Rules.SetAsync(hub.Hub.Alice, name, refusesDangerous: true, default);
        var head = (await hub.Hub.RevisionAsync(name)).Commit;
        var error = await RefusalAssert.IsAsync(Refusal.BadRequest, () => hub.PushAsync(name, secret));
        Assert.Contains("notes.txt", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hf_", error.Message, StringComparison.Ordinal);
        Assert.Contains("optimizer.pt", (await RefusalAssert.IsAsync(Refusal.BadRequest, () => hub.PushAsync(name, pickle))).Message, StringComparison.Ordinal);
        Assert.Equal(head, (await hub.Hub.RevisionAsync(name)).Commit);
        await hub.PushAsync(name, new MemoryFiles().Set("notes.txt", "nothing").Set("weights.bin", PickleText.StateDict()));
        await hub.Services.Judging.Rules.SetAsync(hub.Hub.Alice, name, refusesDangerous: false, default);
        Assert.True((await hub.PushAsync(name, secret)).IsNew);
    }

    [Fact]
    public async Task A_pointer_is_looked_through()
    {
        await using var hub = await JudgedHub.OpenAsync();
        var name = await hub.Hub.CreateAsync("strict");
        await hub.Services.Judging.Rules.SetAsync(hub.Hub.Alice, name, refusesDangerous: true, default);
        var bytes = PickleText.Command();
        await hub.Hub.PutAsync("anywhere", bytes);
        var content = ContentId.Of(bytes);
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => hub.Hub.CommitAsync(hub.Hub.Alice, name, "main", null, new PutStored("a.pt", content, bytes.Length)));
        var pointer = await hub.Hub.PutAsync("a.pt", new LfsPointer(content, bytes.Length).ToBytes());
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => hub.Hub.CommitAsync(hub.Hub.Alice, name, "main", null, pointer));
    }

    [Fact]
    public async Task An_administrator_says_so_for_all_and_nobody_else()
    {
        await using var hub = await JudgedHub.OpenAsync();
        var name = await hub.Hub.CreateAsync("any");
        var rules = hub.Services.Judging.Rules;
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => rules.SetAsync(hub.Hub.Alice, refusesDangerous: true, default));
        await RefusalAssert.IsAsync(Refusal.LoginNeeded, () => rules.SetAsync(Hub.Access.Caller.Anonymous, refusesDangerous: true, default));
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => rules.SetAsync(hub.Hub.Bob, name, refusesDangerous: true, default));
        await rules.SetAsync(hub.Hub.Root, refusesDangerous: true, default);
        Assert.Equal((false, true), await rules.FindAsync(hub.Hub.Alice, name, default));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => hub.PushAsync(name, new MemoryFiles().Set("optimizer.pt", PickleText.Command())));
    }
}
