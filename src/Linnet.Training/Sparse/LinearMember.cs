using Linnet.Models.Sparse;

namespace Linnet.Training.Sparse;

/// <summary>One logistic regression over one block of features: a part of the blend that becomes a single linear model.</summary>
internal sealed class LinearMember
{
    private readonly FeatureKernel _kernel;
    private readonly LogisticSolver _solver;
    private readonly LabelTargets _targets;

    /// <summary>Prepares the fit.</summary>
    /// <param name="features">The block's features, one row a training text.</param>
    /// <param name="targets">What to predict.</param>
    /// <param name="rowWeights">How much each row counts, or null.</param>
    /// <param name="naiveBayesPower">Power of the naive Bayes prior; 0 for the same variance everywhere.</param>
    public LinearMember(CsrMatrix features, LabelTargets targets, float[]? rowWeights, double naiveBayesPower)
    {
        _targets = targets;
        var transposed = features.Transpose();
        var variances = naiveBayesPower > 0 ? NaiveBayesPrior.Variances(transposed, targets, naiveBayesPower) : [];
        _kernel = new FeatureKernel(features, transposed, variances, targets.Width);
        _solver = new LogisticSolver(_kernel, new LogisticLoss(targets, rowWeights), targets.Rows * targets.Width);
    }

    /// <summary><c>[columns, width]</c>; valid until the next fit.</summary>
    public float[] Weights => _kernel.Weights(_solver.Solution.Coefficients);

    /// <summary><c>[width]</c>.</summary>
    public float[] Bias => _kernel.Bias(_solver.Solution.Coefficients);

    /// <summary>Fits with this C, starting from where the last fit ended.</summary>
    public int Fit(double inverseRegularization, double tolerance, int iterations, CancellationToken cancellationToken) =>
        _solver.Minimise(inverseRegularization, tolerance, iterations, cancellationToken);

    /// <summary>Logits of other texts, <c>[rows, width]</c>.</summary>
    public float[] Predict(CsrMatrix features)
    {
        var logits = new float[features.Rows * _targets.Width];
        features.Multiply(Weights, _targets.Width, logits);
        var bias = Bias;
        for (var i = 0; i < logits.Length; i++) logits[i] += bias[i % bias.Length];
        return logits;
    }
}
