using Linnet.Hub.Access;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Tests.Repositories.Versions;

public sealed class VersionListTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Versions_are_sorted_by_precedence_and_other_tags_are_none()
    {
        using var hub = await TestHub.OpenAsync();
        var (name, _) = await WithTagsAsync(hub, "v1.9.0", "nightly", "1.10.0", "v1.10.0-rc.1", "v2", "v0.1.0");
        var versions = await hub.Services.Versions.AllAsync(await OpenAsync(hub, name), None);
        Assert.Equal(["1.10.0", "v1.10.0-rc.1", "v1.9.0", "v0.1.0"], versions.Select(version => version.Tag));
        Assert.All(versions, version => Assert.Equal("notes", version.Notes));
    }

    [Fact]
    public async Task A_range_is_resolved_or_refused()
    {
        using var hub = await TestHub.OpenAsync();
        var (name, commit) = await WithTagsAsync(hub, "v1.2.0", "v1.3.0", "v2.0.0");
        var row = await OpenAsync(hub, name);
        var found = await hub.Services.Versions.ResolveAsync(row, "^1.2", None);
        Assert.Equal(("v1.3.0", commit.Commit), (found.Tag, found.Commit));
        await RefusalAssert.IsAsync(Refusal.RevisionNotFound, () => hub.Services.Versions.ResolveAsync(row, "^3", None));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => hub.Services.Versions.ResolveAsync(row, "newest", None));
    }

    [Fact]
    public async Task A_version_cannot_be_moved_not_even_after_its_tag_is_deleted()
    {
        using var hub = await TestHub.OpenAsync();
        var (name, first) = await WithTagsAsync(hub, "v1.0.0", "nightly");
        var second = await hub.CommitAsync(name, ("b.txt", "2"));
        Task Tag(string tag, Linnet.Hub.Objects.ObjectId commit) => hub.Services.Refs.CreateTagAsync(hub.Alice, name, commit.ToString(), tag, null, None);
        await RefusalAssert.IsAsync(Refusal.Conflict, () => Tag("v1.0.0", second.Commit));
        await hub.Services.Refs.DeleteTagAsync(hub.Alice, name, "v1.0.0", None);
        await RefusalAssert.IsAsync(Refusal.Conflict, () => Tag("v1.0.0", second.Commit));
        await RefusalAssert.IsAsync(Refusal.Conflict, () => Tag("1.0.0", second.Commit));
        Assert.Empty(await hub.Services.Versions.AllAsync(await OpenAsync(hub, name), None));

        // On its own commit it may come back; other tags may be moved as ever.
        await Tag("1.0.0", first.Commit);
        await hub.Services.Refs.DeleteTagAsync(hub.Alice, name, "nightly", None);
        await Tag("nightly", second.Commit);
        Assert.Equal(second.Commit, (await hub.RevisionAsync(name, "nightly")).Commit);
        Assert.Equal(first.Commit, (await hub.RevisionAsync(name, "1.0.0")).Commit);
    }

    private static async Task<(RepositoryName Name, CommitResult Commit)> WithTagsAsync(TestHub hub, params string[] tags)
    {
        var name = await hub.CreateAsync("m");
        var commit = await hub.CommitAsync(name, ("a.txt", "1"));
        foreach (var tag in tags) await hub.Services.Refs.CreateTagAsync(hub.Alice, name, "main", tag, "notes", None);
        return (name, commit);
    }

    private static Task<Linnet.Hub.Database.RepositoryRow> OpenAsync(TestHub hub, RepositoryName name) => hub.Services.Access.OpenAsync(hub.Alice, name, Verb.Read, None);
}
