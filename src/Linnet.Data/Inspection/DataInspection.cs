namespace Linnet.Data;

/// <summary>What a data file holds and what in it may need attention; made by <see cref="DataInspector"/>.</summary>
public sealed record DataInspection
{
    /// <summary>Number of rows that could be read.</summary>
    public required long Rows { get; init; }

    /// <summary>Labels by falling frequency.</summary>
    public required IReadOnlyList<Share> Labels { get; init; }

    /// <summary>Tags of token rows by falling frequency, of all tokens; empty where rows have none.</summary>
    public required IReadOnlyList<Share> Tags { get; init; }

    /// <summary>Rows with more than one label.</summary>
    public required long MultiLabelRows { get; init; }

    /// <summary>Characters (code points) of the texts, pairs included.</summary>
    public required LengthStatistics Characters { get; init; }

    /// <summary>Words of the texts; each Chinese character counts as one.</summary>
    public required LengthStatistics Words { get; init; }

    /// <summary>Main script of the texts, by falling frequency.</summary>
    public required IReadOnlyList<Share> Scripts { get; init; }

    /// <summary>Guessed language of the texts (ISO 639-1, <c>und</c> where undecided), by falling frequency.</summary>
    public required IReadOnlyList<Share> Languages { get; init; }

    /// <summary>Missing texts and labels, duplicates, conflicts, outliers, damage, unreadable rows: those with rows first found.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The finding with a name from <see cref="FindingNames"/>.</summary>
    /// <param name="name">Its name.</param>
    public Finding this[string name] => Findings.First(finding => finding.Name == name);

    /// <summary>The inspection as lines for a person to read.</summary>
    public string ToText() => InspectionText.Of(this);

    /// <summary>The inspection as JSON, names in snake case.</summary>
    public string ToJson() => ReportJson.Write(this);
}
