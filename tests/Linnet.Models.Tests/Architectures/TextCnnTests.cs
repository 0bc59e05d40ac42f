using Linnet.Models.Architectures;
using Linnet.Models.Layers;
using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Memory;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Tests.Architectures;

[Collection(nameof(TensorMemory))]
public sealed class TextCnnTests
{
    private static readonly TextCnnConfig Small = new() { VocabSize = 50, EmbeddingSize = 12, NumFilters = 9, FilterSizes = [2, 4], Labels = ["a", "b", "c"] };

    [Fact]
    public void Has_the_names_and_the_size_that_a_PyTorch_user_expects()
    {
        using var network = new TextCnn(new TextCnnConfig { VocabSize = 20000 });
        Assert.Equal(
            ["embedding.weight", "convs.0.weight", "convs.0.bias", "convs.1.weight", "convs.1.bias", "convs.2.weight", "convs.2.bias", "classifier.weight", "classifier.bias"],
            network.NamedParameters().Select(parameter => parameter.Name));
        Assert.Equal(2_714_502, network.ParameterCount);
        Assert.InRange(network.Config.ApproximateParameterCount, 2_700_000, 2_730_000);
    }

    [Fact]
    public void Is_the_sum_of_its_parts()
    {
        using var network = new TextCnn(Small);
        network.Initialize(new SeededRandom(1));
        var weights = network.NamedParameters().ToDictionary(parameter => parameter.Name, parameter => parameter.Parameter);
        using var scope = TensorScope.Inference();
        var batch = TokenBatch.FromRows([[3, 4, 5, 6, 7], [9, 8, 7, 6, 5]]);
        var vectors = batch.InputIds.Embedding(weights["embedding.weight"]);
        Tensor Feature(int i) => vectors.Conv1d(new ConvolutionFilter(weights[$"convs.{i}.weight"], weights[$"convs.{i}.bias"])).Relu().GlobalMaxPool1d();
        var expected = Feature(0).Concat(Feature(1)).Linear(weights["classifier.weight"], weights["classifier.bias"]).ToArray();
        NetworkChecks.Near(expected, network.Forward(batch).ToArray());
    }

    [Fact]
    public void A_text_among_longer_ones_gives_what_it_gives_alone() =>
        NetworkChecks.PaddingChangesNothing(new TextCnn(Small));

    [Fact]
    public void Learns_a_few_rows_by_heart() => NetworkChecks.Learns(new TextCnn(Small with { EmbeddingDropoutProb = 0.1f }));

    [Fact]
    public void A_training_step_allocates_nothing() => NetworkChecks.AllocatesNothing(new TextCnn(Small));

    [Fact]
    public void Configuration_survives_writing_and_reading() => NetworkChecks.RoundTrip(
        Small with { FreezeEmbeddings = true, PairEncoding = PairEncoding.Siamese, EmbeddingDropoutProb = 0.25f }, reader => new TextCnnConfig(reader));

    [Fact]
    public void Frozen_embeddings_collect_no_gradient()
    {
        using var network = new TextCnn(Small with { FreezeEmbeddings = true });
        network.Initialize(new SeededRandom(1));
        using var scope = TensorScope.Training(seed: 1);
        network.Forward(TokenBatch.FromRows([[3, 4, 5, 6, 7]])).CrossEntropy(IntTensor.From([1], new Shape(1))).Backward();
        Assert.Equal(
            ["convs.0.weight", "convs.0.bias", "convs.1.weight", "convs.1.bias", "classifier.weight", "classifier.bias"],
            network.NamedParameters().Where(parameter => parameter.Parameter.Value.HasGrad).Select(parameter => parameter.Name));
    }

    [Fact]
    public void A_siamese_network_encodes_the_texts_of_a_pair_apart()
    {
        using var network = new TextCnn(Small with { PairEncoding = PairEncoding.Siamese });
        network.Initialize(new SeededRandom(1));
        using var scope = TensorScope.Inference();
        var batch = TokenBatch.FromRows([[3, 4, 5, 6, 7], [9, 8]], typeIds: [[0, 0, 1, 1, 1], [0, 0]]);
        var first = network.ForwardAll(TokenBatch.FromRows([[3, 4]])).PoolerOutput!.Value.ToArray();
        var second = network.ForwardAll(TokenBatch.FromRows([[5, 6, 7]])).PoolerOutput!.Value.ToArray();
        var pair = network.ForwardAll(batch).PoolerOutput!.Value.ToArray();
        Assert.Equal(first[..18], pair[..18]);
        Assert.Equal(second[..18], pair[18..36]);
    }
}
