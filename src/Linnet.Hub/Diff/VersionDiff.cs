using System.Text.Json;

namespace Linnet.Hub.Diff;

/// <summary>Everything that differs between two versions of a repository.</summary>
/// <param name="Files">Files that were added, removed, changed or renamed, by path.</param>
internal sealed record VersionDiff(IReadOnlyList<FileChange> Files)
{
    /// <summary>What differs in the tokeniser; null where it is the same, or one version has none.</summary>
    public TokenizerDiff? Tokenizer { get; init; }

    /// <summary>What differs in the weights; null where they are the same.</summary>
    public WeightsDiff? Weights { get; init; }

    /// <summary>What the card says differently; null where that is nothing.</summary>
    public CardDiff? Card { get; init; }

    /// <summary>The same without lines and without what is told of single tensors.</summary>
    internal VersionDiff Shortened() => this with
    {
        Files = [.. Files.Select(file => file with { Text = null, Fields = null })],
        Tokenizer = null,
        Weights = Weights is null ? null : Weights with { Changes = [] },
    };

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    internal static VersionDiff FromJson(string json) =>
        JsonSerializer.Deserialize<VersionDiff>(json, DiffJson.Options) ?? throw new FormatException("The difference of two versions is empty.");

    /// <summary>The JSON form.</summary>
    internal string ToJson() => JsonSerializer.Serialize(this, DiffJson.Options);
}
