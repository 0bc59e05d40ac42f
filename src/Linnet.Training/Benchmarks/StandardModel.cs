using Linnet.Models.Architectures;
using Linnet.Models.Configuration;

namespace Linnet.Training.Benchmarks;

/// <summary>A model of fixed sizes whose speed is measured, and the batch that it is measured with.</summary>
public sealed class StandardModel
{
    private readonly Func<TextNetwork> _create;

    internal StandardModel(string name, ModelConfig config, int vocabularySize, Func<TextNetwork> create, long parameterCount, int batchSize, int length)
    {
        Name = name;
        Config = config;
        VocabularySize = vocabularySize;
        ParameterCount = parameterCount;
        BatchSize = batchSize;
        Length = length;
        _create = create;
    }

    /// <summary>As in <c>bert-mini</c>.</summary>
    public string Name { get; }

    /// <summary>Sizes and labels.</summary>
    public ModelConfig Config { get; }

    /// <summary>One past the largest token id.</summary>
    public int VocabularySize { get; }

    /// <summary>Number of trained numbers, biases included.</summary>
    public long ParameterCount { get; }

    /// <summary>Rows of a training batch.</summary>
    public int BatchSize { get; }

    /// <summary>Tokens in each row of a training batch; all of them are valid.</summary>
    public int Length { get; }

    /// <summary>Makes the network with fresh weights of a fixed seed.</summary>
    /// <returns>The network; the caller disposes it.</returns>
    /// <exception cref="InvalidOperationException">The network has not the number of parameters that its definition says, so that no figure of it could be compared.</exception>
    public TextNetwork Create() => StandardNetwork.Create(Name, ParameterCount, _create);
}
