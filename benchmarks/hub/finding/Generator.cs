using System.Diagnostics;
using System.Globalization;
using Linnet.Hub;
using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;
using Linnet.Hub.Search;
using Linnet.Hub.Search.Indexing;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Benchmarks.Hub;

/// <summary>Fills a new hub with repositories, straight into its database but through the same code that indexes a commit. They have cards and no files.</summary>
internal static class Generator
{
    private const int Batch = 1000;
    private const int Owners = 2000;
    private const int PrivateShare = 30;

    /// <summary>Generates.</summary>
    /// <returns>A token of one of the owners.</returns>
    internal static async Task<string> RunAsync(string folder, int count)
    {
        var watch = Stopwatch.StartNew();
        using var hub = await HubServices.OpenAsync(new HubOptions { DataFolder = folder }, TimeProvider.System, CancellationToken.None);
        var random = new Random(2026);
        var owners = Enumerable.Range(0, Owners).Select(i => new AccountRow
        {
            Name = $"{Vocabulary.English[200 + i]}{i}",
            NameKey = $"{Vocabulary.English[200 + i]}{i}",
            Kind = AccountKind.User,
            Created = DateTimeOffset.UtcNow,
        }).ToList();
        var signature = new Signature("generator", "generator@users.noreply", DateTimeOffset.FromUnixTimeSeconds(1_750_000_000));
        var tree = GitHash.Of(GitHash.Tree, []);
        var commit = new CommitObject(tree, [], signature, "Generated").ToBytes();
        await hub.Database.WriteAsync(
            async context =>
            {
                context.Accounts.AddRange(owners);
                if (!await context.Trees.AnyAsync(row => row.Id == tree)) context.Trees.Add(new TreeRow { Id = tree, Bytes = [] });
                return true;
            },
            CancellationToken.None);
        var commitId = GitHash.Of(GitHash.Commit, commit);
        var index = new SearchIndex(hub.Database, hub.Trees, hub.Contents);
        for (var done = 0; done < count; done += Batch)
        {
            var first = done;
            await hub.Database.WriteAsync(
                async context =>
                {
                    var batch = Enumerable.Range(first, Math.Min(Batch, count - first))
                        .Select(i => Make(random, owners[(int)(Math.Pow(Owners, random.NextDouble()) - 1)], i)).ToList();
                    context.Repositories.AddRange(batch.Select(item => item.Row));
                    await context.SaveChangesAsync();
                    foreach (var (row, card, _) in batch)
                    {
                        context.Commits.Add(new CommitRow { RepositoryId = row.Id, Id = commitId, TreeId = tree, Depth = 1, AuthorName = row.Namespace, Title = "Generated", Message = "Generated", Date = row.Created, Bytes = commit });
                        context.Refs.Add(new RefRow { RepositoryId = row.Id, Name = RefNames.Main, CommitId = commitId, Updated = row.Created });
                        context.RepositoryTags.AddRange(card.Tags().Select(tag => new RepositoryTagRow { RepositoryId = row.Id, Tag = tag }));
                    }

                    await context.SaveChangesAsync();
                    context.ChangeTracker.Clear();
                    foreach (var item in batch) await IndexAsync(context, index, random, item);
                    return true;
                },
                CancellationToken.None);
            if (done % 10_000 == 0) Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} after {watch.Elapsed.TotalSeconds:F0} s"));
        }

        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} after {watch.Elapsed.TotalSeconds:F0} s"));
        return await hub.Tokens.CreateAsync(owners[0].Id, "measure", TokenRole.Read, null, CancellationToken.None);
    }

    private static (RepositoryRow Row, RepositoryCard Card, long Parameters) Make(Random random, AccountRow owner, int number)
    {
        var made = GeneratedRepository.Make(random, number);
        var card = RepositoryCard.Parse(made.Card);
        var created = new DateTimeOffset(2023, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(random.Next(1_800_000));
        var row = new RepositoryRow
        {
            Kind = made.Kind,
            OwnerId = owner.Id,
            Namespace = owner.Name,
            Name = made.Name,
            NameKey = $"{owner.Name}/{made.Name}".ToLowerInvariant(),
            Visibility = random.Next(1000) < PrivateShare ? Visibility.Private : Visibility.Public,
            Created = created,
            Modified = created.AddMinutes(random.Next(200_000)),
            Downloads = (long)Math.Pow(10, random.NextDouble() * 6),
            Likes = (long)Math.Pow(10, random.NextDouble() * 3.5) - 1,
            Card = card.Head?.ToJsonString(),
            PipelineTag = card.PipelineTag,
            Library = card.Library,
        };
        return (row, card, made.Kind == RepositoryKind.Model ? made.Parameters : 0);
    }

    private static async Task IndexAsync(HubDbContext context, SearchIndex index, Random random, (RepositoryRow Row, RepositoryCard Card, long Parameters) item)
    {
        await index.StoreAsync(context, item.Row.Id, SearchDocument.Of(item.Card), CancellationToken.None);
        if (item.Parameters > 0)
            await SearchIndex.StoreAsync(context, item.Row.Id, new WeightFacts(item.Parameters, $"F32:{item.Parameters}", 4 * item.Parameters), CancellationToken.None);
        if (random.Next(8) == 0) await Trends.AddLikesAsync(context, item.Row.Id, random.Next(1, 50), item.Row.Modified, CancellationToken.None);
    }
}
