namespace Linnet.Hub.Diff;

/// <summary>Compares the heads of two READMEs.</summary>
internal static class CardComparison
{
    private static readonly string[] DependencyFields = ["base_model", "datasets", "library_name"];

    /// <summary>Compares two cards; an empty text stands for none.</summary>
    internal static CardDiff Compare(string before, string after)
    {
        var (old, present) = (CardHead.Parse(before), CardHead.Parse(after));
        return new CardDiff
        {
            Metrics = Metrics(old, present),
            License = old.License == present.License ? null : new LicenseChange(old.License, present.License),
            Dependencies = [.. DependencyFields.SelectMany(field => Dependencies(field, old, present))],
            Problem = present.Problem ?? old.Problem,
        };
    }

    private static List<MetricChange> Metrics(CardHead before, CardHead after)
    {
        var (old, present) = (before.Metrics(), after.Metrics());
        var changes = new List<MetricChange>();
        foreach (var key in old.Keys.Union(present.Keys).OrderBy(key => (key.Task, key.Dataset, key.Split, key.Metric)))
        {
            double? x = old.TryGetValue(key, out var oldValue) ? oldValue : null;
            double? y = present.TryGetValue(key, out var newValue) ? newValue : null;
            if (x != y) changes.Add(new MetricChange(key.Task, key.Dataset, key.Split, key.Metric, x, y));
        }

        return changes;
    }

    private static IEnumerable<DependencyChange> Dependencies(string field, CardHead before, CardHead after)
    {
        var (old, present) = (before.Values(field), after.Values(field));
        return old.Except(present, StringComparer.Ordinal).Select(name => new DependencyChange(field, name, ChangeKind.Removed))
            .Concat(present.Except(old, StringComparer.Ordinal).Select(name => new DependencyChange(field, name, ChangeKind.Added)));
    }
}
