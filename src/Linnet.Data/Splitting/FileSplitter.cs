namespace Linnet.Data;

/// <summary>
/// Splits a file into files of the same format. The file is read once to assign rows, of which only labels, groups and keys are
/// kept, and once for each part; each part is written whole or not at all.
/// </summary>
public static class FileSplitter
{
    /// <summary>Splits a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">How to read it.</param>
    /// <param name="target">Gives the path of a part's file from its name.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="targetFormat">How to write; null for the format of the source.</param>
    /// <exception cref="ConfigurationException">Parts that do not make a whole, or a split by group without a group column.</exception>
    public static SplitReport Split(
        string path, DataFileFormat format, Func<string, string> target, SplitOptions? options = null, DataFileFormat? targetFormat = null)
    {
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(target);
        options ??= new SplitOptions();
        SplitPart.Validate(options.Parts);
        if (options.Method == SplitMethod.Grouped && format.GroupColumn is null)
            throw new ConfigurationException("A split by group needs a group column; name it among the columns: " + string.Join(", ", format.Columns) + ".");

        var assignment = Assign(path, format, options);
        var written = new List<WrittenPart>();
        for (var part = 0; part < options.Parts.Count; part++)
        {
            var statistics = new LabelStatistics();
            var file = target(options.Parts[part].Name);
            DataFileWriter.Write(file, Take(path, format, assignment, part, statistics), targetFormat ?? DataFileWriter.FormatFor(format.Kind, format));
            written.Add(new WrittenPart(options.Parts[part].Name, file, statistics.Rows, statistics.LabelCount));
        }

        return new SplitReport(written);
    }

    /// <summary>Rows are assigned by units: a group, the rows with the same text, or a single row.</summary>
    private static int[] Assign(string path, DataFileFormat format, SplitOptions options)
    {
        var byHash = options.Method == SplitMethod.ByHash;
        var unitOfRow = new List<int>();
        var labels = new List<string>();
        var hashParts = new List<int>();
        var units = new Dictionary<UInt128, int>();
        foreach (var row in DataFile.Read(path, format))
        {
            var unit = labels.Count;
            if (options.Method == SplitMethod.Grouped || options.KeepRepeatsTogether)
            {
                var key = options.Method == SplitMethod.Grouped && row.Group is { } group ? TextKey.Of("group " + group) : TextKey.Exact(row);
                if (!units.TryAdd(key, unit)) unit = units[key];
            }

            if (unit == labels.Count)
            {
                labels.Add(options.Method == SplitMethod.Stratified ? TextGroups.LabelKey(row) : "");
                if (byHash) hashParts.Add(Splitter.ByHash(TextKey.TextOf(row), options.Parts));
            }

            unitOfRow.Add(unit);
        }

        if (options.Method == SplitMethod.Grouped)
            return Splitter.Grouped([.. unitOfRow.Select(unit => unit.ToString(System.Globalization.CultureInfo.InvariantCulture))], options.Parts, options.Seed);
        var parts = byHash ? [.. hashParts] : Splitter.Stratified(labels, options.Parts, options.Seed);
        return [.. unitOfRow.Select(unit => parts[unit])];
    }

    private static IEnumerable<TextRow> Take(string path, DataFileFormat format, int[] assignment, int part, LabelStatistics statistics)
    {
        var index = 0;
        foreach (var row in DataFile.Read(path, format))
        {
            if (index >= assignment.Length) throw new DataFormatException(path, row.Line, "the file grew while it was being split; split it again.");
            if (assignment[index++] != part) continue;
            statistics.Add(row);
            yield return row;
        }
    }
}
