using Linnet.Hub.Access;
using Linnet.Hub.Content;
using Linnet.Hub.Database;
using Linnet.Hub.Maintenance;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Tests.Repositories.LargeFiles;

public sealed class LargeFilesTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly byte[] First = RandomBytes.Of(1_500_000, 1);
    private static readonly byte[] Second = RandomBytes.Of(1_500_000, 2);

    [Fact]
    public async Task Large_files_of_all_versions_are_listed()
    {
        using var hub = await TestHub.OpenAsync();
        var name = await FillAsync(hub);
        var files = await hub.Services.LargeFiles.AllAsync(hub.Alice, name, None);
        Assert.Equal(
            [("sub/w.bin", ContentId.Of(Second), "heads/main"), ("sub/w.bin", ContentId.Of(First), null)],
            files.Select(file => (file.Path, file.Content, file.RefName)));
        Assert.All(files, file => Assert.Equal(1_500_000, file.Size));
        Assert.True(files[0].Pushed > files[1].Pushed);
        await hub.Services.Refs.CreateBranchAsync(hub.Alice, name, "old", "v1", false, false, None);
        Assert.Equal("heads/old", (await hub.Services.LargeFiles.AllAsync(hub.Alice, name, None))[1].RefName);
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => hub.Services.LargeFiles.AllAsync(hub.Bob, name, None));
    }

    [Fact]
    public async Task A_file_goes_out_of_all_versions_and_everything_else_stays()
    {
        using var hub = await TestHub.OpenAsync();
        hub.Clock.Now = TimeProvider.System.GetUtcNow();
        var name = await FillAsync(hub);
        var before = await HistoryAsync(hub, name);
        Assert.Equal(3, await hub.Services.LargeFileRemoval.RemoveAsync(hub.Alice, name, [ContentId.Of(First)], None));
        var after = await HistoryAsync(hub, name);
        Assert.Equal(before.Select(row => (row.Title, row.AuthorName, row.Date)), after.Select(row => (row.Title, row.AuthorName, row.Date)));

        // What was there before the file came in is the same commit.
        Assert.Equal(before[^2..].Select(row => row.Id), after[^2..].Select(row => row.Id));
        Assert.Empty(before[..^2].Select(row => row.Id).Intersect(after.Select(row => row.Id)));
        Assert.Equal([".gitattributes", "notes.txt", "sub/w.bin"], await hub.PathsAsync(name));
        Assert.Equal([".gitattributes", "notes.txt"], await hub.PathsAsync(name, "v1"));
        Assert.Equal([ContentId.Of(Second)], (await hub.Services.LargeFiles.AllAsync(hub.Alice, name, None)).Select(file => file.Content));
        await RefusalAssert.IsAsync(Refusal.RevisionNotFound, () => hub.RevisionAsync(name, before[0].Id.ToString()));
        Assert.Empty(await new HubCheck(hub.Services).RunAsync(readsBytes: true, None));

        // Commits go on behind it, and the bytes are free when their day is over.
        await hub.CommitAsync(name, ("notes.txt", "later"));
        hub.Clock.Now += TimeSpan.FromDays(2);
        Assert.Equal(First.Length, await new GarbageCollector(hub.Services).RunAsync(None));
        Assert.Empty(await new HubCheck(hub.Services).RunAsync(readsBytes: true, None));
    }

    [Fact]
    public async Task Signatures_and_versions_follow_or_go()
    {
        using var hub = await TestHub.OpenAsync();
        var name = await FillAsync(hub);
        await hub.Services.Refs.CreateTagAsync(hub.Alice, name, "v1", "v1.0.0", null, None);
        await hub.Services.LargeFileRemoval.RemoveAsync(hub.Alice, name, [ContentId.Of(First), ContentId.Of(Second)], None);
        var repository = await hub.Services.Access.OpenAsync(hub.Alice, name, Verb.Read, None);
        Assert.Equal((await hub.RevisionAsync(name, "v1")).Commit, Assert.Single(await hub.Services.Versions.AllAsync(repository, None)).Commit);
        Assert.Equal([".gitattributes", "notes.txt"], await hub.PathsAsync(name));
        var gone = new[] { ContentId.Of(First), ContentId.Of(Second) };
        Assert.Equal(0, await hub.Services.Database.ReadAsync(context => context.RepositoryContents.CountAsync(row => row.RepositoryId == repository.Id && gone.Contains(row.ContentId))));
    }

    [Fact]
    public async Task Who_may_not_and_what_is_not_there_is_refused_and_changes_nothing()
    {
        using var hub = await TestHub.OpenAsync();
        var name = await FillAsync(hub);
        var other = await hub.CreateAsync("other");
        var before = await HistoryAsync(hub, name);
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => hub.Services.LargeFileRemoval.RemoveAsync(hub.Bob, name, [ContentId.Of(First)], None));
        await RefusalAssert.IsAsync(Refusal.EntryNotFound, () => hub.Services.LargeFileRemoval.RemoveAsync(hub.Alice, name, [ContentId.Of(First), ContentId.Of([1])], None));
        await RefusalAssert.IsAsync(Refusal.EntryNotFound, () => hub.Services.LargeFileRemoval.RemoveAsync(hub.Alice, other, [ContentId.Of(First)], None));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => hub.Services.LargeFileRemoval.RemoveAsync(hub.Alice, name, [], None));
        Assert.Equal(before.Select(row => row.Id), (await HistoryAsync(hub, name)).Select(row => row.Id));
    }

    private static async Task<List<CommitRow>> HistoryAsync(TestHub hub, RepositoryName name)
    {
        var repository = await hub.Services.Access.OpenAsync(hub.Alice, name, Verb.Read, None);
        return await hub.Services.History.ListAsync(repository, (await hub.RevisionAsync(name)).Commit, 0, 100, None);
    }

    /// <summary>Begun, a note, weights (v1), another note, other weights.</summary>
    private static async Task<RepositoryName> FillAsync(TestHub hub)
    {
        var name = await hub.CreateAsync("m");
        await Later(hub.CommitAsync(name, ("notes.txt", "one")));
        await Later(hub.CommitAsync(hub.Alice, name, "main", null, await hub.PutAsync("sub/w.bin", First)));
        await hub.Services.Refs.CreateTagAsync(hub.Alice, name, "main", "v1", null, None);
        await Later(hub.CommitAsync(name, ("notes.txt", "two")));
        await Later(hub.CommitAsync(hub.Alice, name, "main", null, await hub.PutAsync("sub/w.bin", Second)));
        return name;

        async Task Later(Task commit)
        {
            await commit;
            hub.Clock.Now += TimeSpan.FromMinutes(1);
        }
    }
}
