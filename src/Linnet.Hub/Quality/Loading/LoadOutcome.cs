namespace Linnet.Hub.Quality;

/// <summary>What came of trying to load a model folder.</summary>
internal sealed record LoadOutcome
{
    /// <summary><c>model_type</c>; null where there is none.</summary>
    public string? ModelType { get; init; }

    /// <summary>Whether Linnet has this kind of model.</summary>
    public bool IsKnown { get; init; }

    /// <summary>Why it does not load, in one line; null where it does, or where only tensors do not fit.</summary>
    public string? Problem { get; init; }

    /// <summary>Number of trained numbers.</summary>
    public long ParameterCount { get; init; }

    /// <summary>Whether it is a neural network, whose tensors have names that must fit.</summary>
    public bool IsNetwork { get; init; }

    /// <summary>Parameters without a tensor.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Tensors of another shape than their parameter, with both shapes.</summary>
    public IReadOnlyList<string> Misshaped { get; init; } = [];

    /// <summary>Tensors without a parameter.</summary>
    public IReadOnlyList<string> Unexpected { get; init; } = [];

    /// <summary>Number of token ids that the network knows; null where there is no limit.</summary>
    public int? VocabularySize { get; init; }

    /// <summary>How the tokeniser did; null where there is no <c>tokenizer.json</c>.</summary>
    public TokenizerOutcome? Tokenizer { get; init; }

    /// <summary>Whether the model is ready for use.</summary>
    internal bool IsLoaded => IsKnown && Problem is null && Missing.Count + Misshaped.Count + Unexpected.Count == 0;
}

/// <summary>What came of trying a tokeniser.</summary>
internal sealed record TokenizerOutcome
{
    /// <summary>Why it does not load; null where it does.</summary>
    public string? Problem { get; init; }

    /// <summary>One more than its largest id.</summary>
    public int VocabularySize { get; init; }

    /// <summary>Number of sample texts that it has tokens for, so that the way back could be tried.</summary>
    public int TriedCount { get; init; }

    /// <summary>Sample texts whose ids, made text and then ids again, are others.</summary>
    public IReadOnlyList<string> Unstable { get; init; } = [];

    /// <summary>Whether the tokeniser, written out and read again, gives the same ids.</summary>
    public bool IsSavedAlike { get; init; } = true;
}
