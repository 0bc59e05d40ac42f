namespace Linnet.Hub.Diff;

/// <summary>What differs between two <c>tokenizer.json</c>.</summary>
internal sealed record TokenizerDiff
{
    /// <summary>The kind of model before, such as <c>BPE</c>.</summary>
    public string? ModelBefore { get; init; }

    /// <summary>The kind of model after.</summary>
    public string? ModelAfter { get; init; }

    /// <summary>Number of tokens before, added ones included.</summary>
    public int SizeBefore { get; init; }

    /// <summary>Number of tokens after.</summary>
    public int SizeAfter { get; init; }

    /// <summary>Tokens that are new.</summary>
    public required TokenList Added { get; init; }

    /// <summary>Tokens that are gone.</summary>
    public required TokenList Removed { get; init; }

    /// <summary>Tokens that have another id, which makes old embeddings wrong.</summary>
    public required TokenList Moved { get; init; }

    /// <summary>Number of merges before; 0 where the model has none.</summary>
    public int MergesBefore { get; init; }

    /// <summary>Number of merges after.</summary>
    public int MergesAfter { get; init; }

    /// <summary>Whether the merges, or their order, differ.</summary>
    public bool MergesChanged { get; init; }

    /// <summary>Everything else: normaliser, pre-tokeniser, post-processor, decoder, truncation, padding, the model's own fields.</summary>
    public required FieldChanges Fields { get; init; }
}

/// <summary>Some tokens.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="First">The first of them by id.</param>
internal sealed record TokenList(int Count, IReadOnlyList<string> First);
