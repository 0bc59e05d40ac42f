using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Search.Catalog;
using Linnet.Hub.Search.Facets;
using Linnet.Hub.Search.Indexing;
using Linnet.Hub.Search.Ranking;

namespace Linnet.Hub.Search;

/// <summary>
/// Finds repositories like another one: those that share what few share (a base model, a dataset, a rare tag) and whose cards have words in common. The work is two
/// walks over the catalogue and a comparison of texts for a few hundred at most.
/// </summary>
internal sealed class SimilarRepositories(RepositoryCatalog catalog, RepositorySearch search)
{
    private const int Candidates = 300;
    private const double Scale = 1e6;
    private const double FamilyWeight = 6;
    private const double TextWeight = 4;

    /// <summary>What has less than this in common is not alike: a language and a licence are not enough.</summary>
    private const double Least = 1;

    /// <summary>Finds, the most alike first.</summary>
    internal async Task<IReadOnlyList<FoundRepository>> FindAsync(Caller caller, RepositoryRow repository, int take, CancellationToken cancellation)
    {
        var snapshot = await catalog.CurrentAsync(cancellation);
        if (snapshot[repository.Id] is not { } target) return [];
        var weights = Weights(snapshot, target);
        var parents = ParentsOf(snapshot, target);

        // What was made from it names it as its base.
        foreach (var name in new[] { repository.FullName.Id, target.NameKey })
        {
            if (snapshot.Facets.Find(new FacetValue(Facet.BaseModel, name)) is var number and >= 0) weights[number] = FamilyWeight;
        }

        var near = new BestPlaces(0, Candidates);
        foreach (var entry in snapshot.All())
        {
            if (entry.Kind != target.Kind || entry.Id == target.Id || !Permissions.MaySee(caller, entry.OwnerId, entry.Visibility)) continue;
            var score = Shared(entry, weights) + (parents.Contains(entry.NameKey) ? FamilyWeight : 0);
            if (score >= Least) near.Add(entry, new SearchPlace((long)(score * Scale), entry.Popularity, string.Empty, entry.Id));
        }

        var best = new BestPlaces(0, take);
        foreach (var (entry, place) in near.ToList())
            best.Add(entry, place with { Primary = place.Primary + (long)(TextWeight * Scale * TextSketch.Resemblance(target.Sketch, entry.Sketch)) });
        return await search.LoadAsync(caller, [.. best.ToList().Select(item => item.Entry)], snapshot, cancellation);
    }

    private static double WeightOf(Facet facet) => facet switch
    {
        Facet.BaseModel => 5,
        Facet.Task => 3,
        Facet.Dataset => 3,
        Facet.Tag => 2,
        Facet.Language => 1.5,
        Facet.Size or Facet.Library => 0.5,
        _ => 0,
    };

    /// <summary>What each value of a repository is worth where another one has it too: the less, the more have it.</summary>
    private static Dictionary<int, double> Weights(CatalogSnapshot snapshot, CatalogEntry target)
    {
        var counts = target.Facets.ToDictionary(number => number, _ => 0);
        var all = 1;
        foreach (var entry in snapshot.All())
        {
            if (entry.Kind != target.Kind) continue;
            all++;
            foreach (var number in entry.Facets)
            {
                if (counts.TryGetValue(number, out var count)) counts[number] = count + 1;
            }
        }

        // Half of the weight for what everybody has would still drown what is rare; the floor keeps a small hub from finding nothing.
        return counts.ToDictionary(
            pair => pair.Key, pair => WeightOf(snapshot.Facets[pair.Key].Facet) * Math.Max(0.34, Math.Log(all / (double)Math.Max(1, pair.Value)) / Math.Log(Math.Max(2, all))));
    }

    private static double Shared(CatalogEntry entry, Dictionary<int, double> weights)
    {
        var sum = 0.0;
        foreach (var number in entry.Facets)
        {
            if (weights.TryGetValue(number, out var weight)) sum += weight;
        }

        return sum;
    }

    private static HashSet<string> ParentsOf(CatalogSnapshot snapshot, CatalogEntry target) =>
        target.Facets.Select(number => snapshot.Facets[number]).Where(value => value.Facet == Facet.BaseModel)
            .Select(value => value.Value.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
}
