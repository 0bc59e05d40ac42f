using Linnet.Tensors.Autograd;
using Linnet.Training.Tasks.TextGeneration;

namespace Linnet.Training.Tests.Tasks.TextGeneration;

public sealed class TokenBlocksTests
{
    [Fact]
    public void Blocks_in_order_predict_every_token_once()
    {
        using var scope = TensorScope.Inference();
        int[] ids = [.. Enumerable.Range(0, 12)];
        var blocks = new TokenBlocks(ids, 4);
        Assert.Equal((3, 2), (blocks.Count, blocks.FullCount));
        var (inputs, targets) = blocks.InOrder(0, 2);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], inputs.InputIds.Data.ToArray());
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], targets.Data.ToArray());
        Assert.Equal([9, 10, 11], blocks.InOrder(2, 1).Targets.Data.ToArray());
    }

    [Fact]
    public void Random_blocks_repeat_with_their_number_and_reach_every_place()
    {
        using var scope = TensorScope.Inference();
        var blocks = new TokenBlocks([.. Enumerable.Range(0, 9)], 4);
        var starts = new HashSet<int>();
        for (var number = 0; number < 50; number++)
        {
            var (inputs, targets) = blocks.Random(2, 7, number);
            Assert.Equal(inputs.InputIds.Data.ToArray(), blocks.Random(2, 7, number).Inputs.InputIds.Data.ToArray());
            Assert.Equal(inputs.InputIds.Data.ToArray().Select(id => id + 1), targets.Data.ToArray());
            starts.Add(inputs.InputIds.Data[0]);
        }

        Assert.Equal([0, 1, 2, 3, 4], starts.Order());
        Assert.Equal(1, new TokenBlocks([3, 4], 4).Random(1, 1, 0).Targets.Count);
    }
}
