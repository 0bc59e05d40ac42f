using Linnet.Retrieval.Fusion;

namespace Linnet.Retrieval.Tests.Fusion;

public sealed class ReciprocalRankFusionTests
{
    [Fact]
    public void What_stands_high_in_both_lists_stands_first()
    {
        var fused = ReciprocalRankFusion.Fuse([(1, 9f), (2, 8f), (3, 7f)], [(2, 0.9f), (4, 0.8f), (1, 0.1f)]);
        Assert.Equal([2, 1, 4, 3], fused.Select(item => item.Passage));
        Assert.Equal((1 / 61f) + (1 / 62f), fused[0].Score, 6);
    }
}
