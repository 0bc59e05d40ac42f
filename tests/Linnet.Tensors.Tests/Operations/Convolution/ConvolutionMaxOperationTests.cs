using Linnet.Numerics;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Memory;
using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Tests.Operations;

[Collection(nameof(TensorMemory))]
public sealed class ConvolutionMaxOperationTests
{
    [Theory]
    [InlineData(1, 1, 1, 1, 1)]
    [InlineData(2, 9, 3, 7, 5)]
    [InlineData(3, 130, 5, 30, 70)]
    [InlineData(5, 4, 17, 65, 20)]
    public void Agrees_with_the_formulas(int batch, int length, int columns, int narrowChannels, int wideChannels)
    {
        var random = new SeededRandom(3);
        int[] widths = [2, 5, 3];
        int[] channels = [narrowChannels, wideChannels, 6];
        var lengths = Enumerable.Range(0, batch).Select(row => Math.Max(0, length - (row * 2))).ToArray();
        var x = Normals(random, batch * length * columns);
        var weights = widths.Select((width, f) => Normals(random, channels[f] * columns * width)).ToArray();
        var biases = channels.Select(count => Normals(random, count)).ToArray();

        using var scope = TensorScope.Inference();
        var filters = widths.Select((width, f) => new ConvolutionFilter(
            Tensor.From(weights[f], new Shape(channels[f], columns, width)), Tensor.From(biases[f], new Shape(channels[f])))).ToArray();
        var output = Tensor.From(x, new Shape(batch, length, columns)).ConvolutionMax(filters, IntTensor.From(lengths, new Shape(batch)));

        Assert.Equal(new Shape(batch, channels.Sum()), output.Shape);
        for (var row = 0; row < batch; row++)
        {
            var at = row * channels.Sum();
            var effective = Math.Max(lengths[row], widths.Max());
            for (var f = 0; f < widths.Length; f++)
            {
                for (var channel = 0; channel < channels[f]; channel++, at++)
                {
                    var best = 0.0;
                    for (var position = 0; position + widths[f] <= effective; position++)
                    {
                        var sum = (double)biases[f][channel];
                        for (var tap = 0; tap < widths[f] && position + tap < lengths[row]; tap++)
                        {
                            for (var i = 0; i < columns; i++)
                                sum += (double)x[(((row * length) + position + tap) * columns) + i] * weights[f][(((channel * columns) + i) * widths[f]) + tap];
                        }

                        best = Math.Max(best, sum);
                    }

                    Assert.Equal(best, output.Data[at], 1e-4);
                }
            }
        }
    }

    [Fact]
    public void Gradient_agrees_with_finite_differences()
    {
        Shape[] shapes = [new(3, 6, 3), new(4, 3, 2), new(4), new(5, 3, 4), new(2, 3, 2), new(2)];
        GradientCheck.Run(
            x => x[0].ConvolutionMax(
                [new ConvolutionFilter(x[1], x[2]), new ConvolutionFilter(x[3]), new ConvolutionFilter(x[4], x[5])],
                IntTensor.From([6, 5, 2], new Shape(3))),
            shapes,
            step: 1e-3f);
    }

    [Fact]
    public void Padding_changes_nothing()
    {
        var random = new SeededRandom(4);
        using var scope = TensorScope.Inference();
        var filters = new[] { new ConvolutionFilter(Tensor.From(Normals(random, 5 * 3 * 4), new Shape(5, 3, 4))) };
        var x = Normals(random, 2 * 9 * 3);
        var padded = Tensor.From(x, new Shape(2, 9, 3)).ConvolutionMax(filters, IntTensor.From([9, 5], new Shape(2)));
        var alone = Tensor.From(x.AsSpan(27, 15), new Shape(1, 5, 3)).ConvolutionMax(filters);
        Assert.Equal(alone.ToArray(), padded.ToArray()[5..]);
    }

    [Fact]
    public void A_step_in_steady_state_allocates_neither_native_nor_managed_memory_and_leaks_no_buffer()
    {
        using var weight = new Parameter(new Shape(5, 8, 3));
        weight.Value.Data.Fill(0.1f);
        for (var i = 0; i < 50; i++) Step();
        var (buffers, native, managed) = (TensorMemory.LiveBuffers, TensorMemory.NativeAllocations, GC.GetAllocatedBytesForCurrentThread());
        for (var i = 0; i < 50; i++) Step();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - managed);
        Assert.Equal(native, TensorMemory.NativeAllocations);
        Assert.Equal(buffers, TensorMemory.LiveBuffers);

        void Step()
        {
            using (TensorScope.Training(seed: 1))
            {
                var x = Tensor.Zeros(new Shape(5, 7, 8)).WithGrad();
                x.Data.Fill(1);
                x.ConvolutionMax([new ConvolutionFilter(weight)], IntTensor.From([7, 3, 5, 7, 1], new Shape(5))).Sum().Backward();
            }

            weight.Value.ZeroGrad();
        }
    }

    [Fact]
    public void Parameters_are_laid_out_again_when_they_have_changed()
    {
        using var weight = new Parameter(new Shape(2, 1, 1));
        using var bias = new Parameter(new Shape(2));
        float[] Outputs()
        {
            using var scope = TensorScope.Inference();
            return Tensor.From([3], new Shape(1, 1, 1)).ConvolutionMax([new ConvolutionFilter(weight, bias)]).ToArray();
        }

        Assert.Equal([0, 0], Outputs());
        weight.Value.Data[0] = 2;
        weight.Touch();
        Assert.Equal([6, 0], Outputs());
        bias.Value.Data[1] = 5;
        bias.Touch();
        Assert.Equal([6, 5], Outputs());
    }

    [Fact]
    public void Wrong_shapes_are_refused()
    {
        using var scope = TensorScope.Inference();
        var x = Tensor.Zeros(new Shape(1, 4, 3));
        Assert.Throws<ShapeException>(() => x.ConvolutionMax([]));
        Assert.Throws<ShapeException>(() => x.ConvolutionMax([new ConvolutionFilter(Tensor.Zeros(new Shape(2, 4, 3)))]));
        Assert.Throws<ShapeException>(() => x.ConvolutionMax(
            [new ConvolutionFilter(Tensor.Zeros(new Shape(2, 3, 3)))], IntTensor.From([-1], new Shape(1))));
    }

    private static float[] Normals(SeededRandom random, int count) => [.. Enumerable.Range(0, count).Select(_ => (float)random.NextNormal())];
}
