using Linnet.Tensors.Kernels;
using Linnet.Tensors.Kernels.Attention;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Steps;

namespace Linnet.Tensors.Tests.Kernels;

/// <summary>The kernels of a decoder's step: every width gives what the scalar twin gives, and that is what the formula says.</summary>
public sealed unsafe class StepLanesTests
{
    private const int Inputs = 11;
    private const int PanelWidth = 32;

    [Theory]
    [InlineData(64)]
    [InlineData(70)]
    [InlineData(33)]
    [InlineData(5)]
    public void A_vector_times_a_packed_weight(int outputs)
    {
        var panels = (outputs + PanelWidth - 1) / PanelWidth;
        using var x = new Native(Inputs);
        using var weight = new Native(outputs * Inputs, seed: 2);
        using var bias = new Native(outputs, seed: 3);
        using var packed = new Native(panels * PanelWidth * Inputs);
        float* rows = weight, target = packed;
        for (var panel = 0; panel < panels; panel++)
        {
            var first = panel * PanelWidth;
            Packing.Pack(rows + (first * Inputs), Inputs, 1, Math.Min(PanelWidth, outputs - first), Inputs, target + (first * Inputs), PanelWidth);
        }

        var kernel = new VectorProductKernel { Input = x, Panels = packed, PanelWidth = PanelWidth, Inputs = Inputs, Outputs = outputs };
        Twins.Agree(panels, outputs + 3, y => kernel with { Output = y });
        Twins.Agree(panels, outputs + 3, y => kernel with { Output = y, Bias = bias, Accumulate = true, Ahead = 8 });

        using var result = new Native(outputs);
        (kernel with { Output = result, Bias = bias }).Run<Lanes512>(0, panels, 0);
        for (var j = 0; j < outputs; j++)
        {
            double sum = ((float*)bias)[j];
            for (var i = 0; i < Inputs; i++) sum += (double)((float*)x)[i] * ((float*)weight)[(j * Inputs) + i];
            Assert.Equal(sum, ((float*)result)[j], 1e-5);
        }
    }

    [Theory]
    [InlineData(16, 1)]
    [InlineData(16, 7)]
    [InlineData(48, 33)]
    [InlineData(64, 130)]
    public void One_query_and_all_keys(int size, int keys)
    {
        const int Heads = 4;
        var width = 2 * size;
        using var query = new Native(Heads * size);
        using var key = new Native(keys * width, seed: 2);
        using var value = new Native(keys * width, seed: 3);
        using var scores = new Native(keys + 16);
        var problem = new AttentionProblem
        {
            Query = query,
            Key = key,
            Value = value,
            QueryStride = Heads * size,
            KeyStride = width,
            ValueStride = width,
            Batch = 1,
            QueryLength = 1,
            KeyLength = keys,
            KeyRows = keys,
        };
        problem.SetHeads(Heads, size);
        Twins.Agree(Heads, Heads * size, y => new QueryAttentionKernel(problem, y, scores), 1e-5f);

        using var result = new Native(Heads * size);
        QueryAttentionKernel.Run(problem, result);
        for (var head = 0; head < Heads; head++)
        {
            var column = head / 2 * size;
            var weights = Enumerable.Range(0, keys).Select(t => Enumerable.Range(0, size).Sum(i =>
                (double)((float*)query)[(head * size) + i] * ((float*)key)[(t * width) + column + i]) / Math.Sqrt(size)).ToArray();
            var max = weights.Max();
            var total = weights.Sum(weight => Math.Exp(weight - max));
            for (var i = 0; i < size; i++)
            {
                double expected = 0;
                for (var t = 0; t < keys; t++) expected += Math.Exp(weights[t] - max) / total * ((float*)value)[(t * width) + column + i];
                Assert.Equal(expected, ((float*)result)[(head * size) + i], 1e-5);
            }
        }
    }
}
