using Linnet.Hub.Repositories;

namespace Linnet.Hub.Tests.Repositories;

public sealed class TreeComparisonTests
{
    [Fact]
    public async Task Files_that_came_went_and_changed_are_found_at_any_depth()
    {
        using var hub = await TestHub.OpenAsync();
        var name = await hub.CreateAsync("m");
        var before = await hub.CommitAsync(name, ("same.txt", "1"), ("changed.txt", "1"), ("gone/a.txt", "1"), ("gone/b.txt", "2"), ("deep/er/c.txt", "1"), ("turns", "file"));
        await hub.CommitAsync(
            hub.Alice, name, "main", null, new DeleteFolder("gone"), new DeleteFile("turns"), await hub.PutAsync("turns/into/folder.txt", [65]),
            await hub.PutAsync("changed.txt", [66]), await hub.PutAsync("deep/er/d.txt", [67]));
        var first = (await hub.RevisionAsync(name, before.Commit.ToString())).Tree;
        var second = (await hub.RevisionAsync(name)).Tree;
        var comparison = new TreeComparison(hub.Services.Trees);
        var changes = await comparison.CompareAsync(first, second);
        Assert.Equal(["changed.txt", "deep/er/d.txt", "gone/a.txt", "gone/b.txt", "turns", "turns/into/folder.txt"], changes.Select(change => change.Path));
        Assert.Equal(["++", " +", "+ ", "+ ", "+ ", " +"], changes.Select(change => $"{(change.Before is null ? ' ' : '+')}{(change.After is null ? ' ' : '+')}"));
        Assert.Equal(changes.Select(change => (change.Path, change.After, change.Before)), (await comparison.CompareAsync(second, first)).Select(change => (change.Path, change.Before, change.After)));
        Assert.Empty(await comparison.CompareAsync(second, second));
    }
}
