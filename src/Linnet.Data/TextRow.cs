using Linnet.Text.Cleaning;

namespace Linnet.Data;

/// <summary>One labelled text: what every reader yields and every writer, check and trainer takes.</summary>
/// <param name="Text">The text, exactly as it stands in the file; empty where the value is missing.</param>
/// <param name="Pair">The second text of a pair, or null where the file has no pair column.</param>
/// <param name="Labels">No label, one, or several (multi-label); never empty strings.</param>
/// <param name="Line">1-based physical line on which the row starts.</param>
public sealed record TextRow(string Text, string? Pair, IReadOnlyList<string> Labels, long Line)
{
    /// <summary>The first label, or null where there is none.</summary>
    public string? Label => Labels.Count == 0 ? null : Labels[0];

    /// <summary>What a group split keeps together (an author, a document), or null.</summary>
    public string? Group { get; init; }

    /// <summary>The tokens of a row that came tokenised (CoNLL, or a JSON array), or null.</summary>
    public IReadOnlyList<string>? Tokens { get; init; }

    /// <summary>One tag for each of <see cref="Tokens"/> (BIO2 and the like), or null.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>
    /// Values of the file's further columns by name, which are carried along when rows are written again, or null where there
    /// are none. JSON values that are not strings stand here as JSON.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Extra { get; init; }

    /// <summary>The row with its texts cleaned; tokens and tags stay as they are.</summary>
    /// <param name="cleaner">Null changes nothing.</param>
    public TextRow CleanedBy(TextCleaner? cleaner) =>
        cleaner is null ? this : this with { Text = cleaner.Clean(Text), Pair = Pair is null ? null : cleaner.Clean(Pair) };
}
