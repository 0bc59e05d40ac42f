using Linnet.Models.Layers;
using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;

namespace Linnet.Models.Tests.Layers;

public sealed class MultiHeadAttentionTests
{
    [Fact]
    public void Agrees_with_the_formula_written_out()
    {
        const int Length = 3;
        const int Size = 4;
        const int Heads = 2;
        using var attention = new MultiHeadAttention(Size, Heads);
        attention.Initialize(new SeededRandom(2));
        var random = new SeededRandom(3);
        float[] input = [.. Enumerable.Range(0, Length * Size).Select(_ => (float)random.NextNormal())];
        using var scope = TensorScope.Inference();
        var output = attention.Forward(Tensor.From(input, new Shape(1, Length, Size)), IntTensor.From([1, 0, 1], new Shape(1, Length)));
        var weights = attention.NamedParameters().ToDictionary(named => named.Name, named => named.Parameter.Value.ToArray());
        var (query, key, value) = (Project("query"), Project("key"), Project("value"));
        for (var i = 0; i < Length; i++)
        {
            for (var column = 0; column < Size; column++)
            {
                var head = column / (Size / Heads);
                double total = 0;
                double expected = 0;
                foreach (var j in new[] { 0, 2 })
                {
                    double score = 0;
                    for (var k = head * 2; k < (head + 1) * 2; k++) score += query[i, k] * key[j, k];
                    var weight = Math.Exp(score / Math.Sqrt(2));
                    total += weight;
                    expected += weight * value[j, column];
                }

                Assert.Equal(expected / total, output.Data[(i * Size) + column], 1e-5);
            }
        }

        double[,] Project(string name)
        {
            var result = new double[Length, Size];
            for (var i = 0; i < Length; i++)
            {
                for (var o = 0; o < Size; o++)
                {
                    result[i, o] = weights[$"{name}.bias"][o];
                    for (var k = 0; k < Size; k++) result[i, o] += input[(i * Size) + k] * weights[$"{name}.weight"][(o * Size) + k];
                }
            }

            return result;
        }
    }

    [Fact]
    public void Heads_have_to_divide_the_size() =>
        Assert.Contains("3 attention heads", Assert.Throws<ConfigurationException>(() => new MultiHeadAttention(8, 3)).Message, StringComparison.Ordinal);
}
