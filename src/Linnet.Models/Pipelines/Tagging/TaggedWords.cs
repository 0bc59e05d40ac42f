namespace Linnet.Models.Pipelines;

/// <summary>The tags of one row of words.</summary>
/// <param name="Tags">One for each word, in the model's own scheme.</param>
/// <param name="Scores">The probability of each word's tag, 0 to 1.</param>
public sealed record TaggedWords(string[] Tags, float[] Scores)
{
    /// <summary>What the whole row wants; null for a model without intents.</summary>
    public string? Intent { get; init; }

    /// <summary>The probability of the intent.</summary>
    public float IntentScore { get; init; }
}
