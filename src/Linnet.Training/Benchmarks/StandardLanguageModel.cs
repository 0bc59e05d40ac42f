using Linnet.Models.Architectures;

namespace Linnet.Training.Benchmarks;

/// <summary>A causal language model of fixed sizes whose speed is measured, and the batch that it is measured with.</summary>
public sealed class StandardLanguageModel
{
    private readonly Func<CausalLanguageModel> _create;

    internal StandardLanguageModel(string name, Func<CausalLanguageModel> create, long parameterCount, int batchSize, int length, bool carriesState = false)
    {
        Name = name;
        ParameterCount = parameterCount;
        BatchSize = batchSize;
        Length = length;
        CarriesState = carriesState;
        _create = create;
    }

    /// <summary>As in <c>gpt-mini</c>.</summary>
    public string Name { get; }

    /// <summary>Number of trained numbers, biases included.</summary>
    public long ParameterCount { get; }

    /// <summary>Rows of a training batch.</summary>
    public int BatchSize { get; }

    /// <summary>Tokens in each row of a training batch.</summary>
    public int Length { get; }

    /// <summary>Whether a training batch begins with the state in which the one before it ended.</summary>
    public bool CarriesState { get; }

    /// <summary>Makes the network with fresh weights of a fixed seed.</summary>
    /// <returns>The network; the caller disposes it.</returns>
    /// <exception cref="InvalidOperationException">The network has not the number of parameters that its definition says, so that no figure of it could be compared.</exception>
    public CausalLanguageModel Create() => StandardNetwork.Create(Name, ParameterCount, _create);

    /// <summary>
    /// Rows of a training batch out of fixed tokens: these stand text by text, or, for a model that carries its state, position by position.
    /// </summary>
    /// <param name="tokens"><see cref="BatchSize"/> texts of one token more than <see cref="Length"/>.</param>
    /// <param name="shift">0 for the inputs, 1 for the tokens that follow them.</param>
    /// <returns><c>[batch, length]</c>, row by row.</returns>
    internal int[] Cut(int[] tokens, int shift)
    {
        var rows = new int[BatchSize * Length];
        for (var row = 0; row < BatchSize; row++)
        {
            for (var place = 0; place < Length; place++)
                rows[(row * Length) + place] = tokens[CarriesState ? ((place + shift) * BatchSize) + row : (row * (Length + 1)) + place + shift];
        }

        return rows;
    }
}
