using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Tests.Operations;

public sealed class AttentionOperationTests
{
    [Theory]
    [InlineData(1, 1, 1, 1, 1, false)]
    [InlineData(2, 5, 7, 3, 4, false)]
    [InlineData(2, 33, 33, 2, 16, true)]
    [InlineData(1, 150, 131, 2, 8, false)]
    [InlineData(1, 3, 9, 2, 5, true)]
    public void Forward_agrees_with_double_precision(int batch, int queries, int keys, int heads, int size, bool causal)
    {
        using var scope = TensorScope.Inference();
        var q = TestValues.NormalTensor(new Shape(batch, queries, heads * size), 1);
        var (k, v) = (TestValues.NormalTensor(new Shape(batch, keys, heads * size), 2), TestValues.NormalTensor(new Shape(batch, keys, heads * size), 3));
        var mask = TestValues.Ids(batch * keys, 3).Select(id => id == 0 ? 0 : 1).ToArray();
        foreach (var masked in new[] { false, true })
        {
            var expected = Reference(q, k, v, heads, masked ? mask : null, causal);
            var actual = q.ScaledDotProductAttention(k, v, heads, masked ? IntTensor.From(mask, new Shape(batch, keys)) : null, causal);
            TestValues.AssertClose(expected, actual.Data, 1e-5);
        }
    }

    [Theory]
    [InlineData(2, 5, 5, 4, 2, 3)]
    [InlineData(1, 40, 70, 6, 1, 4)]
    public void Grouped_queries_give_what_repeated_keys_give(int batch, int queries, int keys, int heads, int keyHeads, int size)
    {
        var shapes = (Query: new Shape(batch, queries, heads * size), Key: new Shape(batch, keys, keyHeads * size));
        var upstream = TestValues.Normal(shapes.Query.Count, 4);
        var (grouped, repeated) = (new List<float[]>(), new List<float[]>());
        foreach (var (isRepeated, results) in new[] { (false, grouped), (true, repeated) })
        {
            using var scope = TensorScope.Gradients();
            var q = TestValues.NormalTensor(shapes.Query, 1).WithGrad();
            var (k, v) = (TestValues.NormalTensor(shapes.Key, 2).WithGrad(), TestValues.NormalTensor(shapes.Key, 3).WithGrad());
            Tensor Repeat(Tensor x) => Enumerable.Range(0, heads)
                .Select(head => x.Slice(2, head / (heads / keyHeads) * size, size)).Aggregate((left, right) => left.Concat(right));
            var y = isRepeated
                ? q.ScaledDotProductAttention(Repeat(k), Repeat(v), heads, causal: true)
                : q.ScaledDotProductAttention(k, v, heads, causal: true);
            y.Mul(Tensor.From(upstream, shapes.Query)).Sum().Backward();
            results.AddRange([y.ToArray(), q.Grad.ToArray(), k.Grad.ToArray(), v.Grad.ToArray()]);
        }

        for (var i = 0; i < grouped.Count; i++) TestValues.AssertClose([.. repeated[i].Select(value => (double)value)], grouped[i], 1e-5);
    }

