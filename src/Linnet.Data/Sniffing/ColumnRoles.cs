using System.Globalization;

namespace Linnet.Data;

/// <summary>Which column plays which part: as the user says, else by usual names, else by what the columns hold.</summary>
internal sealed record ColumnRoles(string? Text, string? Pair, string? Label, string? Group)
{
    /// <summary>Assigns the roles.</summary>
    /// <exception cref="DataFormatException">A column that the user named is not there: lists those that are.</exception>
    internal static ColumnRoles Assign(string path, string[] columns, IReadOnlyList<string[]> rows, DataFileOptions options)
    {
        var open = Enumerable.Repeat(true, columns.Length).ToArray();
        var text = Explicit(path, columns, open, options.TextColumn);
        var pair = Explicit(path, columns, open, options.PairColumn);
        var label = Explicit(path, columns, open, options.LabelColumn);
        var group = Explicit(path, columns, open, options.GroupColumn);

        if (options.TextColumn is null) text = ByName(columns, open, RoleNames.Text);
        if (options.PairColumn is null) pair = ByName(columns, open, RoleNames.Pair);
        if (options.LabelColumn is null) label = ByName(columns, open, RoleNames.Label);
        if (options.GroupColumn is null) group = ByName(columns, open, RoleNames.Group);

        if (text < 0) text = Take(open, ColumnShape.LikeText(rows, open));
        if (label < 0 && options.LabelColumn is null) label = Take(open, ColumnShape.LikeLabel(rows, open));
        if (text < 0) throw MissingColumn.Error(path, options.TextColumn ?? "text", columns);
        return new ColumnRoles(columns[text], Name(columns, pair), Name(columns, label), Name(columns, group));
    }

    /// <summary>The column with this name, else (letter case aside), else with this 1-based number; -1 for none.</summary>
    internal static int Explicit(string path, IReadOnlyList<string> columns, bool[] open, string? asked)
    {
        if (asked is null or DataFileOptions.NoColumn) return -1;
        var names = columns.ToList();
        var index = names.IndexOf(asked);
        if (index < 0) index = names.FindIndex(name => string.Equals(name, asked, StringComparison.OrdinalIgnoreCase));
        if (index < 0 && int.TryParse(asked, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= names.Count) index = number - 1;
        if (index < 0) throw MissingColumn.Error(path, asked, columns);
        return Take(open, index);
    }

    /// <summary>An open column with one of the names, marked as taken; or -1.</summary>
    internal static int ByName(IReadOnlyList<string> columns, bool[] open, string[] names) =>
        Take(open, RoleNames.Find(names, [.. columns.Select((name, i) => open[i] ? name : "")]));

    /// <summary>The name at an index, or null for -1.</summary>
    internal static string? Name(IReadOnlyList<string> columns, int index) => index < 0 ? null : columns[index];

    private static int Take(bool[] open, int index)
    {
        if (index >= 0) open[index] = false;
        return index;
    }
}
