using Linnet.Models.Initializers;
using Linnet.Numerics;
using Linnet.Tensors;

namespace Linnet.Models.Tests.Initializers;

public sealed class InitializerTests
{
    private static readonly Shape Weight = new(200, 300);

    [Fact]
    public void Uniform_fills_its_range()
    {
        var values = Fill(new Uniform(-2, 3), Weight);
        Assert.All(values, value => Assert.InRange(value, -2, 3));
        Assert.Equal(0.5, values.Average(), 0.02);
        Assert.Equal(25 / 12.0, Variance(values), 0.03);
    }

    [Fact]
    public void Normal_has_its_mean_and_deviation()
    {
        var values = Fill(new Normal(1, 0.5), Weight);
        Assert.Equal(1, values.Average(), 0.01);
        Assert.Equal(0.25, Variance(values), 0.01);
    }

    [Fact]
    public void Truncated_normal_stays_within_two_deviations()
    {
        var values = Fill(new TruncatedNormal(0, 0.02), Weight);
        Assert.All(values, value => Assert.InRange(value, -0.04f, 0.04f));
        Assert.Equal(0.02 * 0.02 * 0.7737, Variance(values), 1e-5);
    }

    [Fact]
    public void Constants_are_constant()
    {
        Assert.All(Fill(Constant.Zeros, Weight), value => Assert.Equal(0, value));
        Assert.All(Fill(Constant.Ones, Weight), value => Assert.Equal(1, value));
    }

    [Fact]
    public void Fan_based_initialisers_have_the_variance_of_their_papers()
    {
        var convolution = new Shape(64, 50, 3);
        Assert.Equal(2.0 / 500, Variance(Fill(new XavierUniform(), Weight)), 1e-4);
        Assert.Equal(2.0 / 500, Variance(Fill(new XavierNormal(), Weight)), 1e-4);
        Assert.Equal(2.0 / 300, Variance(Fill(new KaimingUniform(), Weight)), 2e-4);
        Assert.Equal(2.0 / 300, Variance(Fill(new KaimingNormal(), Weight)), 2e-4);
        Assert.Equal(2.0 / 150, Variance(Fill(new KaimingNormal(), convolution)), 5e-4);
        Assert.Equal(1 / Math.Sqrt(300), Fill(KaimingUniform.TorchDefault, Weight).Max(), 1e-4);
    }

    [Fact]
    public void Fan_based_initialisers_ask_for_two_axes() =>
        Assert.Throws<ShapeException>(() => Fill(new XavierUniform(), new Shape(3)));

    [Theory]
    [InlineData(20, 50)]
    [InlineData(50, 20)]
    [InlineData(30, 30)]
    public void Orthogonal_rows_or_columns_are_orthonormal(int rows, int columns)
    {
        var values = Fill(new Orthogonal(2), new Shape(rows, columns));
        var (count, size) = (Math.Min(rows, columns), Math.Max(rows, columns));
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                double dot = 0;
                for (var k = 0; k < size; k++) dot += At(i, k) * At(j, k);
                Assert.Equal(i == j ? 4 : 0, dot, 1e-4);
            }
        }

        double At(int vector, int k) => rows <= columns ? values[(vector * columns) + k] : values[(k * columns) + vector];
    }

    private static float[] Fill(IInitializer initializer, Shape shape)
    {
        var values = new float[shape.Count];
        initializer.Fill(values, shape, new SeededRandom(11));
        return values;
    }

    private static double Variance(float[] values)
    {
        var mean = values.Average();
        return values.Average(value => (value - mean) * (value - mean));
    }
}