    [Fact]
    public void Gradient_of_grouped_queries_agrees_with_finite_differences()
    {
        Shape[] shapes = [new Shape(2, 3, 8), new Shape(2, 5, 4), new Shape(2, 5, 4)];
        int[] mask = [1, 0, 1, 1, 0, 0, 0, 1, 1, 1];
        GradientCheck.Run(x => x[0].ScaledDotProductAttention(x[1], x[2], 4, IntTensor.From(mask, new Shape(2, 5)), causal: true), shapes);
        GradientCheck.Run(x => x[0].ScaledDotProductAttention(x[1], x[2], 4, null, causal: false, 0.3f), shapes, training: true);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    public void A_cache_gives_token_by_token_what_the_whole_text_gives(int batch, int keyHeads)
    {
        const int Length = 150, Heads = 2, Size = 3;
        using var scope = TensorScope.Inference();
        var q = TestValues.NormalTensor(new Shape(batch, Length, Heads * Size), 1);
        var (k, v) = (TestValues.NormalTensor(new Shape(batch, Length, keyHeads * Size), 2), TestValues.NormalTensor(new Shape(batch, Length, keyHeads * Size), 3));
        var expected = q.ScaledDotProductAttention(k, v, Heads, causal: true);
        using var cache = new AttentionCache();
        for (var start = 0; start < Length;)
        {
            var count = start == 0 ? 7 : Math.Min(1 + (start % 3), Length - start);
            if (start == 7)
            {
                // A guess that is taken back leaves nothing behind.
                q.Slice(1, 0, 5).CachedAttention(k.Slice(1, 0, 5), v.Slice(1, 0, 5), Heads, cache);
                cache.Truncate(7);
            }

            var actual = q.Slice(1, start, count).CachedAttention(k.Slice(1, start, count), v.Slice(1, start, count), Heads, cache);
            TestValues.AssertClose([.. expected.Slice(1, start, count).ToArray().Select(value => (double)value)], actual.Data, 1e-6);
            start += count;
            Assert.Equal(start, cache.Length);
        }
    }

    [Fact]
    public void A_cache_takes_the_fused_form_and_a_mask()
    {
        using var scope = TensorScope.Inference();
        var x = TestValues.NormalTensor(new Shape(2, 6, 24), 1);
        var mask = IntTensor.From([0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], new Shape(2, 6));
        var expected = x.ScaledDotProductAttention(2, mask, causal: true).Slice(1, 4, 2);
        using var cache = new AttentionCache();
        x.Slice(1, 0, 4).CachedAttention(2, cache, IntTensor.From([0, 0, 1, 1, 1, 1, 1, 1], new Shape(2, 4)));
        TestValues.AssertClose([.. expected.ToArray().Select(value => (double)value)], x.Slice(1, 4, 2).CachedAttention(2, cache, mask).Data, 1e-6);
    }

    [Fact]
    public void A_cache_of_another_batch_is_refused_and_gradients_too()
    {
        using var cache = new AttentionCache();
        using (TensorScope.Inference())
        {
            Tensor.Zeros(new Shape(1, 2, 12)).CachedAttention(2, cache);
            Assert.Throws<ShapeException>(() => Tensor.Zeros(new Shape(2, 2, 12)).CachedAttention(2, cache));
        }

        using var scope = TensorScope.Gradients();
        Assert.Throws<InvalidOperationException>(() => Tensor.Zeros(new Shape(1, 2, 12)).CachedAttention(2, cache));
    }

    [Fact]
    public void The_fused_form_gives_what_three_tensors_give()
    {
        using var scope = TensorScope.Inference();
        var (q, k, v) = (
            TestValues.NormalTensor(new Shape(2, 6, 8), 1), TestValues.NormalTensor(new Shape(2, 6, 8), 2), TestValues.NormalTensor(new Shape(2, 6, 8), 3));
        Assert.Equal(q.ScaledDotProductAttention(k, v, 2).ToArray(), q.Concat(k, v).ScaledDotProductAttention(2).ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Gradient_agrees_with_finite_differences(bool causal)
    {
        Shape[] shapes = [new Shape(2, 3, 4), new Shape(2, 5, 4), new Shape(2, 5, 4)];
        int[] mask = [1, 0, 1, 1, 0, 0, 0, 1, 1, 1];
        GradientCheck.Run(x => x[0].ScaledDotProductAttention(x[1], x[2], 2, null, causal), shapes);
        GradientCheck.Run(x => x[0].ScaledDotProductAttention(x[1], x[2], 2, IntTensor.From(mask, new Shape(2, 5)), causal), shapes);
        GradientCheck.Run(x => x[0].ScaledDotProductAttention(x[1], x[2], 2, null, causal, 0.3f), shapes, training: true);
    }

    [Fact]
    public void Gradient_of_the_fused_form_and_of_one_tensor_for_all_agrees_with_finite_differences()
    {
        IntTensor Mask() => IntTensor.From([1, 1, 0, 0, 1, 1, 1, 0], new Shape(2, 4));
        GradientCheck.Run(x => x[0].ScaledDotProductAttention(2, Mask(), dropout: 0.2f), [new Shape(2, 4, 12)], training: true);
        GradientCheck.Run(x => x[0].ScaledDotProductAttention(x[0], x[0], 2, Mask()), [new Shape(2, 4, 4)]);
    }

    [Fact]
    public void Gradients_of_long_sequences_agree_with_those_of_the_plain_formula()
    {
        const int Length = 150;
        var values = TestValues.Normal(Length * 12, 5);
        var upstream = TestValues.Normal(Length * 4, 6);
        float[] fused, plain;
        using (TensorScope.Gradients())
        {
            var qkv = Tensor.From(values, new Shape(1, Length, 12)).WithGrad();
            qkv.ScaledDotProductAttention(1, causal: true).Mul(Tensor.From(upstream, new Shape(1, Length, 4))).Sum().Backward();
            fused = qkv.Grad.ToArray();
        }

        using (TensorScope.Gradients())
        {
            var qkv = Tensor.From(values, new Shape(Length, 12)).WithGrad();
            var bias = Tensor.Zeros(new Shape(Length, Length));
            for (var i = 0; i < Length; i++) bias.Data.Slice((i * Length) + i + 1, Length - i - 1).Fill(-1e9f);
            var scores = qkv.Slice(1, 0, 4).MatMul(qkv.Slice(1, 4, 4), transposeRight: true).Scale(0.5f).Add(bias);
            scores.Softmax().MatMul(qkv.Slice(1, 8, 4)).Mul(Tensor.From(upstream, new Shape(Length, 4))).Sum().Backward();
            plain = qkv.Grad.ToArray();
        }

        TestValues.AssertClose([.. plain.Select(value => (double)value)], fused, 1e-4);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_padded_row_gives_what_the_row_alone_gives(int left)
    {
        using var scope = TensorScope.Inference();
        var alone = TestValues.NormalTensor(new Shape(1, 5, 24), 1);
        var padded = TestValues.NormalTensor(new Shape(2, 10, 24), 2, 50);
        alone.Data.CopyTo(padded.Data[(left * 24)..]);
        var mask = IntTensor.Zeros(new Shape(2, 10));
        mask.Data.Slice(left, 5).Fill(1);
        var expected = alone.ScaledDotProductAttention(2).ToArray();
        var actual = padded.ScaledDotProductAttention(2, mask);
        TestValues.AssertClose([.. expected.Select(value => (double)value)], actual.Data.Slice(left * 8, 40), 1e-6);
        Assert.All(actual.ToArray()[80..], value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_fully_padded_row_gives_zeros_and_zero_gradients()
    {
        using var scope = TensorScope.Gradients();
        var x = TestValues.NormalTensor(new Shape(2, 3, 12), 1).WithGrad();
        var y = x.ScaledDotProductAttention(2, IntTensor.From([0, 0, 0, 1, 1, 0], new Shape(2, 3)));
        y.Sum().Backward();
        Assert.All(y.ToArray()[..12], value => Assert.Equal(0, value));
        Assert.All(x.Grad[..36].ToArray(), value => Assert.Equal(0, value));
        Assert.All(x.Grad.ToArray(), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_named()
    {
        using var scope = TensorScope.Inference();
        var x = Tensor.Zeros(new Shape(2, 3, 12));
        Assert.Throws<ShapeException>(() => x.ScaledDotProductAttention(3));
        Assert.Throws<ShapeException>(() => x.ScaledDotProductAttention(2, IntTensor.Zeros(new Shape(2, 4))));
        Assert.Contains("[2, 4, 12]", Assert.Throws<ShapeException>(
            () => x.ScaledDotProductAttention(Tensor.Zeros(new Shape(2, 4, 12)), x, 2)).Message, StringComparison.Ordinal);
    }

    private static double[] Reference(Tensor q, Tensor k, Tensor v, int heads, int[]? mask, bool causal)
    {
        var (batch, queries, keys, hidden) = (q.Shape[0], q.Shape[1], k.Shape[1], q.Shape[2]);
        var size = hidden / heads;
        var output = new double[q.Count];
        for (var b = 0; b < batch; b++)
            for (var h = 0; h < heads; h++)
                for (var i = 0; i < queries; i++)
                {
                    var weights = new double[keys];
                    for (var j = 0; j < keys; j++)
                    {
                        if (mask is not null && mask[(b * keys) + j] == 0) continue;
                        if (causal && j > i + keys - queries) continue;
                        double dot = 0;
                        for (var c = 0; c < size; c++)
                            dot += (double)q.Data[(((b * queries) + i) * hidden) + (h * size) + c] * k.Data[(((b * keys) + j) * hidden) + (h * size) + c];
                        weights[j] = Math.Exp(dot / Math.Sqrt(size));
                    }

                    var sum = weights.Sum();
                    for (var c = 0; c < size && sum > 0; c++)
                    {
                        for (var j = 0; j < keys; j++)
                            output[(((b * queries) + i) * hidden) + (h * size) + c] += weights[j] / sum * v.Data[(((b * keys) + j) * hidden) + (h * size) + c];
                    }
                }

        return output;
    }
}
