namespace Linnet.Hub.TryIt;

/// <summary>What a model says to an input, in one form for all tasks.</summary>
/// <param name="Task">The task, as in Hugging Face's <c>pipeline_tag</c>.</param>
internal sealed record TryAnswer(string Task)
{
    /// <summary>The text that was written, or the answer to a question.</summary>
    public string? Text { get; init; }

    /// <summary>Labels, entities, tokens or scores, as the task has them.</summary>
    public IReadOnlyList<TryItem> Items { get; init; } = [];

    /// <summary>The text's vector.</summary>
    public IReadOnlyList<float>? Vector { get; init; }

    /// <summary>The input was longer than the model reads.</summary>
    public bool IsTruncated { get; init; }
}

/// <summary>A part of an answer.</summary>
/// <param name="Label">The label, or the kind of entity.</param>
/// <param name="Score">How sure the model is.</param>
internal sealed record TryItem(string Label, double Score)
{
    /// <summary>The words that are meant.</summary>
    public string? Text { get; init; }

    /// <summary>Where they begin in the input.</summary>
    public int? Start { get; init; }

    /// <summary>Where they end.</summary>
    public int? End { get; init; }
}
