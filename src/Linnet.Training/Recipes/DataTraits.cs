namespace Linnet.Training.Recipes;

/// <summary>What the defaults of a recipe depend on: facts read from the training rows.</summary>
public sealed record DataTraits
{
    /// <summary>Number of training rows.</summary>
    public required int Rows { get; init; }

    /// <summary>Number of labels.</summary>
    public required int Labels { get; init; }

    /// <summary>Whether most texts are Chinese or Japanese: no spaces between words.</summary>
    public required bool IsUnspaced { get; init; }

    /// <summary>Length in characters that 95 of 100 texts do not exceed.</summary>
    public required int LongTextCharacters { get; init; }

    /// <summary>Whether rows have a second text.</summary>
    public required bool HasPairs { get; init; }
}
