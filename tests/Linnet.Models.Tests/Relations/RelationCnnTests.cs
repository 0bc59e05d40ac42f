using Linnet.Models.Architectures;
using Linnet.Models.Layers;
using Linnet.Numerics;
using Linnet.Tensors.Autograd;

namespace Linnet.Models.Tests.Relations;

public sealed class RelationCnnTests
{
    private static readonly RelationCnnConfig Config = new()
    {
        VocabSize = 30,
        EmbeddingSize = 8,
        PositionEmbeddingSize = 4,
        NumFilters = 6,
        FilterSizes = [2, 3],
        MaxDistance = 5,
        Labels = ["a", "b", "c"],
    };

    /// <summary>Markers are 2 to 5; the words in between are the same.</summary>
    private static readonly int[] Row = [10, 2, 11, 3, 12, 13, 4, 14, 5, 15], Swapped = [10, 4, 11, 5, 12, 13, 2, 14, 3, 15];

    [Fact]
    public void Which_entity_is_the_head_matters()
    {
        using var network = new RelationCnn(Config);
        network.Initialize(new SeededRandom(1));
        using var scope = TensorScope.Inference();
        var logits = network.Forward(TokenBatch.FromRows([Row, Swapped])).ToArray();
        Assert.NotEqual(logits[..3], logits[3..]);
    }

    [Fact]
    public void Padding_changes_nothing()
    {
        using var network = new RelationCnn(Config);
        network.Initialize(new SeededRandom(1));
        using var scope = TensorScope.Inference();
        var alone = network.Forward(TokenBatch.FromRows([Row])).ToArray();
        var padded = network.Forward(TokenBatch.FromRows([Row, [.. Row, .. Row]])).ToArray();
        Assert.All(alone.Zip(padded), pair => Assert.Equal(pair.First, pair.Second, 5));
    }

    [Fact]
    public void A_text_without_markers_or_of_one_token_is_judged_all_the_same()
    {
        using var network = new RelationCnn(Config);
        network.Initialize(new SeededRandom(1));
        using var scope = TensorScope.Inference();
        Assert.All(network.Forward(TokenBatch.FromRows([[10, 11], [12]])).ToArray(), logit => Assert.True(float.IsFinite(logit)));
    }
}
