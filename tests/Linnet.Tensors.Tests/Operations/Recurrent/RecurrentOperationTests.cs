using Linnet.Numerics;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Memory;
using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Tests.Operations;

[Collection(nameof(TensorMemory))]
public sealed class RecurrentOperationTests
{
    private static readonly int[] Lengths = [3, 5, 0, 1, 5, 2, 4];

    [Theory]
    [InlineData(true, 1, 1, 1, 1)]
    [InlineData(true, 2, 7, 5, 18)]
    [InlineData(true, 1, 20, 3, 17)]
    [InlineData(true, 2, 13, 70, 33)]
    [InlineData(true, 2, 1, 5, 64)]
    [InlineData(false, 1, 7, 5, 18)]
    [InlineData(false, 2, 20, 3, 17)]
    [InlineData(false, 2, 13, 70, 33)]
    public void Agrees_with_the_formulas_row_by_row(bool isLstm, int directions, int batch, int input, int hidden)
    {
        var random = new SeededRandom(5);
        var steps = 5;
        var lengths = Enumerable.Range(0, batch).Select(row => batch == 1 ? 4 : Lengths[row % Lengths.Length]).ToArray();
        var x = Normals(random, batch * steps * input, 1);
        var weights = Enumerable.Range(0, directions).Select(_ => Weights(random, isLstm ? 4 : 3, input, hidden)).ToArray();
        var h0 = Normals(random, directions * batch * hidden, 0.5f);
        var c0 = Normals(random, directions * batch * hidden, 0.5f);

        using var scope = TensorScope.Inference();
        var given = weights.Select(w => Given(w, isLstm ? 4 : 3, input, hidden)).ToArray();
        var states = new Shape(directions, batch, hidden);
        var result = Run(
            isLstm, Tensor.From(x, new Shape(batch, steps, input)), given[0], directions == 2 ? given[1] : null,
            IntTensor.From(lengths, new Shape(batch)), Tensor.From(h0, states), Tensor.From(c0, states));

        for (var d = 0; d < directions; d++)
        {
            for (var row = 0; row < batch; row++)
            {
                var state = ((d * batch) + row) * hidden;
                var expected = new double[steps * hidden];
                var (h, c) = NaiveRecurrent.Run(
                    isLstm, d == 1, x[(row * steps * input)..((row + 1) * steps * input)], lengths[row], input, hidden, weights[d],
                    [.. h0[state..(state + hidden)].Select(v => (double)v)], [.. c0[state..(state + hidden)].Select(v => (double)v)], expected);
                for (var i = 0; i < steps * hidden; i++)
                    Assert.Equal(expected[i], result.Output.Data[(((row * steps) + (i / hidden)) * directions * hidden) + (d * hidden) + (i % hidden)], 1e-5);
                for (var u = 0; u < hidden; u++)
                {
                    Assert.Equal(h[u], result.Hidden.Data[state + u], 1e-5);
                    if (isLstm) Assert.Equal(c[u], result.Cell!.Value.Data[state + u], 1e-5);
                }
            }
        }
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public void Gradient_agrees_with_finite_differences(bool isLstm, bool isBidirectional)
    {
        const int Batch = 3, Steps = 4, Input = 3, Hidden = 2;
        var gates = isLstm ? 4 : 3;
        var directions = isBidirectional ? 2 : 1;
        Shape[] one = [new(gates * Hidden, Input), new(gates * Hidden, Hidden), new(gates * Hidden), new(gates * Hidden)];
        var states = new Shape(directions, Batch, Hidden);
        Shape[] shapes = [new(Batch, Steps, Input), states, states, .. one, .. isBidirectional ? one : []];
        GradientCheck.Run(
            x =>
            {
                var forward = new RecurrentWeights(x[3], x[4], x[5], x[6]);
                RecurrentWeights? reverse = isBidirectional ? new RecurrentWeights(x[7], x[8], x[9], x[10]) : null;
                var result = Run(isLstm, x[0], forward, reverse, IntTensor.From([4, 0, 2], new Shape(3)), x[1], x[2]);
                return Join(isLstm ? [result.Output, result.Hidden, result.Cell!.Value] : [result.Output, result.Hidden]);
            },
            shapes);
    }

    [Fact]
    public void Gradient_of_final_states_alone_reaches_the_input()
    {
        GradientCheck.Run(
            x => x[0].Lstm(new RecurrentWeights(x[1], x[2])).Cell!.Value, [new Shape(2, 3, 2), new Shape(8, 2), new Shape(8, 2)]);
    }

    [Fact]
    public void Gradient_agrees_with_finite_differences_where_rows_are_split_between_threads()
    {
        GradientCheck.Run(x => x[0].Gru(new RecurrentWeights(x[1], x[2])).Output, [new Shape(13, 2, 2), new Shape(54, 2), new Shape(54, 18)]);
    }

    [Fact]
    public void A_row_alone_gives_the_same_bits_as_in_a_padded_batch()
    {
        var random = new SeededRandom(9);
        var w = Weights(random, 4, 6, 20);
        var x = Normals(random, 4 * 9 * 6, 1);
        using var scope = TensorScope.Inference();
        var weights = Given(w, 4, 6, 20);
        var batch = Tensor.From(x, new Shape(4, 9, 6)).Lstm(weights, weights, IntTensor.From([9, 4, 9, 2], new Shape(4)));
        var alone = Tensor.From(x.AsSpan(9 * 6, 4 * 6), new Shape(1, 4, 6)).Lstm(weights, weights);
        for (var i = 0; i < alone.Output.Count; i++) Assert.Equal(alone.Output.Data[i], batch.Output.Data[(9 * 40) + i]);
    }

    [Fact]
    public void Parameters_give_what_tensors_give_also_after_a_change()
    {
        var random = new SeededRandom(8);
        var values = Weights(random, 3, 4, 5);
        using Parameter input = new(new Shape(15, 4)), hidden = new(new Shape(15, 5)), inputBias = new(new Shape(15)), hiddenBias = new(new Shape(15));
        Parameter[] parameters = [input, hidden, inputBias, hiddenBias];
        var x = Normals(random, 2 * 3 * 4, 1);
        for (var change = 0; change < 4; change++)
        {
            using var scope = TensorScope.Inference();
            values[change][0] += 1;
            for (var i = 0; i < 4; i++)
            {
                values[i].CopyTo(parameters[i].Value.Data);
                if (change == 0 || i == change) parameters[i].Touch();
            }

            var given = Tensor.From(x, new Shape(2, 3, 4));
            var kept = new RecurrentWeights(input, hidden, inputBias, hiddenBias);
            Assert.Equal(given.Gru(Given(values, 3, 4, 5)).Output.ToArray(), given.Gru(kept, kept).Output.Slice(2, 0, 5).ToArray());
        }
    }

    [Fact]
    public void A_length_outside_the_batch_is_refused()
    {
        using var scope = TensorScope.Inference();
        var w = new RecurrentWeights(Tensor.Zeros(new Shape(8, 3)), Tensor.Zeros(new Shape(8, 2)));
        var x = Tensor.Zeros(new Shape(1, 4, 3));
        Assert.Throws<ShapeException>(() => x.Lstm(w, lengths: IntTensor.From([5], new Shape(1))));
        Assert.Throws<ShapeException>(() => x.Gru(w));
    }

    [Fact]
    public void A_step_in_steady_state_allocates_neither_native_nor_managed_memory_and_leaks_no_buffer()
    {
        var random = new SeededRandom(1);
        var w = Weights(random, 4, 8, 12).Select((values, i) =>
        {
            var parameter = new Parameter(i switch { 0 => new Shape(48, 8), 1 => new Shape(48, 12), _ => new Shape(48) });
            values.CopyTo(parameter.Value.Data);
            return parameter;
        }).ToArray();
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
                var weights = new RecurrentWeights(w[0], w[1], w[2], w[3]);
                Tensor.Zeros(new Shape(5, 7, 8)).Lstm(weights, weights, IntTensor.From([7, 3, 5, 7, 1], new Shape(5))).Output.Sum().Backward();
            }

            foreach (var parameter in w) parameter.Value.ZeroGrad();
        }
    }

    private static RecurrentOutput Run(
        bool isLstm, Tensor x, RecurrentWeights forward, RecurrentWeights? reverse, IntTensor lengths, Tensor h0, Tensor c0) =>
        isLstm ? x.Lstm(forward, reverse, lengths, h0, c0) : x.Gru(forward, reverse, lengths, h0);

    private static float[][] Weights(SeededRandom random, int gates, int input, int hidden) =>
    [
        Normals(random, gates * hidden * input, 0.4f), Normals(random, gates * hidden * hidden, 0.4f),
        Normals(random, gates * hidden, 0.4f), Normals(random, gates * hidden, 0.4f),
    ];

    private static RecurrentWeights Given(float[][] w, int gates, int input, int hidden) => new(
        Tensor.From(w[0], new Shape(gates * hidden, input)), Tensor.From(w[1], new Shape(gates * hidden, hidden)),
        Tensor.From(w[2], new Shape(gates * hidden)), Tensor.From(w[3], new Shape(gates * hidden)));

    private static float[] Normals(SeededRandom random, int count, float scale) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)random.NextNormal() * scale)];

    /// <summary>Several outputs as one, so that the check weighs all of them.</summary>
    private static Tensor Join(Tensor[] parts)
    {
        var joined = Tensor.Zeros(new Shape(parts.Sum(part => part.Count)));
        var start = 0;
        foreach (var part in parts)
        {
            part.Data.CopyTo(joined.Data[start..]);
            start += part.Count;
        }

        TensorScope.Current.Record<JoinNode>(joined).Parts = parts;
        return joined;
    }

    private sealed unsafe class JoinNode : Node<JoinNode>
    {
        internal Tensor[] Parts { get; set; } = [];

        internal override void Backward()
        {
            var start = 0;
            foreach (var part in Parts)
            {
                if (part.RequiresGrad)
                {
                    var grad = part.BeginGradZeroed();
                    for (var i = 0; i < part.Count; i++) grad[i] += Output.GradPointer[start + i];
                }

                start += part.Count;
            }
        }
    }
}
