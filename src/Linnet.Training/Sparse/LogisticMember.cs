using Linnet.Models.Sparse;

namespace Linnet.Training.Sparse;

/// <summary>A logistic regression over one block of features.</summary>
internal sealed class LogisticMember : ILinearMember
{
    private readonly FeatureKernel _kernel;
    private readonly LogisticSolver _solver;

    /// <summary>Prepares the fit.</summary>
    /// <param name="features">The block's features, one row a training text.</param>
    /// <param name="targets">What to predict.</param>
    /// <param name="rowWeights">How much each row counts, or null.</param>
    /// <param name="naiveBayesPower">Power of the naive Bayes prior; 0 for the same variance everywhere.</param>
    public LogisticMember(CsrMatrix features, LabelTargets targets, float[]? rowWeights, double naiveBayesPower)
    {
        var transposed = features.Transpose();
        var variances = naiveBayesPower > 0 ? NaiveBayesPrior.Variances(transposed, targets, naiveBayesPower) : [];
        _kernel = new FeatureKernel(features, transposed, variances, targets.Width);
        _solver = new LogisticSolver(_kernel, new LogisticLoss(targets, rowWeights), targets.Rows * targets.Width);
    }

    /// <inheritdoc/>
    public float[] Weights => _kernel.Weights(_solver.Solution.Coefficients);

    /// <inheritdoc/>
    public float[] Bias => _kernel.Bias(_solver.Solution.Coefficients);

    /// <summary>Fits with this C, starting from where the last fit ended.</summary>
    public int Fit(double inverseRegularization, double tolerance, int iterations, CancellationToken cancellationToken) =>
        _solver.Minimise(inverseRegularization, tolerance, iterations, cancellationToken);
}
