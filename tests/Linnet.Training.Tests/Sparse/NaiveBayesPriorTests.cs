using Linnet.Models.Pipelines;
using Linnet.Models.Sparse;
using Linnet.Training.Sparse;

namespace Linnet.Training.Tests.Sparse;

public class NaiveBayesPriorTests
{
    [Fact]
    public void A_feature_of_one_label_varies_more_than_a_feature_of_all()
    {
        // Column 0 is in all four texts, column 1 in those of label 1 only.
        var features = new CsrMatrix(2, [0, 1, 2, 4, 6], [0, 0, 0, 1, 0, 1], [1, 1, 1, 1, 1, 1]);
        var variances = NaiveBayesPrior.Variances(features.Transpose(), LabelTargets.Of([[0], [0], [1], [1]], 2, ProblemType.SingleLabel), 1);
        double common = Math.Abs(Math.Log(3.0 / 6 / (3.0 / 4))), telling = Math.Abs(Math.Log(3.0 / 6 / (1.0 / 4)));
        Assert.Equal(telling * telling / (common * common), variances[1] / variances[0], 1e-4);
        Assert.Equal(4, (4 * variances[0]) + (2 * variances[1]), 1e-4); // mean squared length 1
    }
}
