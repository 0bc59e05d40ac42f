using Linnet.Tensors.Kernels.Copy;
using Linnet.Tensors.Kernels.Elementwise;
using Linnet.Tensors.Kernels.Gather;
using Linnet.Tensors.Kernels.Losses;
using Linnet.Tensors.Kernels.Normalization;
using Linnet.Tensors.Kernels.Random;
using Linnet.Tensors.Kernels.Rows;

namespace Linnet.Tensors.Tests.Kernels;

/// <summary>Every kernel gives at 128, 256 and 512 bits what its scalar twin gives.</summary>
public sealed unsafe class LanesTests
{
    private const int Rows = 5;
    private const int Columns = 37;
    private const int Count = Rows * Columns;

    [Fact]
    public void Unary_functions()
    {
        Unary(default(ReluFunction));
        Unary(default(GeluFunction));
        Unary(default(GeluTanhFunction));
        Unary(default(TanhFunction));
        Unary(default(SigmoidFunction));
        Unary(default(SiluFunction));
        Unary(new LeakyReluFunction(0.1f));
        Unary(new EluFunction(0.7f));
    }

    [Fact]
    public void Dropout_masks()
    {
        using var x = new Native(Count);
        Twins.Agree(Count, Count, y => new DropoutKernel(x, y, accumulate: true, new DropoutMask(0x123456789ABCDEF, 0.3f)));
    }

    [Fact]
    public void Scaling_copies_and_arithmetic()
    {
        using var x = new Native(Count);
        using var z = new Native(Columns);
        Twins.Agree(Count, Count, y => new ScaleKernel(x, y, -1.5f, accumulate: true));
        Twins.Agree(Rows, Count, y => new BlockCopyKernel(x, Columns, y, Columns, 30, accumulate: true));
        foreach (var kind in Enum.GetValues<BinaryKind>()) Twins.Agree(Rows, Count, y => new BinaryForwardKernel(kind, x, z, y, Columns));
        Twins.Agree(Rows, Count, y => new ProductGradientKernel(x, z, y, Columns, accumulate: true));
        Twins.Agree(1, Columns, y => new ColumnSumKernel(x, x, y, Rows, Columns, 0.5f));
    }

    [Fact]
    public void Scatter_add()
    {
        using var x = new Native(Count);
        var ids = stackalloc int[Rows] { 3, 0, 3, 7, 1 };
        Twins.Agree(Columns, 8 * Columns, new ScatterFactory(x, ids).Create);
    }

    [Fact]
    public void Softmax_forward_and_backward()
    {
        using var x = new Native(Count);
        foreach (var logarithm in new[] { false, true })
        {
            Twins.Agree(Rows, Count, y => new SoftmaxForwardKernel(x, y, Columns, logarithm), 1e-6f);
            Twins.Agree(Rows, Count, y => new SoftmaxBackwardKernel(x, x, y, Columns, logarithm, accumulate: true), 1e-5f);
        }
    }

    [Fact]
    public void Cross_entropy()
    {
        using var x = new Native(Count);
        using var losses = new Native(Rows);
        var labels = stackalloc int[Rows] { 0, 36, -100, 7, 20 };
        var kernel = new CrossEntropyKernel
        {
            Logits = x,
            Labels = labels,
            Losses = losses,
            Classes = Columns,
            IgnoreIndex = -100,
            Smoothing = 0.1f,
            WeightSum = Columns,
        };
        Twins.Agree(Rows, Count, y => kernel with { Gradient = y }, 1e-6f);
        Twins.Agree(Rows, Rows, y => kernel with { Losses = y }, 1e-6f);
    }

    [Fact]
    public void Layer_norm_forward_and_backward()
    {
        using var x = new Native(Count);
        using var branch = new Native(Count);
        using var sum = new Native(Count);
        using var weight = new Native(Columns);
        using var statistics = new Native(2 * Rows);
        using var other = new Native(2 * Count);
        var forward = new LayerNormForwardKernel
        {
            Input = x,
            Branch = branch,
            Sum = sum,
            Weight = weight,
            Bias = weight,
            Mean = statistics,
            Scale = (float*)statistics + Rows,
            Columns = Columns,
            Epsilon = 1e-5f,
            Mask = new DropoutMask(77, 0.2f),
        };
        Twins.Agree(Rows, Count, y => forward with { Output = y }, 1e-5f);
        var backward = new LayerNormBackwardKernel
        {
            Input = sum,
            Weight = weight,
            Mean = statistics,
            Scale = (float*)statistics + Rows,
            Upstream = branch,
            InputGrad = other,
            BranchGrad = (float*)other + Count,
            Partial = other,
            Columns = Columns,
            Mask = forward.Mask,
        };
        Twins.Agree(Rows, Count, y => backward with { InputGrad = y }, 1e-5f);
        Twins.Agree(Rows, Count, y => backward with { BranchGrad = y, AccumulateBranch = true }, 1e-5f);
        Twins.Agree(Rows, 2 * Columns, y => backward with { Partial = y }, 1e-5f);
        Twins.Agree(Rows, Count, y => forward with { Output = y, IsRootMeanSquare = true }, 1e-5f);
        Twins.Agree(Rows, Count, y => backward with { InputGrad = y, IsRootMeanSquare = true }, 1e-5f);
    }

    [Fact]
    public void Gates_and_rotations()
    {
        using var gate = new Native(Count, scale: 3);
        using var up = new Native(Count, seed: 2);
        using var upstream = new Native(Count, seed: 3);
        Twins.Agree(Count, Count, y => new SwiGluForwardKernel(gate, up, y));
        var backward = new SwiGluBackwardKernel { Gate = gate, Up = up, Upstream = upstream, AccumulateGate = true };
        Twins.Agree(Count, Count, y => backward with { GateGrad = y });
        Twins.Agree(Count, Count, y => backward with { UpGrad = y });
        var rotary = new RotaryKernel { Input = gate, Cosine = up, Sine = upstream, Heads = 2, Half = 9, AngleRows = 3, Direction = -1, Accumulate = true };
        Twins.Agree(Rows, Rows * 36, y => rotary with { Output = y });
    }

    private static void Unary<TFunction>(TFunction function)
        where TFunction : struct, IUnaryFunction
    {
        using var x = new Native(Count, scale: 3);
        using var z = new Native(Count, seed: 2);
        Twins.Agree(Count, Count, y => new UnaryForwardKernel<TFunction>(x, y, function));
        Twins.Agree(Count, Count, y => new UnaryBackwardKernel<TFunction>(x, z, z, y, accumulate: true, function));
        using var sums = new Native(Columns);
        using var upstream = new Native(Count);
        Twins.Agree(1, Count, y => new ActivationGradientKernel<TFunction>(x, z, y, sums, Rows, Columns, function));
        Twins.Agree(1, Columns, y =>
        {
            TestValues.Normal(Count).CopyTo(new Span<float>(upstream, Count));
            return new ActivationGradientKernel<TFunction>(x, z, upstream, y, Rows, Columns, function);
        });
    }

    private sealed class ScatterFactory(float* x, int* ids)
    {
        internal ScatterAddKernel Create(float* y) => new(x, ids, y, Rows, Columns, skippedId: 7);
    }
}
