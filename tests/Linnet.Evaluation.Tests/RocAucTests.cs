using FsCheck;
using FsCheck.Fluent;

namespace Linnet.Evaluation.Tests;

public sealed class RocAucTests
{
    [Fact]
    public void The_area_is_the_share_of_pairs_in_the_right_order()
    {
        Prop.ForAll<byte[]>(bytes =>
        {
            // Few distinct scores, so that ties are common.
            var scores = Array.ConvertAll(bytes, b => (b >> 4) / 16f);
            var positive = Array.ConvertAll(bytes, b => (b & 1) == 1);
            double pairs = 0, right = 0;
            for (var i = 0; i < scores.Length; i++)
            {
                for (var j = 0; j < scores.Length; j++)
                {
                    if (!positive[i] || positive[j]) continue;
                    pairs++;
                    right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }

            var area = RocAuc.Binary(scores, positive);
            return pairs == 0 ? double.IsNaN(area) : Math.Abs(area - (right / pairs)) < 1e-12;
        }).QuickCheckThrowOnFailure();
    }
}
