namespace Linnet.Data;

/// <summary>
/// Finds texts that stand in two splits: a model that is measured on texts that it was trained on looks better than it is.
/// </summary>
public static class LeakFinder
{
    /// <summary>Compares every file with the ones before it.</summary>
    /// <param name="files">At least two, in order: train, dev, test.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <returns>One result for each pair of files.</returns>
    public static IReadOnlyList<SplitLeak> Find(IReadOnlyList<(string Path, DataFileFormat Format)> files, InspectionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        options ??= new InspectionOptions();
        options.Validate();
        if (files.Count < 2) throw new ConfigurationException("Leaks are looked for between files; name at least two.");
        var leaks = new List<SplitLeak>();
        for (var first = 0; first + 1 < files.Count; first++)
        {
            var known = new KnownTexts(options);
            foreach (var row in DataFile.Read(files[first].Path, files[first].Format)) known.Add(row);
            for (var second = first + 1; second < files.Count; second++)
                leaks.Add(Compare(known, files[first].Path, files[second], options));
        }

        return leaks;
    }

    private static SplitLeak Compare(KnownTexts known, string first, (string Path, DataFileFormat Format) second, InspectionOptions options)
    {
        var exact = new FindingCollector(SplitLeak.Exact, options.Examples);
        var normalised = new FindingCollector(SplitLeak.Normalised, options.Examples);
        var near = new FindingCollector(SplitLeak.Near, options.Examples);
        long rows = 0;
        foreach (var row in DataFile.Read(second.Path, second.Format))
        {
            rows++;
            if (known.Find(row) is not { } match) continue;
            var collector = match.Kind switch { SplitLeak.Exact => exact, SplitLeak.Normalised => normalised, _ => near };
            collector.Add(row, match.Detail);
        }

        return new SplitLeak(first, second.Path, rows, exact.ToFinding(), normalised.ToFinding(), near.ToFinding());
    }
}
