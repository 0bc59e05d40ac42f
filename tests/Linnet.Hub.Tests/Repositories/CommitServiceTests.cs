using Linnet.Hub.Access;
using Linnet.Hub.Content;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;
using Linnet.Hub.Tests.Stores;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Tests.Repositories;

public sealed class CommitServiceTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, OnFiles, OnServers]
    public async Task A_commit_adds_replaces_and_deletes(string place)
    {
        using var hub = await TestHub.OpenAsync(place);
        var name = await hub.CreateAsync("m");
        var first = await hub.CommitAsync(name, ("a.txt", "1"), ("sub/b.txt", "2"), ("sub/deep/c.txt", "3"));
        Assert.True(first.IsNew);
        var second = await hub.CommitAsync(hub.Alice, name, "main", null, await hub.PutAsync("a.txt", "new"u8.ToArray()), new DeleteFile("sub/b.txt"), new DeleteFolder("sub/deep"));
        Assert.Equal([".gitattributes", "a.txt"], await hub.PathsAsync(name));
        Assert.Equal("new", await hub.TextAsync(name, "a.txt"));
        Assert.Equal("3", await hub.TextAsync(name, "sub/deep/c.txt", first.Commit.ToString()));
        Assert.Equal(second.Commit, (await hub.RevisionAsync(name)).Commit);
    }

    [Theory, OnFiles, OnServers]
    public async Task Nothing_changed_is_no_commit(string place)
    {
        using var hub = await TestHub.OpenAsync(place);
        var name = await hub.CreateAsync("m");
        var first = await hub.CommitAsync(name, ("a.txt", "1"));
        var second = await hub.CommitAsync(name, ("a.txt", "1"));
        Assert.False(second.IsNew);
        Assert.Equal(first.Commit, second.Commit);
        Assert.False((await hub.CommitAsync(name)).IsNew);
    }

    [Theory, OnFiles, OnServers]
    public async Task A_parent_that_has_moved_is_found_out(string place)
    {
        using var hub = await TestHub.OpenAsync(place);
        var name = await hub.CreateAsync("m");
        var first = (await hub.CommitAsync(name, ("a.txt", "1"))).Commit.ToString();
        await hub.CommitAsync(name, "main", first[..7], ("a.txt", "2"));
        await RefusalAssert.IsAsync(Refusal.ParentMoved, () => hub.CommitAsync(name, "main", first, ("a.txt", "3")));
        await RefusalAssert.IsAsync(Refusal.ParentMoved, () => hub.CommitAsync(name, "main", first[..7], ("a.txt", "3")));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => hub.CommitAsync(name, "main", first[..6], ("a.txt", "3")));
        Assert.Equal("2", await hub.TextAsync(name, "a.txt"));
    }

    [Theory, OnFiles, OnServers]
    public async Task Concurrent_commits_all_arrive(string place)
    {
        using var hub = await TestHub.OpenAsync(place);
        var name = await hub.CreateAsync("m");
        await Task.WhenAll(Enumerable.Range(0, 12).Select(number => Task.Run(() => hub.CommitAsync(name, ($"file{number:00}.txt", "x")))));
        Assert.Equal(13, (await hub.PathsAsync(name)).Count);
        var head = await hub.RevisionAsync(name);
        Assert.Equal(13, await hub.Services.History.CountAsync(await hub.Services.Access.OpenAsync(hub.Alice, name, Verb.Read, None), head.Commit, None));
    }

    [Theory, OnFiles, OnServers]
    public async Task What_is_not_there_cannot_be_deleted(string place)
    {
        using var hub = await TestHub.OpenAsync(place);
        var name = await hub.CreateAsync("m");
        var put = await hub.PutAsync("a.txt", [1]);
        var error = await RefusalAssert.IsAsync(Refusal.EntryNotFound, () => hub.CommitAsync(hub.Alice, name, "main", null, put, new DeleteFile("none.txt")));
        Assert.Contains("A file with this name doesn't exist", error.Message, StringComparison.Ordinal);
        Assert.Equal([".gitattributes"], await hub.PathsAsync(name));
    }

    [Theory, OnFiles, OnServers]
    public async Task Large_and_binary_files_are_pointers_in_git(string place)
    {
        using var hub = await TestHub.OpenAsync(place);
        var name = await hub.CreateAsync("m");
        var weights = RandomBytes.Of(5000, 1);
        await hub.CommitAsync(hub.Alice, name, "main", null, await hub.PutAsync("model.safetensors", weights), await hub.PutAsync("config.json", "{}"u8.ToArray()), await hub.PutAsync("empty.bin", []));
        var revision = await hub.RevisionAsync(name);
        var file = await hub.Services.Files.RequireFileAsync(revision, "model.safetensors", None);
        Assert.True(file.File!.IsPointer);
        Assert.Equal(GitHash.Of(GitHash.Blob, new LfsPointer(ContentId.Of(weights), 5000).ToBytes()), file.Id);
        Assert.Equal(ContentId.Of(weights).ToString(), file.Tag);
        Assert.False((await hub.Services.Files.RequireFileAsync(revision, "config.json", None)).File!.IsPointer);
        Assert.False((await hub.Services.Files.RequireFileAsync(revision, "empty.bin", None)).File!.IsPointer);
    }

    [Theory, OnFiles, OnServers]
    public async Task Copies_take_plain_files_and_pointers_from_any_revision(string place)
    {
        using var hub = await TestHub.OpenAsync(place);
        var name = await hub.CreateAsync("m");
        var old = await hub.CommitAsync(name, ("a.txt", "old"), ("w.bin", "weights"));
        await hub.CommitAsync(name, ("a.txt", "new"));
        await hub.CommitAsync(hub.Alice, name, "main", null, new CopyFile("b.txt", "a.txt", null), new CopyFile("c.txt", "a.txt", old.Commit.ToString()), new CopyFile("v.bin", "w.bin", null));
        Assert.Equal("new", await hub.TextAsync(name, "b.txt"));
        Assert.Equal("old", await hub.TextAsync(name, "c.txt"));
        Assert.True((await hub.Services.Files.RequireFileAsync(await hub.RevisionAsync(name), "v.bin", None)).File!.IsPointer);
        await RefusalAssert.IsAsync(Refusal.EntryNotFound, () => hub.CommitAsync(hub.Alice, name, "main", null, new CopyFile("x", "none", null)));
    }

    [Theory, OnFiles, OnServers]
    public async Task Knowing_a_hash_is_not_owning_the_bytes(string place)
    {
        using var hub = await TestHub.OpenAsync(place);
        var hidden = await hub.CreateAsync("hidden", Visibility.Private);
        var mine = await hub.CreateAsync("mine", owner: hub.Bob);
        var secret = RandomBytes.Of(1000, 1);
        await hub.CommitAsync(hub.Alice, hidden, "main", null, await hub.PutAsync("w.bin", secret));
        var id = ContentId.Of(secret);
        var pointer = new LfsPointer(id, 1000).ToBytes();
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => hub.CommitAsync(hub.Bob, mine, "main", null, new PutStored("w.bin", id, 1000)));

        // Neither by the pointer that stands for them, under whatever name.
        var sent = await hub.PutAsync("w.txt", pointer, hub.Bob);
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => hub.CommitAsync(hub.Bob, mine, "main", null, sent));

        // Who sends the bytes has them; who may read the repository too.
        await hub.CommitAsync(hub.Bob, mine, "main", null, await hub.PutAsync("w.bin", secret, hub.Bob));
        await hub.CommitAsync(hub.Alice, hidden, "main", null, new PutStored("copy.bin", id, null));
        Assert.Contains("copy.bin", await hub.PathsAsync(hidden));
    }

    [Theory, OnFiles, OnServers]
    public async Task The_right_to_name_uploaded_bytes_lasts_a_day(string place)
    {
        using var hub = await TestHub.OpenAsync(place);
        var name = await hub.CreateAsync("m");
        await hub.PutAsync("w.bin", [1, 0, 2]);
        hub.Clock.Now += TimeSpan.FromHours(25);
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => hub.CommitAsync(hub.Alice, name, "main", null, new PutStored("w.bin", ContentId.Of([1, 0, 2]), 3)));
    }

    [Theory, OnFiles, OnServers]
    public async Task A_wrong_size_a_missing_content_and_bad_paths_are_refused(string place)
    {
        using var hub = await TestHub.OpenAsync(place);
        var name = await hub.CreateAsync("m");
        await hub.PutAsync("w.bin", [1, 0, 2]);
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => hub.CommitAsync(hub.Alice, name, "main", null, new PutStored("w.bin", ContentId.Of([1, 0, 2]), 4)));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => hub.CommitAsync(hub.Alice, name, "main", null, new PutStored("w.bin", ContentId.Of([9]), 1)));
        var put = await hub.PutAsync("../w.txt", [1]);
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => hub.CommitAsync(hub.Alice, name, "main", null, put));
    }

    [Theory, OnFiles, OnServers]
    public async Task Only_those_who_may_write_commit_and_only_to_branches(string place)
    {
        using var hub = await TestHub.OpenAsync(place);
        var name = await hub.CreateAsync("m");
        var put = await hub.PutAsync("a.txt", [65]);
        var reader = await hub.AddUserAsync("alice", isAdmin: false, TokenRole.Read);
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => hub.CommitAsync(hub.Bob, name, "main", null, put));
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => hub.CommitAsync(reader, name, "main", null, put));
        await RefusalAssert.IsAsync(Refusal.LoginNeeded, () => hub.CommitAsync(Caller.Anonymous, name, "main", null, put));
        await hub.Services.Refs.CreateTagAsync(hub.Alice, name, "main", "v1", null, None);
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => hub.CommitAsync(hub.Alice, name, "v1", null, put));
        await RefusalAssert.IsAsync(Refusal.RevisionNotFound, () => hub.CommitAsync(hub.Alice, name, "none", null, put));
        var head = (await hub.RevisionAsync(name)).Commit.ToString();
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => hub.CommitAsync(hub.Alice, name, head, null, put));
    }

    [Tests.Objects.GitFact]
    public async Task Git_reads_the_commits_as_its_own()
    {
        using var hub = await TestHub.OpenAsync();
        var name = await hub.CreateAsync("m");
        var head = (await hub.CommitAsync(name, ("a.txt", "1"), ("sub/中文.txt", "2"))).Commit;
        using var folder = new TemporaryFolder();
        Tests.Objects.GitProcess.Run(folder.Path, null, "init", "-q");
        foreach (var row in await hub.Services.Database.ReadAsync(context => context.Trees.ToListAsync()))
            Assert.Equal(row.Id.ToString(), Tests.Objects.GitProcess.Run(folder.Path, row.Bytes, "hash-object", "-w", "--literally", "-t", "tree", "--stdin"));
        foreach (var row in await hub.Services.Database.ReadAsync(context => context.Commits.ToListAsync()))
            Assert.Equal(row.Id.ToString(), Tests.Objects.GitProcess.Run(folder.Path, row.Bytes, "hash-object", "-w", "-t", "commit", "--stdin"));
        Assert.Contains("Initial commit", Tests.Objects.GitProcess.Run(folder.Path, null, "log", "--format=%s", head.ToString()), StringComparison.Ordinal);
        Assert.Equal(2, Tests.Objects.GitProcess.Run(folder.Path, null, "rev-list", head.ToString()).Split('\n').Length);
    }
}
