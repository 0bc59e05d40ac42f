using Linnet.Models.Layers;
using Linnet.Tensors.Autograd;

namespace Linnet.Models.Tests.Layers;

public sealed class TokenBatchTests
{
    [Fact]
    public void Rows_are_padded_on_the_right()
    {
        using var scope = TensorScope.Inference();
        var batch = TokenBatch.FromRows([[5, 6, 7], [8], []], padId: 9, [[0, 1, 1], [1], []]);
        Assert.Equal((3, 3), (batch.BatchSize, batch.Length));
        Assert.Equal([5, 6, 7, 8, 9, 9, 9, 9, 9], batch.InputIds.Data.ToArray());
        Assert.Equal([1, 1, 1, 1, 0, 0, 1, 0, 0], batch.AttentionMask.Data.ToArray());
        Assert.Equal([0, 1, 1, 1, 0, 0, 0, 0, 0], batch.TokenTypeIds.Data.ToArray());
        Assert.Equal([3, 1, 1], batch.Lengths.Data.ToArray());
    }

    [Fact]
    public void A_rectangle_keeps_its_mask_and_lengths_reach_to_the_last_real_token()
    {
        using var scope = TensorScope.Inference();
        var batch = TokenBatch.FromRectangle([1, 2, 3, 4, 5, 6], [0, 1, 1, 1, 0, 0], [], 2);
        Assert.Equal([0, 1, 1, 1, 0, 0], batch.AttentionMask.Data.ToArray());
        Assert.Equal([3, 1], batch.Lengths.Data.ToArray());
        Assert.Equal([0, 0, 0, 0, 0, 0], batch.TokenTypeIds.Data.ToArray());
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_said()
    {
        using var scope = TensorScope.Inference();
        Assert.Throws<ShapeException>(() => TokenBatch.FromRows([]));
        Assert.Contains("token type", Assert.Throws<ShapeException>(() => TokenBatch.FromRows([[1, 2]], 0, [[1]])).Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => TokenBatch.FromRectangle([1, 2, 3], [], [], 2));
        Assert.Throws<ShapeException>(() => TokenBatch.FromRectangle([1, 2], [1], [], 1));
    }
}
