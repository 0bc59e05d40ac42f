using Linnet.Hub.Access;
using Linnet.Hub.Maintenance;
using Linnet.Hub.Repositories;
using Linnet.Hub.Tests.Diff;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Tests.Search;

public sealed class SearchIndexTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly string[] Words = ["bert", "情感分析", "small", "医疗", "translation", "news", "小模型"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task After_any_operations_the_index_is_what_a_rebuild_makes(int seed)
    {
        using var hub = await TestHub.OpenAsync();
        var random = new Random(seed);
        var names = new List<RepositoryName>();
        for (var i = 0; i < 40; i++)
        {
            var name = names.Count == 0 ? null : names[random.Next(names.Count)];
            switch (random.Next(8))
            {
                case 0 or 1:
                    names.Add(await hub.CreateAsync($"{Ascii(random)}-{i}", random.Next(3) == 0 ? Visibility.Private : Visibility.Public));
                    break;
                case 2 or 3 when name is not null:
                    await hub.CommitAsync(name, ("README.md", Card(random)));
                    break;
                case 4 when name is not null:
                    await hub.CommitAsync(hub.Alice, name, "main", null, await hub.PutAsync("model.safetensors", Weights(random.Next(1, 9))));
                    break;
                case 5 when name is not null:
                    var renamed = name with { Name = $"{Ascii(random)}-{i}r" };
                    await hub.Services.Repositories.MoveAsync(hub.Alice, name, renamed, None);
                    names[names.IndexOf(name)] = renamed;
                    break;
                case 6 when name is not null:
                    await hub.Services.Repositories.DeleteAsync(hub.Alice, name, None);
                    names.Remove(name);
                    break;
                case 7 when name is not null:
                    await hub.Services.Repositories.ChangeAsync(hub.Alice, name, (Visibility)random.Next(2), null, None);
                    break;
            }
        }

        var before = await EverythingAsync(hub);
        Assert.Equal(names.Count, await hub.Services.Reindexing.RunAsync(null, None));
        Assert.Equal(before, await EverythingAsync(hub));

        // And what is damaged, it mends.
        await hub.Services.Database.WriteAsync(context => context.Database.ExecuteSqlRawAsync("DELETE FROM \"SearchWords\"; UPDATE \"SearchEntries\" SET \"Facets\" = '', \"Fingerprint\" = 5"), None);
        await HubAdministration.ReindexAsync(hub.Options);
        Assert.Equal(before, await EverythingAsync(hub));
    }

    [Fact]
    public async Task A_hub_from_before_the_index_is_indexed_when_it_opens()
    {
        using var hub = await TestHub.OpenAsync();
        await hub.AddAsync("m", "license: mit", "About apples.");
        await hub.Services.Database.WriteAsync(context => context.Database.ExecuteSqlRawAsync(
            "DELETE FROM \"SearchWords\"; DELETE FROM \"SearchEntries\"; INSERT INTO \"SearchEntries\" (\"RepositoryId\") SELECT \"Id\" FROM \"Repositories\""), None);
        using var again = await HubServices.OpenAsync(hub.Options, hub.Clock, None);
        var request = new Linnet.Hub.Search.SearchRequest { Text = Linnet.Hub.Search.Text.SearchText.Parse("apples license:mit") };
        Assert.Single((await again.Discovery.FindAsync(Caller.Anonymous, request, None)).Rows);
    }

    [Fact]
    public async Task Entries_go_with_their_repositories()
    {
        using var hub = await TestHub.OpenAsync();
        var name = await hub.AddAsync("m", "license: mit", "About apples.");
        await hub.Services.Repositories.DeleteAsync(hub.Alice, name, None);
        hub.Clock.Now += RepositoryService.GracePeriod + TimeSpan.FromDays(1);
        await new GarbageCollector(hub.Services).RunAsync(None);
        Assert.Empty(await hub.Services.Database.ReadAsync(context => context.SearchEntries.ToListAsync()));
    }

    [Fact]
    public async Task A_write_that_is_undone_leaves_no_trace()
    {
        using var hub = await TestHub.OpenAsync();
        var name = await hub.AddAsync("m", "license: mit", "About apples.");
        var before = await EverythingAsync(hub);
        await Assert.ThrowsAsync<InvalidOperationException>(() => hub.Services.Database.WriteAsync<bool>(
            async context =>
            {
                var row = await context.Repositories.FirstAsync(row => row.Name == name.Name);
                await hub.Services.Database.TextIndex.RenameAsync(context, row.Id, "pears", None);
                await context.Repositories.ExecuteUpdateAsync(update => update.SetProperty(repository => repository.Visibility, Visibility.Private));
                throw new InvalidOperationException("Undone.");
            },
            None));
        Assert.Equal(before, await EverythingAsync(hub));
        Assert.Single(await hub.NamesAsync("apples"));
        Assert.Empty(await hub.NamesAsync("pears"));
    }

    private static byte[] Weights(int count) => TensorFile.Of(("w", "F32", [count], new byte[4 * count]));

    private static string Ascii(Random random) => Words[random.Next(2) == 0 ? 0 : 2];

    private static string Card(Random random) =>
        $"---\nlicense: {(random.Next(2) == 0 ? "mit" : "apache-2.0")}\nlanguage: [{(random.Next(2) == 0 ? "zh" : "en")}]\ntags: [{Words[random.Next(Words.Length)]}]\n---\n# {Words[random.Next(Words.Length)]}\n\n{string.Join(' ', Enumerable.Range(0, 6).Select(_ => Words[random.Next(Words.Length)]))}\n";

    /// <summary>All that the index holds of repositories that are there.</summary>
    private static Task<string> EverythingAsync(TestHub hub) => hub.Services.Database.ReadAsync(async context =>
    {
        var entries = await context.SearchEntries.Join(context.Repositories.Where(row => row.Deleted == null), entry => entry.RepositoryId, row => row.Id, (entry, row) => entry).OrderBy(entry => entry.RepositoryId).ToListAsync();
        var words = await context.Database.SqlQuery<string>($"""SELECT rowid || '|' || "Name" || '|' || "Tags" || '|' || "Summary" || '|' || "Body" AS "Value" FROM "SearchWords" ORDER BY rowid""").ToListAsync();
        return string.Join('\n', entries.Select(entry => string.Join('|', entry.RepositoryId, entry.Fingerprint, entry.Facets, entry.Summary, entry.Parameters, entry.ParameterTypes, entry.MainSize, Convert.ToHexString(entry.Sketch ?? []))).Concat(words));
    });
}
