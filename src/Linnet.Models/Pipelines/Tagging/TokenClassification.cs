namespace Linnet.Models.Pipelines;

/// <summary>What a tagger found in a text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Entities">In order of their places.</param>
public sealed record TokenClassification(string Text, IReadOnlyList<Entity> Entities)
{
    /// <summary>What the whole text wants; null for a model without intents.</summary>
    public string? Intent { get; init; }

    /// <summary>The probability of the intent.</summary>
    public float IntentScore { get; init; }
}
