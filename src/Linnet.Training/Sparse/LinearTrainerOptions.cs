using Linnet.Models.Sparse;

namespace Linnet.Training.Sparse;

/// <summary>
/// Settings of <see cref="LinearTrainer"/>. The defaults suit texts of any language; what depends on the data is chosen by
/// cross-validation on the training texts.
/// </summary>
public sealed record LinearTrainerOptions
{
    /// <summary>Kinds of n-grams; each gets a logistic regression and a naive Bayes of its own, and the logits are blended.</summary>
    public IReadOnlyList<NgramBlock> Blocks { get; init; } =
    [
        new(NgramAnalyzer.Word, 1, 2) { MinDocumentFrequency = 2 },
        new(NgramAnalyzer.Char, 2, 6) { MinDocumentFrequency = 2 },
        new(NgramAnalyzer.CharInWord, 1, 5) { MinDocumentFrequency = 2 },
    ];

    /// <summary>Powers of the naive Bayes prior to choose from, 0 … 4; 0 is a prior that is the same for all features.</summary>
    public IReadOnlyList<double> NaiveBayesPowers { get; init; } = [0.5, 0, 1];

    /// <summary>Inverse strengths of regularisation, C, to choose from, each above 0.</summary>
    public IReadOnlyList<double> InverseRegularizations { get; init; } = [2, 8, 32];

    /// <summary>Masses added to every feature of naive Bayes to choose from, each above 0.</summary>
    public IReadOnlyList<double> NaiveBayesSmoothings { get; init; } = [0.03, 0.1, 0.3, 1];

    /// <summary>Folds of the cross-validation, 2 … 20.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>Folds on which every setting is tried, 1 … <see cref="Folds"/>; only the best goes on to the others.</summary>
    public int ScreeningFolds { get; init; } = 2;

    /// <summary>Whether every label counts the same in all, however rare (single-label problems only).</summary>
    public bool BalancedLabels { get; init; }

    /// <summary>The solver stops when the gradient is this small beside the one at zero weights; above 0, below 1.</summary>
    public double Tolerance { get; init; } = 0.01;

    /// <summary>Most iterations of the solver, at least 1.</summary>
    public int MaxIterations { get; init; } = 200;

    /// <summary>Seed of the folds.</summary>
    public ulong Seed { get; init; } = 42;

    /// <summary>Throws where a value lies outside its range.</summary>
    /// <exception cref="ConfigurationException">Names the field, its value and the allowed range.</exception>
    public void Validate()
    {
        if (Blocks.Count == 0) throw new ConfigurationException("blocks is empty; give at least one kind of n-gram.");
        foreach (var block in Blocks) block.Validate();
        if (NaiveBayesPowers.Count == 0 || NaiveBayesPowers.Any(power => !(power is >= 0 and <= 4)))
            throw new ConfigurationException($"naive_bayes_powers is [{string.Join(", ", NaiveBayesPowers)}]; give at least one, each 0 to 4.");
        if (InverseRegularizations.Count == 0 || InverseRegularizations.Any(c => !(c > 0) || !double.IsFinite(c)))
            throw new ConfigurationException($"inverse_regularizations is [{string.Join(", ", InverseRegularizations)}]; give at least one, each above 0.");
        if (NaiveBayesSmoothings.Count == 0 || NaiveBayesSmoothings.Any(smoothing => !(smoothing > 0) || !double.IsFinite(smoothing)))
            throw new ConfigurationException($"naive_bayes_smoothings is [{string.Join(", ", NaiveBayesSmoothings)}]; give at least one, each above 0.");
        if (Folds is < 2 or > 20) throw new ConfigurationException($"folds is {Folds}; use 2 to 20.");
        if (ScreeningFolds < 1 || ScreeningFolds > Folds) throw new ConfigurationException($"screening_folds is {ScreeningFolds}; use 1 to folds, {Folds}.");
        if (!(Tolerance is > 0 and < 1)) throw new ConfigurationException($"tolerance is {Tolerance}; use a number between 0 and 1.");
        if (MaxIterations < 1) throw new ConfigurationException($"max_iterations is {MaxIterations}; use at least 1.");
    }
}
