using Linnet.Evaluation;
using Linnet.Models.Architectures;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Training.Tasks.TextGeneration;

/// <summary>Measures how well a language model predicts a text: every token once, from those before it in its block.</summary>
internal static class LanguageModelEvaluation
{
    /// <summary>Tokens in one forward pass.</summary>
    private const int TokensAtOnce = 4096;

    internal static PerplexityCounter Run(CausalLanguageModel model, ITokenText ids, int blockLength)
    {
        var blocks = new TokenBlocks(ids, blockLength);
        var counter = new PerplexityCounter();
        var atOnce = Math.Max(1, TokensAtOnce / blockLength);
        for (var first = 0; first < blocks.Count;)
        {
            var count = first < blocks.FullCount ? Math.Min(atOnce, blocks.FullCount - first) : 1;
            using var scope = TensorScope.Inference();
            var (inputs, targets) = blocks.InOrder(first, count);
            counter.Add(-(double)model.Forward(inputs).CrossEntropy(targets).Item * targets.Count, targets.Count);
            first += count;
        }

        return counter;
    }
}
