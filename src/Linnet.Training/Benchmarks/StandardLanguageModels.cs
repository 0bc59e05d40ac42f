using Linnet.Models.Architectures;
using Linnet.Models.Layers;

namespace Linnet.Training.Benchmarks;

/// <summary>The causal language models whose speed is measured.</summary>
public static class StandardLanguageModels
{
    private const int Characters = 65;
    private const int Words = 10_000;

    /// <summary>From the smallest step to the largest.</summary>
    public static IReadOnlyList<StandardLanguageModel> All { get; } =
    [
        Gpt("gpt-mini", layers: 4, heads: 4, size: 128, block: 64, parameters: 804_096, batchSize: 12),
        new("lstm-lm", () => new LstmLanguageModel(new LstmLanguageModelConfig { VocabSize = Words }), 6_182_672, batchSize: 20, length: 35, carriesState: true),
        Gpt("gpt-baby", layers: 6, heads: 6, size: 384, block: 256, parameters: 10_745_088, batchSize: 8),
    ];

    /// <summary>Names of all models.</summary>
    public static IEnumerable<string> Names => All.Select(model => model.Name);

    /// <summary>The model of a name.</summary>
    /// <param name="name">As in <c>gpt-mini</c>.</param>
    /// <exception cref="ConfigurationException">There is no such model.</exception>
    public static StandardLanguageModel Find(string name) => All.FirstOrDefault(model => model.Name == name)
        ?? throw new ConfigurationException($"there is no standard language model '{name}'; use one of {string.Join(", ", Names)}.");

    /// <summary>nanoGPT's: characters, no biases, no dropout, the exact GELU.</summary>
    private static StandardLanguageModel Gpt(string name, int layers, int heads, int size, int block, long parameters, int batchSize)
    {
        var config = new Gpt2Config
        {
            VocabSize = Characters,
            Positions = block,
            EmbeddingSize = size,
            LayerCount = layers,
            HeadCount = heads,
            ActivationFunction = ActivationKind.Gelu,
            HasBias = false,
            EmbeddingDropout = 0,
            AttentionDropout = 0,
            ResidualDropout = 0,
        };
        return new(name, () => new Gpt2(config), parameters, batchSize, block);
    }
}
