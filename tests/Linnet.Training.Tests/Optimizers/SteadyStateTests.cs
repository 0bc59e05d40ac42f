using Linnet.Models.Layers;
using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Memory;
using Linnet.Tensors.Operations;
using Linnet.Training.Optimizers;

namespace Linnet.Training.Tests.Optimizers;

/// <summary>Whole training steps in a steady state; alone, because the counters are those of the process.</summary>
[Collection(nameof(SteadyStateTests))]
[CollectionDefinition(nameof(SteadyStateTests), DisableParallelization = true)]
public sealed class SteadyStateTests : IDisposable
{
    private const int Batch = 3;
    private const int Length = 7;
    private const int Size = 16;

    private readonly List<NamedParameter> _parameters = [];
    private readonly SeededRandom _random = new(1);
    private readonly int[] _ids = new int[Batch * Length];
    private readonly int[] _labels = [0, 2, 1];

    [Fact]
    public void A_step_of_a_perceptron_allocates_nothing_and_leaks_nothing()
    {
        var (first, second) = (Matrix(8, Size), Matrix(3, 8));
        var bias = Vector(8);
        Check(() =>
        {
            var x = Tensor.Zeros(new Shape(Batch, Size));
            x.Data.Fill(0.5f);
            return x.Linear(first, bias, Activation.Relu).Dropout(0.1f).Linear(second, null);
        });
    }

    [Fact]
    public void A_step_of_a_transformer_block_allocates_nothing_and_leaks_nothing()
    {
        var (words, positions) = (Matrix(50, Size), Matrix(Length, Size));
        var (weight, bias, fused, output) = (Vector(Size), Vector(Size), Matrix(3 * Size, Size), Matrix(Size, Size));
        var (up, down, head) = (Matrix(32, Size), Matrix(Size, 32), Matrix(3, Size));
        var before = words.Value.ToArray();
        Check(() =>
        {
            var ids = IntTensor.From(_ids, new Shape(Batch, Length));
            var mask = IntTensor.Zeros(ids.Shape);
            mask.Data[2..].Fill(1);
            var x = ids.Embedding(words).Add(positions).LayerNorm(weight, bias).Dropout(0.1f);
            var h = x.Linear(fused, null).ScaledDotProductAttention(2, mask, dropout: 0.1f).Linear(output, bias);
            x = x.ResidualLayerNorm(h, weight, bias, 0.1f);
            x = x.ResidualLayerNorm(x.Linear(up, null, Activation.Gelu).Linear(down, bias), weight, bias, 0.1f);
            return x.SelectPosition(0).Concat(x.MaskedMean(mask)).Slice(1, 0, Size).Linear(head, null, Activation.Tanh);
        });
        Assert.NotEqual(before, words.Value.ToArray());
    }

    public void Dispose()
    {
        foreach (var parameter in _parameters) parameter.Parameter.Dispose();
    }

    private void Check(Func<Tensor> forward)
    {
        var alive = TensorMemory.LiveBuffers;
        using (var optimizer = new AdamW(_parameters, new AdamOptions { WeightDecay = 0.01f, MaxGradientNorm = 1 }))
        {
            // Enough steps for every pool to have met its largest demand.
            for (var step = 0; step < 40; step++) Step(forward, optimizer, step);
            var (buffers, native, managed) = (TensorMemory.LiveBuffers, TensorMemory.NativeAllocations, GC.GetAllocatedBytesForCurrentThread());
            for (var step = 40; step < 80; step++) Step(forward, optimizer, step);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - managed);
            Assert.Equal(native, TensorMemory.NativeAllocations);
            Assert.Equal(buffers, TensorMemory.LiveBuffers);
        }

        // What remains beside the parameters' own values are their gradients.
        Assert.Equal(alive + _parameters.Count, TensorMemory.LiveBuffers);
    }

    private void Step(Func<Tensor> forward, Optimizer optimizer, int step)
    {
        for (var i = 0; i < _ids.Length; i++) _ids[i] = (i * step) % 50;
        using (TensorScope.Training((ulong)step)) forward().CrossEntropy(IntTensor.From(_labels, new Shape(Batch))).Backward();
        Assert.True(optimizer.Step().IsApplied);
        optimizer.ZeroGrad();
    }

    private Parameter Matrix(int rows, int columns) => Add(new Shape(rows, columns), 0.3);

    private Parameter Vector(int size) => Add(new Shape(size), 0.3);

    private Parameter Add(Shape shape, double scale)
    {
        var parameter = new Parameter(shape);
        foreach (ref var value in parameter.Value.Data) value = (float)(_random.NextNormal() * scale);
        _parameters.Add(new NamedParameter($"p{_parameters.Count}", parameter));
        return parameter;
    }
}
