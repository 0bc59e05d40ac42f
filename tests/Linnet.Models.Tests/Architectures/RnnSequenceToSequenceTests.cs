using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Generation;
using Linnet.Models.Layers;
using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Tests.Architectures;

public sealed class RnnSequenceToSequenceTests
{
    private static readonly RnnSequenceToSequenceConfig Config = new()
    {
        VocabSize = 12,
        PadTokenId = 0,
        DecoderStartTokenId = 0,
        EosTokenId = 1,
        EmbeddingSize = 6,
        HiddenSize = 8,
        Dropout = 0,
    };

    public static TheoryData<AttentionKind, bool, bool> Kinds => new()
    {
        { AttentionKind.Bahdanau, false, false }, { AttentionKind.Bahdanau, true, false }, { AttentionKind.Luong, false, false }, { AttentionKind.Luong, true, false },
        { AttentionKind.Bahdanau, false, true }, { AttentionKind.Bahdanau, true, true },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Token_by_token_gives_the_same_as_all_at_once(AttentionKind attention, bool copy, bool coverage)
    {
        using var network = Create(attention, copy, coverage);
        using var scope = TensorScope.Inference();
        var memory = network.Encode(TokenBatch.FromRows([[5, 6, 7, 1], [8, 1]]));
        var whole = network.Predict(TokenBatch.FromRows([[0, 3, 4], [0, 7, 8]]), memory).ToArray();
        using var state = network.CreateState();
        network.Predict(TokenBatch.FromRows([[0, 3], [0, 7]]), memory, state);
        state.Reorder([1, 0]);
        var last = network.Predict(TokenBatch.FromRows([[8], [4]]), memory.Select([1, 0]), state).ToArray();
        for (var i = 0; i < 12; i++)
        {
            Assert.Equal(whole[(5 * 12) + i], last[i], 1e-5f);
            Assert.Equal(whole[(2 * 12) + i], last[12 + i], 1e-5f);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Padding_changes_nothing(AttentionKind attention, bool copy, bool coverage)
    {
        using var network = Create(attention, copy, coverage);
        using var scope = TensorScope.Inference();
        var alone = network.Predict(TokenBatch.FromRows([[0, 7]]), network.Encode(TokenBatch.FromRows([[8, 1]]))).ToArray();
        var padded = network.Predict(TokenBatch.FromRows([[0, 3], [0, 7]]), network.Encode(TokenBatch.FromRows([[5, 6, 7, 1], [8, 1]]))).ToArray();
        for (var i = 0; i < alone.Length; i++) Assert.Equal(alone[i], padded[24 + i], 1e-5f);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_weight_learns_and_gradients_agree_with_finite_differences(AttentionKind attention, bool copy, bool coverage)
    {
        using var network = Create(attention, copy, coverage);
        using (TensorScope.Gradients()) Loss(network).Backward();
        foreach (var (name, parameter) in network.NamedParameters())
        {
            var gradient = parameter.Value.Grad.ToArray();
            Assert.True(gradient.Any(value => value != 0), name);
            var place = Array.FindIndex(gradient, value => value == gradient.MaxBy(Math.Abs));
            Assert.Equal((Moved(network, parameter, place, 0.01f) - Moved(network, parameter, place, -0.01f)) / 0.02, gradient[place], 2e-3);
        }
    }

    [Fact]
    public void A_copying_model_gives_probabilities_and_can_write_what_it_reads()
    {
        using var network = Create(AttentionKind.Bahdanau, copy: true);
        using var scope = TensorScope.Inference();
        var batch = TokenBatch.FromRows([[5, 6, 7, 1]]) with { DecoderInputIds = IntTensor.From([0, 3], new Shape(1, 2)) };
        var log = network.ForwardAll(batch).Logits!.Value.ToArray();
        Assert.Equal(1, log[..12].Sum(value => Math.Exp(value)), 1e-5);

        // With the gate shut, nothing but the source can be written.
        var gate = network.NamedParameters().Single(named => named.Name == "copy_gate.bias").Parameter;
        gate.Value.Data.Fill(-100);
        gate.Touch();
        var written = new SequenceGenerator(network, new SequenceGenerationConfig(Config) { MaxLength = 6, NumBeams = 2 }).Generate([5, 6, 7, 1]).Ids.Skip(1);
        Assert.All(written, id => Assert.Contains(id, new[] { 5, 6, 7, 1 }));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_folder_gives_back_the_same_network(AttentionKind attention, bool copy, bool coverage)
    {
        using var folder = new TemporaryFolder();
        using var network = Create(attention, copy, coverage);
        var path = folder.File("model");
        ModelFolder.Write(path, writer =>
        {
            writer.WriteConfig(network.Config);
            writer.WriteWeights(network.Entries());
        });
        using var loaded = ModelFolder.Open(path).LoadNetwork<RnnSequenceToSequence>();
        Assert.Equal(network.Config with { Labels = [] }, loaded.Config with { Labels = [] });
        using var scope = TensorScope.Inference();
        Assert.Equal(Loss(network).Item, Loss(loaded).Item);
    }

    [Fact]
    public void Coverage_adds_its_loss_to_training_and_not_to_the_measured_loss()
    {
        using var network = Create(AttentionKind.Bahdanau, copy: true, coverage: true);
        using var scope = TensorScope.Inference();
        var (source, target) = (TokenBatch.FromRows([[5, 6, 7, 1]]), TokenBatch.FromRows([[0, 3, 6]]));
        var labels = IntTensor.From([3, 6, 1], new Shape(1, 3));
        var (plain, trained) = (network.Loss(source, target, labels).Item, network.TrainingLoss(source, target, labels).Item);

        // Three looks at four places: the second and the third fall on places that were looked at.
        Assert.InRange((trained - plain) / 0.5, 0.1, 2);
        using var without = Create(AttentionKind.Bahdanau, copy: true);
        Assert.Equal(without.Loss(source, target, labels).Item, without.TrainingLoss(source, target, labels).Item);
    }

    [Fact]
    public void A_model_without_coverage_says_nothing_of_it_and_the_attention_must_look_before_each_step()
    {
        using var folder = new TemporaryFolder();
        ModelFolder.Write(folder.File("model"), writer => writer.WriteConfig(Config));
        Assert.DoesNotContain("coverage", File.ReadAllText(folder.File("model/config.json")), StringComparison.Ordinal);
        ModelFolder.Write(folder.File("luong"), writer => writer.WriteConfig(Config with { UseCoverage = true, Attention = AttentionKind.Luong }));
        Assert.Contains("use_coverage", Assert.Throws<ModelFormatException>(() => ModelFolder.Open(folder.File("luong"))).Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => Create(AttentionKind.Luong, copy: false, coverage: true));
    }

    [Fact]
    public void An_odd_hidden_size_is_refused() =>
        Assert.Contains("even", Assert.Throws<ShapeException>(() => new RnnSequenceToSequence(Config with { HiddenSize = 7 })).Message, StringComparison.Ordinal);

    private static RnnSequenceToSequence Create(AttentionKind attention, bool copy, bool coverage = false)
    {
        var network = new RnnSequenceToSequence(Config with { Attention = attention, UseCopy = copy, UseCoverage = coverage, CoverageLossWeight = coverage ? 0.5f : 0 });
        network.Initialize(new SeededRandom(3));
        return network;
    }

    private static Tensor Loss(RnnSequenceToSequence network) => network.TrainingLoss(
        TokenBatch.FromRows([[5, 6, 7, 1], [8, 1]]),
        TokenBatch.FromRows([[0, 3, 6], [0, 7]]),
        IntTensor.From([3, 6, 1, 7, 1, CrossEntropyOperation.IgnoreIndex], new Shape(2, 3)));

    private static double Moved(RnnSequenceToSequence network, Parameter parameter, int place, float delta)
    {
        using var scope = TensorScope.Gradients();
        parameter.Value.Data[place] += delta;
        parameter.Touch();
        var loss = Loss(network).Item;
        parameter.Value.Data[place] -= delta;
        parameter.Touch();
        return loss;
    }
}
