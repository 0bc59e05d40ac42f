using Linnet.Hub.Access;
using Linnet.Hub.Content;
using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Mirror.Bundles;

/// <summary>
/// Brings a bundle into a hub. All of it is read and checked first; the bytes are stored where nobody sees them; then one transaction creates the repositories,
/// adds the commits and moves the refs. Done twice, the second time changes nothing.
/// </summary>
/// <param name="hub">The hub.</param>
/// <param name="owner">Who owns the repositories here; null for the owners that they had.</param>
/// <param name="limits">How much may be held in memory.</param>
/// <param name="rights">Asked whether it may be done; null for who has the hub's folder.</param>
internal sealed class BundleImport(HubServices hub, string? owner, BundleLimits limits, BundleRights? rights)
{
    /// <summary>Imports.</summary>
    /// <returns>What became of each repository.</returns>
    internal async Task<IReadOnlyList<BundleOutcome>> RunAsync(Stream stream, CancellationToken cancellation)
    {
        await using var upload = hub.Contents.BeginUpload();
        var file = await BundleFile.ReadAsync(stream, upload, limits, manifest => CheckAsync(manifest, cancellation), cancellation);
        var plans = new List<BundlePlan>();
        for (var i = 0; i < file.Manifest.Repositories.Count; i++) plans.Add(await PlanAsync(file, i, cancellation));
        if (plans.Select(plan => (plan.Name.Kind, plan.Name.Key)).Distinct().Count() != plans.Count) throw BundleFile.Wrong("two of its repositories would have one name here");
        await upload.CompleteAsync(null, cancellation);
        for (var i = 0; i < plans.Count; i++) plans[i] = plans[i] with { Card = await CardAsync(file, plans[i], cancellation) };
        var stored = await hub.Database.WriteAsync(
            async context =>
            {
                var outcomes = new List<(long Id, BundleOutcome Outcome)>();
                foreach (var plan in plans) outcomes.Add(await new BundleStore(context, hub.Clock, file).StoreAsync(plan, cancellation));
                return outcomes;
            },
            cancellation);
        await hub.Reindexing.IndexAsync(stored.ConvertAll(entry => entry.Id), cancellation);
        return stored.ConvertAll(entry => entry.Outcome);
    }

    private async Task CheckAsync(BundleManifest manifest, CancellationToken cancellation)
    {
        if (rights is null) return;
        foreach (var name in manifest.Repositories.Select(NameOf)) await rights.CheckAsync(name, await FindAsync(name, cancellation), manifest, cancellation);
    }

    private async Task<BundlePlan> PlanAsync(BundleFile file, int index, CancellationToken cancellation)
    {
        var listed = file.Manifest.Repositories[index];
        var name = NameOf(listed);
        var row = await FindAsync(name, cancellation);
        var closure = new BundleClosure(hub, file, row);
        var known = row is null ? [] : await hub.Database.ReadAsync(context => context.Commits.Where(commit => commit.RepositoryId == row.Id).ToDictionaryAsync(commit => commit.Id, commit => commit.Depth, cancellation));
        var commits = new List<PlannedCommit>();
        foreach (var id in listed.Commits.Select(IdOf))
        {
            var bytes = file.Commits[(index, id)];
            var text = CommitText.TryParse(bytes) ?? throw BundleFile.Wrong($"commit {id} cannot be read");
            var depth = text.Parent is not { } parent ? 1
                : known.TryGetValue(parent, out var before) ? before + 1
                : throw BundleFile.Wrong($"commit {parent} of {name.Id} is neither in it nor here; import the bundle before it first, or export without --since");
            await closure.AddAsync(text.Tree, cancellation);
            if (known.TryAdd(id, depth)) commits.Add(new PlannedCommit(id, text, depth, bytes));
        }

        await closure.CheckAsync(cancellation);
        var refs = listed.Refs.Select(known => RefOf(known)).ToList();
        if (refs.Find(known2 => !known.ContainsKey(known2.Commit)) is { } lost) throw BundleFile.Wrong($"{lost.Name} of {name.Id} names commit {lost.Commit}, which is neither in it nor here");
        if (row is null && refs.TrueForAll(known2 => known2.Name != RefNames.Main)) throw BundleFile.Wrong($"{name.Id} has no branch {RefNames.MainBranch}");
        return new BundlePlan(name, listed.IsPrivate, GatingOf(listed.Gating), commits, refs, [.. closure.Trees], [.. closure.Blobs]);
    }

    /// <summary>The card that the head of main has, where main moves to a commit of the bundle. Its bytes are stored by now.</summary>
    private async Task<RepositoryCard?> CardAsync(BundleFile file, BundlePlan plan, CancellationToken cancellation)
    {
        var main = plan.Refs.FirstOrDefault(known => known.Name == RefNames.Main)?.Commit;
        if (plan.Commits.FirstOrDefault(commit => commit.Id == main) is not { } head) return null;
        var root = file.Trees.TryGetValue(head.Text.Tree, out var bytes) ? Tree.Parse(bytes) : await hub.Trees.LoadAsync(head.Text.Tree);
        if (root.Find(RepositoryCard.FileName) is not { IsFolder: false } entry) return RepositoryCard.Empty;
        if (plan.Blobs.FirstOrDefault(blob => blob.Id == entry.Id.ToString()) is not { Size: <= Files.SmallFileLimit } blob || !ContentId.TryParse(blob.Sha256, out var id)) return null;
        return RepositoryCard.Parse(System.Text.Encoding.UTF8.GetString(await hub.Contents.ReadAsync(id, blob.Size, Files.SmallFileLimit, cancellation)));
    }

    private RepositoryName NameOf(BundleRepository listed)
    {
        var kind = Enum.TryParse<RepositoryKind>(listed.Kind, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed) ? parsed : throw BundleFile.Wrong("it has a repository of no known kind");
        var name = RepositoryName.Parse(kind, listed.Name);
        if (owner is not null) name = name with { Namespace = owner };
        NameRules.Check(name.Name);
        NameRules.CheckAccount(name.Namespace);
        return name;
    }

    private static Gating GatingOf(string text) => Enum.TryParse<Gating>(text, ignoreCase: true, out var gating) && Enum.IsDefined(gating) ? gating : throw BundleFile.Wrong("it says of a repository who may read it in words that nobody knows");

    private static PlannedRef RefOf(BundleRef listed)
    {
        if (!listed.Name.StartsWith(RefNames.Heads, StringComparison.Ordinal) && !listed.Name.StartsWith(RefNames.Tags, StringComparison.Ordinal))
            throw BundleFile.Wrong("it has a ref that is neither branch nor tag");
        RefNames.Check(listed.Name[(listed.Name.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        return new PlannedRef(listed.Name, IdOf(listed.Commit), listed.Message);
    }

    private static ObjectId IdOf(string text) => ObjectId.TryParse(text, out var id) ? id : throw BundleFile.Wrong("it names a commit by what is no id");

    private Task<RepositoryRow?> FindAsync(RepositoryName name, CancellationToken cancellation)
    {
        var key = name.Key;
        return hub.Database.ReadAsync(context => context.Repositories.FirstOrDefaultAsync(row => row.Kind == name.Kind && row.NameKey == key && row.Deleted == null, cancellation));
    }
}
