using Linnet.Hub.Access;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Tests.Repositories;

public sealed class RepositoryServiceTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_new_repository_begins_with_a_commit_and_its_licence()
    {
        using var hub = await TestHub.OpenAsync();
        var row = await hub.Services.Repositories.CreateAsync(
            hub.Alice, new NewRepository(RepositoryKind.Dataset, null, "d", Visibility.Public, "mit", [("data.csv", "a,b\n"u8.ToArray())]), None);
        Assert.Equal([".gitattributes", "README.md", "data.csv"], await hub.PathsAsync(row.FullName));
        Assert.Equal("---\nlicense: mit\n---\n", await hub.TextAsync(row.FullName, "README.md"));
        var found = Assert.Single(await hub.Services.List.FindAsync(Caller.Anonymous, new RepositoryQuery(RepositoryKind.Dataset) { Filters = ["license:mit"], Take = 10 }, None));
        Assert.Equal("d", found.Name);
    }

    [Fact]
    public async Task A_repository_does_not_begin_with_a_pointer_to_bytes_of_others()
    {
        using var hub = await TestHub.OpenAsync();
        var pointer = new Linnet.Hub.Objects.LfsPointer(Linnet.Hub.Content.ContentId.Of([1, 2, 3]), 3).ToBytes();
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => hub.Services.Repositories.CreateAsync(
            hub.Bob, new NewRepository(RepositoryKind.Model, null, "x", Visibility.Public, null, [("w.txt", pointer)]), None));

        // Else the pointer would be taken for a text, and nobody could commit what it stands for.
        var name = await hub.CreateAsync("m");
        await hub.CommitAsync(hub.Alice, name, "main", null, await hub.PutAsync("w.bin", [1, 2, 3]));
    }

    [Fact]
    public async Task Names_are_taken_in_any_case_and_for_one_kind()
    {
        using var hub = await TestHub.OpenAsync();
        await hub.CreateAsync("m");
        var error = await RefusalAssert.IsAsync(Refusal.Conflict, () => hub.CreateAsync("M"));
        Assert.Equal("alice/M", error.Existing);
        await hub.Services.Repositories.CreateAsync(hub.Alice, new NewRepository(RepositoryKind.Dataset, null, "m", Visibility.Public, null, []), None);
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => hub.CreateAsync("a..b"));
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => hub.Services.Repositories.CreateAsync(hub.Bob, new NewRepository(RepositoryKind.Model, "alice", "x", Visibility.Public, null, []), None));
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => hub.Services.Repositories.CreateAsync(hub.Bob, new NewRepository(RepositoryKind.Model, "nobody", "x", Visibility.Public, null, []), None));
    }

    [Fact]
    public async Task A_private_repository_looks_like_none_to_strangers()
    {
        using var hub = await TestHub.OpenAsync();
        var name = await hub.CreateAsync("m", Visibility.Private);
        var hidden = await RefusalAssert.IsAsync(Refusal.RepositoryNotFound, () => hub.Services.Access.OpenAsync(hub.Bob, name, Verb.See, None));
        var missing = await RefusalAssert.IsAsync(Refusal.RepositoryNotFound, () => hub.Services.Access.OpenAsync(hub.Bob, name with { Name = "n" }, Verb.See, None));
        Assert.Equal(missing.Message.Replace("/n", "/m", StringComparison.Ordinal), hidden.Message);
        Assert.Empty(await hub.Services.List.FindAsync(hub.Bob, new RepositoryQuery(RepositoryKind.Model) { Take = 10 }, None));
        Assert.Single(await hub.Services.List.FindAsync(hub.Alice, new RepositoryQuery(RepositoryKind.Model) { Take = 10 }, None));
        await hub.Services.Repositories.ChangeAsync(hub.Alice, name, Visibility.Public, null, None);
        Assert.Single(await hub.Services.List.FindAsync(hub.Bob, new RepositoryQuery(RepositoryKind.Model) { Take = 10 }, None));
    }

    [Fact]
    public async Task Gated_files_ask_for_consent()
    {
        using var hub = await TestHub.OpenAsync();
        var name = await hub.CreateAsync("m");
        await hub.Services.Repositories.ChangeAsync(hub.Alice, name, null, Gating.Manual, None);
        await hub.Services.Access.OpenAsync(hub.Bob, name, Verb.See, None);
        await RefusalAssert.IsAsync(Refusal.Gated, () => hub.Services.Access.OpenAsync(hub.Bob, name, Verb.Read, None));
        await hub.Services.Access.OpenAsync(hub.Alice, name, Verb.Read, None);
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => hub.Services.Repositories.ChangeAsync(hub.Bob, name, Visibility.Private, null, None));
    }

    [Fact]
    public async Task Old_names_lead_to_the_new_one_until_somebody_takes_them()
    {
        using var hub = await TestHub.OpenAsync();
        var old = await hub.CreateAsync("old");
        var present = old with { Name = "new" };
        await hub.Services.Repositories.MoveAsync(hub.Alice, old, present, None);
        var moved = await Assert.ThrowsAsync<MovedException>(() => hub.Services.Access.OpenAsync(hub.Bob, old, Verb.Read, None));
        Assert.Equal(present, moved.Name);
        await hub.CreateAsync("old");
        await hub.Services.Access.OpenAsync(hub.Bob, old, Verb.Read, None);
        await RefusalAssert.IsAsync(Refusal.Conflict, () => hub.Services.Repositories.MoveAsync(hub.Alice, old, present, None));
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => hub.Services.Repositories.MoveAsync(hub.Alice, old, old with { Namespace = "bob" }, None));
    }

    [Fact]
    public async Task The_old_name_of_a_private_repository_tells_strangers_nothing()
    {
        using var hub = await TestHub.OpenAsync();
        var old = await hub.CreateAsync("old", Visibility.Private);
        await hub.Services.Repositories.MoveAsync(hub.Alice, old, old with { Name = "new" }, None);
        await RefusalAssert.IsAsync(Refusal.RepositoryNotFound, () => hub.Services.Access.OpenAsync(hub.Bob, old, Verb.Read, None));
        await Assert.ThrowsAsync<MovedException>(() => hub.Services.Access.OpenAsync(hub.Alice, old, Verb.Read, None));
    }

    [Fact]
    public async Task A_rename_back_and_forth_ends_where_it_began()
    {
        using var hub = await TestHub.OpenAsync();
        var a = await hub.CreateAsync("a");
        var b = a with { Name = "b" };
        await hub.Services.Repositories.MoveAsync(hub.Alice, a, b, None);
        await hub.Services.Repositories.MoveAsync(hub.Alice, b, a, None);
        await hub.Services.Access.OpenAsync(hub.Bob, a, Verb.Read, None);
        Assert.Equal(a, (await Assert.ThrowsAsync<MovedException>(() => hub.Services.Access.OpenAsync(hub.Bob, b, Verb.Read, None))).Name);
    }

    [Fact]
    public async Task A_deleted_repository_is_gone_and_its_name_is_free()
    {
        using var hub = await TestHub.OpenAsync();
        var name = await hub.CreateAsync("m");
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => hub.Services.Repositories.DeleteAsync(hub.Bob, name, None));
        await hub.Services.Repositories.DeleteAsync(hub.Alice, name, None);
        await RefusalAssert.IsAsync(Refusal.RepositoryNotFound, () => hub.Services.Access.OpenAsync(hub.Alice, name, Verb.See, None));
        Assert.Empty(await hub.Services.List.FindAsync(hub.Alice, new RepositoryQuery(RepositoryKind.Model) { Take = 10 }, None));
        await hub.CreateAsync("m");
        await hub.Services.Access.OpenAsync(hub.Alice, name, Verb.See, None);
    }

    [Fact]
    public async Task Lists_are_filtered_sorted_and_cut_into_pages()
    {
        using var hub = await TestHub.OpenAsync();
        foreach (var (name, task) in new[] { ("one", "text-classification"), ("two", "fill-mask"), ("three", "fill-mask") })
        {
            hub.Clock.Now += TimeSpan.FromSeconds(5);
            await hub.CommitAsync(await hub.CreateAsync(name), ("README.md", $"---\npipeline_tag: {task}\nlanguage:\n- zh\ntags: [x, {name}]\nlibrary_name: linnet\n---\n"));
        }

        await hub.CreateAsync("four", owner: hub.Bob);
        Assert.Equal(["two", "three"], await NamesAsync(hub, query => query with { PipelineTag = "fill-mask", Order = RepositoryOrder.Created }, reverse: true));
        Assert.Equal(["one", "three", "two"], await NamesAsync(hub, query => query with { Filters = ["zh", "linnet"], Order = RepositoryOrder.Name }));
        Assert.Equal(["two"], await NamesAsync(hub, query => query with { Filters = ["x", "two"] }));
        Assert.Equal(["four"], await NamesAsync(hub, query => query with { Author = "BOB" }));
        Assert.Equal(["three"], await NamesAsync(hub, query => query with { Search = "Thr" }));
        Assert.Equal(["two", "one"], await NamesAsync(hub, query => query with { Order = RepositoryOrder.Modified, Skip = 2, Take = 2 }));
        Assert.Empty(await NamesAsync(hub, query => query with { IsGated = true }));
        Assert.Empty(await NamesAsync(hub, query => query with { Search = "%" }));
    }

    private static async Task<List<string>> NamesAsync(TestHub hub, Func<RepositoryQuery, RepositoryQuery> change, bool reverse = false)
    {
        var names = (await hub.Services.List.FindAsync(Caller.Anonymous, change(new RepositoryQuery(RepositoryKind.Model) { Take = 100 }), None)).Select(row => row.Name).ToList();
        if (reverse) names.Reverse();
        return names;
    }
}
