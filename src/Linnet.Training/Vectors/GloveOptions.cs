namespace Linnet.Training.Vectors;

/// <summary>Settings of <see cref="GloveTrainer"/>; the defaults suit some million words.</summary>
public sealed record GloveOptions
{
    /// <summary>What the words are.</summary>
    public VectorCorpusOptions Corpus { get; init; } = new();

    /// <summary>Length of a vector, 1 … 4096.</summary>
    public int Dimension { get; init; } = 100;

    /// <summary>Most words to either side that count as near, 1 … 100; one at distance d counts 1/d.</summary>
    public int Window { get; init; } = 10;

    /// <summary>Passes over the pairs of words, at least 1.</summary>
    public int Epochs { get; init; } = 25;

    /// <summary>Learning rate of AdaGrad, above 0.</summary>
    public float LearningRate { get; init; } = 0.05f;

    /// <summary>Pairs that occur so often or more have the full weight, above 0; the paper's 100 is for billions of words.</summary>
    public float MaxCount { get; init; } = 10;

    /// <summary>Seed of everything random.</summary>
    public ulong Seed { get; init; } = 42;

    /// <summary>Throws where a value lies outside its range.</summary>
    /// <exception cref="ConfigurationException">Names the field, its value and the allowed range.</exception>
    public void Validate()
    {
        Corpus.Validate();
        if (Dimension is < 1 or > 4096) throw new ConfigurationException($"dimension is {Dimension}; use 1 to 4096.");
        if (Window is < 1 or > 100) throw new ConfigurationException($"window is {Window}; use 1 to 100.");
        if (Epochs < 1) throw new ConfigurationException($"epochs is {Epochs}; use at least 1.");
        if (!(LearningRate > 0) || !float.IsFinite(LearningRate)) throw new ConfigurationException($"learning_rate is {LearningRate}; use a number above 0.");
        if (!(MaxCount > 0) || !float.IsFinite(MaxCount)) throw new ConfigurationException($"max_count is {MaxCount}; use a number above 0.");
    }
}
