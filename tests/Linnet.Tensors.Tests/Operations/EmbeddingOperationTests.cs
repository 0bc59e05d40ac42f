using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;
using Linnet.Threading;

namespace Linnet.Tensors.Tests.Operations;

public sealed class EmbeddingOperationTests
{
    [Fact]
    public void Looks_up_rows_and_adds_gradients_of_equal_ids()
    {
        using var scope = TensorScope.Gradients();
        var table = TestValues.NormalTensor(new Shape(5, 3)).WithGrad();
        var ids = IntTensor.From([4, 0, 4, 2], new Shape(2, 2));
        var y = ids.Embedding(table);
        Assert.Equal(new Shape(2, 2, 3), y.Shape);
        Assert.Equal(table.Data[12..].ToArray(), y.Data[6..9].ToArray());
        y.Sum().Backward();
        Assert.Equal([1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0, 2, 2, 2], table.Grad.ToArray());
    }

    [Fact]
    public void The_padding_row_gets_no_gradient()
    {
        using var scope = TensorScope.Gradients();
        var table = TestValues.NormalTensor(new Shape(3, 2)).WithGrad();
        IntTensor.From([0, 1, 0], new Shape(3)).Embedding(table, paddingIndex: 0).Sum().Backward();
        Assert.Equal([0, 0, 1, 1, 0, 0], table.Grad.ToArray());
    }

    [Fact]
    public void Gradient_agrees_with_finite_differences()
    {
        GradientCheck.Run(x => IntTensor.From([1, 6, 1, 0], new Shape(4)).Embedding(x[0]), [new Shape(7, 19)]);
        GradientCheck.Run(x => x[0].GatherRows(IntTensor.From([2, 2, 0, 1], new Shape(2, 2))), [new Shape(3, 5)]);

        // Rows of a view that are not rows of the tensor that owns the gradient.
        GradientCheck.Run(x => x[0].Reshape(new Shape(6, 2)).GatherRows(IntTensor.From([5, 0, 5, 3], new Shape(4))), [new Shape(3, 4)]);
    }

    [Fact]
    public void Gradients_do_not_depend_on_the_number_of_threads()
    {
        var one = Gradient(threads: 1);
        foreach (var threads in new[] { 2, 3, 5 }) Assert.Equal(one, Gradient(threads));
    }

    [Fact]
    public void An_id_out_of_range_is_named()
    {
        using var scope = TensorScope.Inference();
        var table = Tensor.Zeros(new Shape(5, 3));
        var error = Assert.Throws<ShapeException>(() => IntTensor.From([1, 5], new Shape(2)).Embedding(table));
        Assert.Contains("id 5 at position 1", error.Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => IntTensor.From([-1], new Shape(1)).Embedding(table));
    }

    private static float[] Gradient(int threads)
    {
        var before = WorkerPool.ThreadCount;
        WorkerPool.ThreadCount = threads;
        try
        {
            using var scope = TensorScope.Gradients();
            var table = TestValues.NormalTensor(new Shape(50, 67)).WithGrad();
            var ids = IntTensor.From(TestValues.Ids(3000, 50), new Shape(3000));
            ids.Embedding(table).Mul(TestValues.NormalTensor(new Shape(3000, 67), 8)).Sum().Backward();
            return table.Grad.ToArray();
        }
        finally
        {
            WorkerPool.ThreadCount = before;
        }
    }
}
