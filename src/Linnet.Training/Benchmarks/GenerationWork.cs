using Linnet.Models.Architectures;
using Linnet.Models.Generation;

namespace Linnet.Training.Benchmarks;

/// <summary>
/// Greedy generation as users call it, with cached keys and values: from token 0, one token in, logits, the likeliest out, as often as the
/// model's block is long.
/// </summary>
public sealed class GenerationWork : IDisposable
{
    private readonly CausalLanguageModel _network;
    private readonly TokenGenerator _generator;

    /// <summary>Makes the network.</summary>
    /// <param name="model">What to run.</param>
    public GenerationWork(StandardLanguageModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _network = model.Create();
        _generator = new TokenGenerator(_network, new GenerationConfig { MaxNewTokens = model.Length });
        Tokens = model.Length;
    }

    /// <summary>Tokens that one run generates.</summary>
    public int Tokens { get; }

    /// <summary>Generates a whole block.</summary>
    /// <returns>The tokens, <see cref="Tokens"/> of them.</returns>
    public int[] Run() => [.. _generator.Generate([0])];

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();
}
