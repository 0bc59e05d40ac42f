using Linnet.Models.Layers;
using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;

namespace Linnet.Models.Tests.Layers;

public sealed class SequentialTests
{
    [Fact]
    public void Layers_run_in_order_and_are_named_by_number()
    {
        using var network = new Sequential(new Linear(2, 2, hasBias: false), new ActivationLayer(ActivationKind.Relu), new Linear(2, 1));
        var parameters = network.NamedParameters().ToDictionary(named => named.Name, named => named.Parameter);
        Assert.Equal(["0.weight", "2.weight", "2.bias"], parameters.Keys);
        new float[] { 1, 0, 0, -1 }.CopyTo(parameters["0.weight"].Value.Data);
        new float[] { 10, 100 }.CopyTo(parameters["2.weight"].Value.Data);
        parameters["2.bias"].Value.Data[0] = 0.5f;
        using var scope = TensorScope.Inference();
        Assert.Equal(20.5f, network.Forward(Tensor.From([2, 3], new Shape(1, 2))).Item);
    }

    [Fact]
    public void The_summary_shows_output_shapes_and_counts()
    {
        using var network = new Sequential(new Linear(64, 32, ActivationKind.Relu), new Dropout(0.1f), new LayerNorm(32), new Linear(32, 3));
        network.Initialize(new SeededRandom(1));
        var expected = """
            Layer          Output shape  Parameters
            ───────────────────────────────────────
            0 (Linear)     [8, 32]            2,080
            1 (Dropout)    [8, 32]                0
            2 (LayerNorm)  [8, 32]               64
            3 (Linear)     [8, 3]                99
            ───────────────────────────────────────
            Total                             2,243

            """.ReplaceLineEndings("\n");
        Assert.Equal(expected, network.Summary(new Shape(8, 64)));
    }

    [Theory]
    [InlineData(ActivationKind.None, 0.5f)]
    [InlineData(ActivationKind.Relu, 0.5f)]
    [InlineData(ActivationKind.Gelu, 0.345731f)]
    [InlineData(ActivationKind.GeluNew, 0.345714f)]
    [InlineData(ActivationKind.Tanh, 0.462117f)]
    [InlineData(ActivationKind.Sigmoid, 0.622459f)]
    [InlineData(ActivationKind.Silu, 0.311230f)]
    [InlineData(ActivationKind.Elu, 0.5f)]
    [InlineData(ActivationKind.LeakyRelu, 0.5f)]
    public void Every_activation_works_fused_and_alone(ActivationKind kind, float expected)
    {
        using var identity = new Linear(1, 1, kind, hasBias: false);
        identity.Weight.Value.Data[0] = 1;
        using var scope = TensorScope.Inference();
        var half = Tensor.From([0.5f], new Shape(1, 1));
        Assert.Equal(expected, identity.Forward(half).Item, 1e-5f);
        Assert.Equal(expected, kind.Apply(half).Item, 1e-5f);
        Assert.Contains(ActivationKinds.Names, name => name.Key == kind.Name() && name.Value == kind);
    }
}
