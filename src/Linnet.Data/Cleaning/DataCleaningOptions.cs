using Linnet.Text.Cleaning;

namespace Linnet.Data;

/// <summary>What <see cref="DataCleaner"/> does about each kind of flaw. The defaults drop what no model can use and repeats, and keep the rest.</summary>
public sealed record DataCleaningOptions
{
    /// <summary>Rows that cannot be read: ragged, too long, wrongly encoded.</summary>
    public RowPolicy UnreadableRows { get; init; } = RowPolicy.Fail;

    /// <summary>Rows without text.</summary>
    public RowPolicy MissingText { get; init; } = RowPolicy.Drop;

    /// <summary>Rows without a label, in a file that has a label column.</summary>
    public RowPolicy MissingLabel { get; init; } = RowPolicy.Drop;

    /// <summary>Rows that repeat text and label.</summary>
    public DuplicatePolicy Duplicates { get; init; } = DuplicatePolicy.KeepFirst;

    /// <summary>Rows that repeat a text with another label.</summary>
    public ConflictPolicy Conflicts { get; init; } = ConflictPolicy.Drop;

    /// <summary>Rows that are nearly the same as an earlier one.</summary>
    public DuplicatePolicy NearDuplicates { get; init; } = DuplicatePolicy.Keep;

    /// <summary>Rows far shorter or longer than the others.</summary>
    public RowPolicy LengthOutliers { get; init; } = RowPolicy.Keep;

    /// <summary>Rows of mostly symbols.</summary>
    public RowPolicy SymbolOutliers { get; init; } = RowPolicy.Keep;

    /// <summary>Rows with signs of a wrong encoding.</summary>
    public RowPolicy EncodingDamage { get; init; } = RowPolicy.Keep;

    /// <summary>Labels with fewer rows than <see cref="MinimumPerLabel"/>.</summary>
    public RowPolicy RareLabels { get; init; } = RowPolicy.Keep;

    /// <summary>From how many rows on a label is not rare.</summary>
    public long MinimumPerLabel { get; init; } = 2;

    /// <summary>Texts with fewer characters are dropped; null for no limit.</summary>
    public int? MinimumCharacters { get; init; }

    /// <summary>Texts with more characters are dropped; null for no limit.</summary>
    public int? MaximumCharacters { get; init; }

    /// <summary>Changes texts before they are judged and written; null to leave them as they are.</summary>
    public TextCleaner? TextCleaner { get; init; }

    /// <summary>What counts as nearly the same and as mostly symbols.</summary>
    public InspectionOptions Thresholds { get; init; } = new();
}
