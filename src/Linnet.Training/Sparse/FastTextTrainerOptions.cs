using Linnet.Models.Sparse;

namespace Linnet.Training.Sparse;

/// <summary>Settings of <see cref="FastTextTrainer"/>; the defaults suit sets of some thousand short texts.</summary>
public sealed record FastTextTrainerOptions
{
    /// <summary>What the model sees in a text.</summary>
    public FastTextFeatures Features { get; init; } = new();

    /// <summary>Length of an embedding, 1 … 4096; fastText's <c>dim</c>.</summary>
    public int Dimension { get; init; } = 100;

    /// <summary>Passes over the texts, at least 1; fastText's <c>epoch</c>.</summary>
    public int Epochs { get; init; } = 25;

    /// <summary>Learning rate of the first step, above 0; it falls linearly to 0. fastText's <c>lr</c>.</summary>
    public float LearningRate { get; init; } = 0.5f;

    /// <summary>
    /// Probability, 0 to below 1, with which a step leaves out a word or n-gram of its text, in steps of 1/256: word dropout (Iyyer
    /// et al. 2015). fastText has none; cross-validated accuracy of six sets rose by 0.5 to 2 points with 0.25.
    /// </summary>
    public float Dropout { get; init; } = 0.25f;

    /// <summary>
    /// Number of parts that the dimensions are cut into, 1 … <see cref="Dimension"/>. Each part learns as a model of its own, without
    /// waiting for the others, and the logits of the joined model are the parts' mean; so parts are what threads share out.
    /// The result depends on this number but not on the number of threads.
    /// </summary>
    public int Parts { get; init; } = 2;

    /// <summary>Seed of the first embeddings and of the order of the texts.</summary>
    public ulong Seed { get; init; } = 42;

    /// <summary>Throws where a value lies outside its range.</summary>
    /// <exception cref="ConfigurationException">Names the field, its value and the allowed range.</exception>
    public void Validate()
    {
        Features.Validate();
        if (Dimension is < 1 or > 4096) throw new ConfigurationException($"dimension is {Dimension}; use 1 to 4096.");
        if (Epochs < 1) throw new ConfigurationException($"epochs is {Epochs}; use at least 1.");
        if (!(LearningRate > 0) || !float.IsFinite(LearningRate))
            throw new ConfigurationException($"learning_rate is {LearningRate}; use a number above 0.");
        if (!(Dropout is >= 0 and < 1)) throw new ConfigurationException($"dropout is {Dropout}; use 0 to below 1.");
        if (Parts < 1 || Parts > Dimension) throw new ConfigurationException($"parts is {Parts}; use 1 to the dimension, {Dimension}.");
    }
}
