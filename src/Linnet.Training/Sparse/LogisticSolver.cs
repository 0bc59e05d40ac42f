namespace Linnet.Training.Sparse;

/// <summary>
/// Minimises Σ loss(row) + ‖W‖²/(2C) by L-BFGS (Liu and Nocedal 1989) in the span of the training rows, with a Newton search
/// along each direction: logits are linear in the step, so a trial step costs no product with the features. Deterministic,
/// whatever the number of threads.
/// </summary>
internal sealed class LogisticSolver
{
    private const int Memory = 6;
    private const int SearchSteps = 12;

    /// <summary>A slope this much flatter than at the start of the line is flat enough.</summary>
    private const double SearchTolerance = 0.05;

    private readonly FeatureKernel _kernel;
    private readonly LogisticLoss _loss;
    private readonly int _length;
    private readonly List<(SpanVector Step, SpanVector Change, double Product)> _history = [];

    public LogisticSolver(FeatureKernel kernel, LogisticLoss loss, int length)
    {
        _kernel = kernel;
        _loss = loss;
        _length = length;
        Solution = new SpanVector(length);
    }

    /// <summary>The best weights found; the next <see cref="Minimise"/> starts from there.</summary>
    public SpanVector Solution { get; }

    /// <summary>Improves <see cref="Solution"/> until the gradient is small beside the one at zero weights.</summary>
    /// <param name="inverseRegularization">C, above 0.</param>
    /// <param name="tolerance">Ratio of gradient norms to stop at.</param>
    /// <param name="iterations">Most iterations.</param>
    /// <param name="cancellationToken">Looked at in every iteration.</param>
    /// <returns>Iterations done.</returns>
    /// <exception cref="TrainingException">The loss is not a number.</exception>
    public int Minimise(double inverseRegularization, double tolerance, int iterations, CancellationToken cancellationToken)
    {
        _history.Clear();
        var gradient = new SpanVector(_length);
        var scale = GradientAt(new SpanVector(_length), inverseRegularization, gradient);
        GradientAt(Solution, inverseRegularization, gradient);
        var direction = new SpanVector(_length);
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var norm = Math.Sqrt(Math.Max(0, gradient.Dot(gradient)));
            if (!double.IsFinite(norm)) throw new TrainingException("logistic regression: the loss is no longer a number; use a smaller C.");
            if (norm <= tolerance * scale) return iteration;
            SetDirection(direction, gradient);
            var step = Search(direction, inverseRegularization);
            if (step <= 0) return iteration;
            direction.Scale(step);
            Solution.AddScaled(direction, 1);
            Remember(ref direction, ref gradient, inverseRegularization);
        }

        return iterations;
    }

    private double GradientAt(SpanVector point, double c, SpanVector gradient)
    {
        _loss.Evaluate(point.Logits, gradient.Coefficients);
        _kernel.Logits(gradient.Coefficients, gradient.Logits);
        gradient.AddScaled(point, 1 / c);
        return Math.Sqrt(Math.Max(0, gradient.Dot(gradient)));
    }

    /// <summary>The two loops of L-BFGS: direction = −(inverse Hessian as the history knows it) · gradient.</summary>
    private void SetDirection(SpanVector direction, SpanVector gradient)
    {
        direction.CopyFrom(gradient);
        direction.Scale(-1);
        if (_history.Count == 0) return;
        var factors = new double[_history.Count];
        for (var i = _history.Count - 1; i >= 0; i--)
        {
            factors[i] = _history[i].Step.Dot(direction) / _history[i].Product;
            direction.AddScaled(_history[i].Change, -factors[i]);
        }

        var last = _history[^1];
        direction.Scale(last.Product / last.Change.Dot(last.Change));
        for (var i = 0; i < _history.Count; i++)
            direction.AddScaled(_history[i].Step, factors[i] - (_history[i].Change.Dot(direction) / _history[i].Product));
    }

    /// <summary>Newton's method in one dimension, held inside the bracket that the signs of the slopes have shown so far.</summary>
    private double Search(SpanVector direction, double c)
    {
        var penaltySlope = Solution.Dot(direction) / c;
        var penaltyCurvature = direction.Dot(direction) / c;
        double low = 0, high = double.PositiveInfinity, step = 0, flat = 0;
        for (var i = 0; i < SearchSteps; i++)
        {
            var (_, slope, curvature) = _loss.AlongLine(Solution.Logits, direction.Logits, (float)step);
            slope += penaltySlope + (step * penaltyCurvature);
            curvature += penaltyCurvature;
            if (i == 0) flat = SearchTolerance * Math.Abs(slope);
            if (i == 0 && !(slope < 0)) return 0;
            if (Math.Abs(slope) <= flat && i > 0) return step;
            if (slope < 0) low = step;
            else high = step;
            step -= slope / curvature;
            if (!(step > low && step < high)) step = double.IsFinite(high) ? (low + high) / 2 : 2 * (low + 1);
        }

        return low;
    }

    /// <summary>Takes the new gradient and stores the step and the change of gradient, letting go of the oldest pair.</summary>
    private void Remember(ref SpanVector step, ref SpanVector gradient, double c)
    {
        var (spareStep, change) = _history.Count < Memory
            ? (new SpanVector(_length), new SpanVector(_length))
            : (_history[0].Step, _history[0].Change);
        if (_history.Count == Memory) _history.RemoveAt(0);
        change.CopyFrom(gradient);
        change.Scale(-1);
        GradientAt(Solution, c, gradient);
        change.AddScaled(gradient, 1);
        var product = step.Dot(change);
        if (product > 0) _history.Add((step, change, product));
        step = spareStep;
    }
}
