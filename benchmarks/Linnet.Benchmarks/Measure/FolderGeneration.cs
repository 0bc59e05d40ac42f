using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Generation;
using Linnet.Training.Benchmarks;

namespace Linnet.Benchmarks.Measure;

/// <summary>Greedy generation by a model folder of the shared ones, from its first token on, whatever ends a text left out.</summary>
internal static class FolderGeneration
{
    /// <summary>Tokens that one run generates.</summary>
    internal const int Tokens = 256;

    /// <summary>The token that begins a text, a Llama's.</summary>
    internal const int FirstToken = 1;

    private const double WarmSeconds = 2;

    internal static void Run(string name, double seconds)
    {
        using var model = Load(name);
        var generator = Generator(model);
        Timing.Measure(Generate, WarmSeconds / 2, WarmSeconds / 2, leastCalls: 1);
        var neighbours = new Neighbours();
        var timing = Timing.Measure(Generate, seconds, warmSeconds: 0);
        Report.Print($"generate/{name}", Tokens * timing.PerSecond, otherCores: neighbours.Cores());

        void Generate()
        {
            var count = generator.Generate([FirstToken]).Count();
            if (count != Tokens) throw new LinnetException($"{name}: expected {Tokens} tokens; received {count}.");
        }
    }

    /// <summary>The tokens, to be compared with a peer's.</summary>
    internal static int[] Generate(string folder)
    {
        using var model = ModelFolder.Open(folder).LoadNetwork<CausalLanguageModel>();
        return [.. Generator(model).Generate([FirstToken])];
    }

    private static CausalLanguageModel Load(string name) => ModelFolder.Open(SharedFiles.Model(name)).LoadNetwork<CausalLanguageModel>();

    private static TokenGenerator Generator(CausalLanguageModel model) => new(model, new GenerationConfig { MaxNewTokens = Tokens });
}
