using Linnet.Models.Layers;
using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Tests.Layers;

public sealed class SequenceLayerTests
{
    [Fact]
    public void Convolutions_and_pools_string_together()
    {
        using var layers = new Sequential(
            new Conv1d(4, 6, width: 3, padding: 1), new MaxPool1d(2), new Conv1d(6, 5, width: 2, stride: 2, hasBias: false),
            new AveragePool1d(2, 1), new GlobalMaxPool1d());
        layers.Initialize(new SeededRandom(1));
        using var scope = TensorScope.Inference();
        Assert.Equal(new Shape(3, 5), layers.Forward(Tensor.Zeros(new Shape(3, 13, 4))).Shape);
        Assert.Equal((4 * 6 * 3) + 6 + (6 * 5 * 2), layers.ParameterCount);
    }

    [Fact]
    public void Attention_pooling_of_equal_vectors_is_that_vector()
    {
        using var layer = new AttentionPooling(3, 5);
        layer.Initialize(new SeededRandom(2));
        using var scope = TensorScope.Inference();
        var pooled = layer.Forward(Tensor.From([1, -2, 3, 1, -2, 3], new Shape(1, 2, 3))).ToArray();
        Assert.Equal([1, -2, 3], pooled.Select(value => MathF.Round(value, 5)));
        Assert.Equal([2, 4, 6], new GlobalAveragePool1d().Forward(Tensor.From([1, 3, 5, 3, 5, 7], new Shape(1, 2, 3))).ToArray());
    }

    [Fact]
    public void A_bag_of_embeddings_is_their_mean_or_sum()
    {
        using var layer = new EmbeddingBag(3, 2, EmbeddingBagMode.Sum);
        layer.Initialize(new SeededRandom(3));
        using var scope = TensorScope.Inference();
        var sum = layer.Forward(IntTensor.From([0, 2], new Shape(2)), IntTensor.From([0, 2], new Shape(2)), Tensor.From([2, 1], new Shape(2)));
        Assert.Equal((2 * layer.Weight.Value.Data[0]) + layer.Weight.Value.Data[4], sum.Data[0], 1e-6f);
    }

    [Fact]
    public void Stacked_layers_are_layers_after_each_other()
    {
        using var stacked = new Lstm(4, 3, layers: 2, isBidirectional: true);
        stacked.Initialize(new SeededRandom(4));
        using var lower = new Lstm(4, 3, isBidirectional: true);
        using var upper = new Lstm(6, 3, isBidirectional: true);
        foreach (var (name, parameter) in stacked.NamedParameters())
        {
            var part = name.Contains("_l0", StringComparison.Ordinal) ? lower : upper;
            var own = name.Replace("_l1", "_l0", StringComparison.Ordinal);
            parameter.Value.Data.CopyTo(part.NamedParameters().Single(other => other.Name == own).Parameter.Value.Data);
        }

        using var scope = TensorScope.Inference();
        var x = Tensor.From([.. Enumerable.Range(0, 40).Select(i => MathF.Sin(i))], new Shape(2, 5, 4));
        var h0 = Tensor.From([.. Enumerable.Range(0, 24).Select(i => MathF.Cos(i))], new Shape(4, 2, 3));
        var c0 = h0.Scale(0.5f);
        var lengths = IntTensor.From([5, 2], new Shape(2));
        var all = stacked.Forward(x, lengths, h0, c0);
        var first = lower.Forward(x, lengths, h0.Slice(0, 0, 2), c0.Slice(0, 0, 2));
        var second = upper.Forward(first.Output, lengths, h0.Slice(0, 2, 2), c0.Slice(0, 2, 2));
        Assert.Equal(second.Output.ToArray(), all.Output.ToArray());
        Assert.Equal(first.Hidden.ToArray().Concat(second.Hidden.ToArray()), all.Hidden.ToArray());
        Assert.Equal(first.Cell!.Value.ToArray().Concat(second.Cell!.Value.ToArray()), all.Cell!.Value.ToArray());
    }

    [Fact]
    public void A_sequence_in_two_halves_with_the_state_carried_over_is_the_whole_sequence()
    {
        using var gru = new Gru(4, 3, layers: 2);
        gru.Initialize(new SeededRandom(5));
        using var scope = TensorScope.Inference();
        var x = Tensor.From([.. Enumerable.Range(0, 24).Select(i => MathF.Sin(i))], new Shape(1, 6, 4));
        var whole = gru.Forward(x);
        var begin = gru.Forward(x.Slice(1, 0, 3));
        var end = gru.Forward(x.Slice(1, 3, 3), initialHidden: begin.Hidden);
        var expected = whole.Output.ToArray();
        var actual = begin.Output.ToArray().Concat(end.Output.ToArray()).ToArray();
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-6f);
        Assert.Equal(whole.Hidden.ToArray()[^1], end.Hidden.ToArray()[^1], 1e-6f);
    }
}
