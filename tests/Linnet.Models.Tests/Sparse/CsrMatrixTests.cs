using Linnet.Models.Sparse;
using Linnet.Numerics;

namespace Linnet.Models.Tests.Sparse;

public class CsrMatrixTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(80)]
    [InlineData(101)]
    public void The_product_is_the_dense_product(int width)
    {
        var matrix = RandomMatrix(40, 30, 5);
        var random = new SeededRandom(6);
        var dense = Enumerable.Range(0, 30 * width).Select(_ => (float)random.NextNormal()).ToArray();
        var result = new float[40 * width];
        matrix.Multiply(dense, width, result);
        for (var row = 0; row < matrix.Rows; row++)
        {
            for (var k = 0; k < width; k++)
            {
                var expected = 0.0;
                for (var e = matrix.RowStarts[row]; e < matrix.RowStarts[row + 1]; e++)
                    expected += matrix.Values[e] * dense[(matrix.ColumnIndices[e] * width) + k];
                Assert.Equal(expected, result[(row * width) + k], 1e-4);
            }
        }
    }

    [Fact]
    public void Transposing_twice_gives_the_matrix_back()
    {
        var matrix = RandomMatrix(40, 30, 9);
        var twice = matrix.Transpose().Transpose();
        Assert.Equal(matrix.RowStarts, twice.RowStarts);
        Assert.Equal(matrix.ColumnIndices, twice.ColumnIndices);
        Assert.Equal(matrix.Values, twice.Values);
    }

    [Fact]
    public void Rows_and_columns_can_be_selected()
    {
        var matrix = new CsrMatrix(4, [0, 2, 2, 4], [0, 3, 1, 2], [1, 2, 3, 4]);
        var rows = matrix.SelectRows([2, 0, 2]);
        Assert.Equal([3f, 4, 1, 2, 3, 4], rows.Values);
        Assert.Equal([0, 2, 4, 6], rows.RowStarts);
        var columns = matrix.SelectColumns(1, 3);
        Assert.Equal([0, 0, 0, 2], columns.RowStarts);
        Assert.Equal([0, 1], columns.ColumnIndices);
        Assert.Equal(2, columns.Columns);
    }

    [Fact]
    public void Arrays_that_do_not_fit_are_refused()
    {
        Assert.Throws<ShapeException>(() => new CsrMatrix(4, [0, 3], [0, 1], [1, 2]));
        var matrix = new CsrMatrix(2, [0, 1], [0], [1]);
        Assert.Throws<ShapeException>(() => matrix.Multiply(new float[3], 2, new float[2]));
    }

    private static CsrMatrix RandomMatrix(int rows, int columns, ulong seed)
    {
        var random = new SeededRandom(seed);
        var starts = new List<int> { 0 };
        var indices = new List<int>();
        var values = new List<float>();
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                if (random.Next(3) != 0) continue;
                indices.Add(column);
                values.Add((float)random.NextNormal());
            }

            starts.Add(indices.Count);
        }

        return new CsrMatrix(columns, [.. starts], [.. indices], [.. values]);
    }
}
