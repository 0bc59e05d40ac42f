namespace Linnet.Hub.TryIt;

/// <summary>What a model is tried with.</summary>
/// <param name="Text">The text, or the question.</param>
internal sealed record TryInput(string Text)
{
    /// <summary>Most characters of all texts together.</summary>
    internal const int MaxLength = 4000;

    /// <summary>Most texts to compare with, and labels to choose from.</summary>
    internal const int MaxOthers = 20;

    /// <summary>Most tokens that are written.</summary>
    internal const int MaxTokens = 200;

    /// <summary>Most answers.</summary>
    internal const int MaxTop = 50;

    /// <summary>The text that the answer to a question stands in, or the second text of a pair.</summary>
    public string? Second { get; init; }

    /// <summary>Texts to compare with.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>Labels to choose from, for a language model that was not trained on any.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>How many answers, best first.</summary>
    public int Top { get; init; } = 5;

    /// <summary>How many tokens to write.</summary>
    public int MaxNewTokens { get; init; } = 50;

    /// <summary>Draws tokens, more varied the higher; null takes the most probable each time.</summary>
    public float? Temperature { get; init; }

    /// <summary>Refuses what is empty or beyond the bounds.</summary>
    internal TryInput Check()
    {
        if (string.IsNullOrWhiteSpace(Text)) throw new RefusedException(Refusal.BadRequest, "There is no text to try the model with: send 'inputs'.");
        var length = Text.Length + (Second?.Length ?? 0) + Others.Sum(other => other.Length) + Labels.Sum(label => label.Length);
        if (length > MaxLength)
            throw new RefusedException(Refusal.BadRequest, $"The input has {length} characters; a model is tried with at most {MaxLength}. Pull the model for longer texts.");
        if (Others.Count > MaxOthers || Labels.Count > MaxOthers)
            throw new RefusedException(Refusal.BadRequest, $"At most {MaxOthers} texts to compare with, or labels to choose from, are taken.");
        if (Top is < 1 or > MaxTop) throw new RefusedException(Refusal.BadRequest, $"'top_k' has to be from 1 to {MaxTop}, not {Top}.");
        if (MaxNewTokens is < 1 or > MaxTokens) throw new RefusedException(Refusal.BadRequest, $"'max_new_tokens' has to be from 1 to {MaxTokens}, not {MaxNewTokens}.");
        if (Temperature is not (null or (> 0 and <= 10))) throw new RefusedException(Refusal.BadRequest, $"'temperature' has to be above 0 and at most 10, not {Temperature}.");
        return this;
    }
}
