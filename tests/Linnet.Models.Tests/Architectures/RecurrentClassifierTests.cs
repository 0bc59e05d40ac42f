using Linnet.Models.Architectures;
using Linnet.Models.Layers;
using Linnet.Numerics;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Memory;

namespace Linnet.Models.Tests.Architectures;

[Collection(nameof(TensorMemory))]
public sealed class RecurrentClassifierTests
{
    private static readonly RecurrentConfig Small = new() { VocabSize = 50, EmbeddingSize = 12, HiddenSize = 10, Labels = ["a", "b", "c"], ClassifierDropout = 0 };

    [Fact]
    public void Has_the_names_and_the_size_that_a_PyTorch_user_expects()
    {
        using var network = new RecurrentClassifier(new RecurrentConfig { VocabSize = 20000 });
        Assert.Equal(
            [
                "embedding.weight", "lstm.weight_ih_l0", "lstm.weight_hh_l0", "lstm.bias_ih_l0", "lstm.bias_hh_l0",
                "lstm.weight_ih_l0_reverse", "lstm.weight_hh_l0_reverse", "lstm.bias_ih_l0_reverse", "lstm.bias_hh_l0_reverse",
                "classifier.weight", "classifier.bias",
            ],
            network.NamedParameters().Select(parameter => parameter.Name));
        Assert.Equal(2_824_706, network.ParameterCount);
        Assert.InRange(network.Config.ApproximateParameterCount, 2_820_000, 2_830_000);
    }

    [Theory]
    [InlineData(false, RecurrentPooling.Max)]
    [InlineData(false, RecurrentPooling.Mean)]
    [InlineData(true, RecurrentPooling.Attention)]
    public void A_text_among_longer_ones_gives_what_it_gives_alone(bool isGru, RecurrentPooling pooling) =>
        NetworkChecks.PaddingChangesNothing(new RecurrentClassifier(Small with { IsGru = isGru, Pooling = pooling, NumHiddenLayers = 2 }));

    [Theory]
    [InlineData(false, RecurrentPooling.Max)]
    [InlineData(true, RecurrentPooling.Mean)]
    [InlineData(true, RecurrentPooling.Attention)]
    public void Learns_a_few_rows_by_heart(bool isGru, RecurrentPooling pooling) => NetworkChecks.Learns(new RecurrentClassifier(
        Small with { IsGru = isGru, Pooling = pooling, NumHiddenLayers = 2, HiddenDropoutProb = 0.1f }));

    [Fact]
    public void A_training_step_allocates_nothing() => NetworkChecks.AllocatesNothing(new RecurrentClassifier(Small));

    [Fact]
    public void Configuration_survives_writing_and_reading() => NetworkChecks.RoundTrip(
        Small with { IsGru = true, Pooling = RecurrentPooling.Attention, NumHiddenLayers = 3, PairEncoding = PairEncoding.Siamese },
        reader => new RecurrentConfig(reader));

    [Fact]
    public void A_siamese_network_judges_pairs()
    {
        using var network = new RecurrentClassifier(Small with { PairEncoding = PairEncoding.Siamese });
        network.Initialize(new SeededRandom(1));
        using var scope = TensorScope.Inference();
        var pairs = TokenBatch.FromRows([[3, 4, 5, 6], [3, 4, 6, 5]], typeIds: [[0, 0, 1, 1], [0, 0, 1, 1]]);
        var logits = network.Forward(pairs).ToArray();
        Assert.Equal(6, logits.Length);
        Assert.NotEqual(logits[..3], logits[3..]);
    }
}
