using Linnet.Models.Architectures;
using Linnet.Models.Layers;
using Linnet.Numerics;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Tests.Architectures;

public sealed class SentenceScorerTests
{
    private static readonly SentenceScorerConfig Config = new() { VocabSize = 20, EmbeddingSize = 6, HiddenSize = 8, Dropout = 0 };

    [Fact]
    public void A_text_is_judged_as_if_it_were_alone()
    {
        using var network = Create();
        using var scope = TensorScope.Inference();
        int[][] first = [[3, 4], [5, 6, 7, 8]], second = [[9], [10, 11], [12, 13, 14]];
        var together = network.Score(TokenBatch.FromRows([.. first, .. second]), [2, 3]).ToArray();
        var alone = network.Score(TokenBatch.FromRows(second), [3]).ToArray();
        for (var i = 0; i < 3; i++) Assert.Equal(alone[i], together[2 + i], 1e-5f);
        Assert.Equal(alone, network.ForwardAll(TokenBatch.FromRows(second)).Logits!.Value.ToArray());
        Assert.Throws<ShapeException>(() => network.Score(TokenBatch.FromRows(second), [2]));
    }

    [Fact]
    public void Every_weight_learns()
    {
        using var network = Create();
        using (TensorScope.Gradients())
        {
            network.Score(TokenBatch.FromRows([[3, 4], [5, 6], [7]]), [2, 1])
                .BinaryCrossEntropyWithLogits(Tensors.Tensor.From([1, 0, 1], new Tensors.Shape(3, 1))).Backward();
        }

        Assert.All(network.NamedParameters(), named => Assert.Contains(named.Parameter.Value.Grad.ToArray(), value => value != 0));
    }

    private static SentenceScorer Create()
    {
        var network = new SentenceScorer(Config);
        network.Initialize(new SeededRandom(3));
        return network;
    }
}
