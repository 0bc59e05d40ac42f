namespace Linnet.Hub.Diff;

/// <summary>Compares the lists of files of two versions, without looking into the files.</summary>
internal static class FileComparison
{
    /// <summary>The files that differ, by path. A file that is gone and one that came with the same bytes are one renamed file; empty files are not.</summary>
    internal static IReadOnlyList<(VersionFile? Before, VersionFile? After)> Compare(IVersionFiles before, IVersionFiles after)
    {
        var old = before.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        var added = new List<VersionFile>();
        var pairs = new List<(VersionFile? Before, VersionFile? After)>();
        foreach (var file in after.Files)
        {
            if (!old.Remove(file.Path, out var other)) added.Add(file);
            else if (other.ContentId != file.ContentId) pairs.Add((other, file));
        }

        var gone = old.Values.Where(file => file.Size > 0).GroupBy(file => file.ContentId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.OrderBy(file => file.Path, StringComparer.Ordinal).ToList(), StringComparer.Ordinal);
        foreach (var file in added.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            var source = gone.TryGetValue(file.ContentId, out var candidates) ? TakeSource(candidates, file) : null;
            if (source is not null) old.Remove(source.Path);
            pairs.Add((source, file));
        }

        pairs.AddRange(old.Values.Select(file => ((VersionFile?)file, (VersionFile?)null)));
        return [.. pairs.OrderBy(pair => (pair.After ?? pair.Before)!.Path, StringComparer.Ordinal)];
    }

    /// <summary>What a pair is called.</summary>
    internal static FileChange Describe(VersionFile? before, VersionFile? after) =>
        new((after ?? before)!.Path, (before, after) switch
        {
            (null, _) => ChangeKind.Added,
            (_, null) => ChangeKind.Removed,
            _ => before!.Path == after!.Path ? ChangeKind.Changed : ChangeKind.Renamed,
        })
        {
            PathBefore = before is not null && after is not null && before.Path != after.Path ? before.Path : null,
            SizeBefore = before?.Size,
            SizeAfter = after?.Size,
        };

    /// <summary>A file of the same name is the likeliest source.</summary>
    private static VersionFile? TakeSource(List<VersionFile> candidates, VersionFile file)
    {
        if (candidates.Count == 0) return null;
        var at = Math.Max(candidates.FindIndex(candidate => candidate.Name == file.Name), 0);
        var source = candidates[at];
        candidates.RemoveAt(at);
        return source;
    }
}
