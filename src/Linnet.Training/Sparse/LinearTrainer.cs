using Linnet.Models.Pipelines;
using Linnet.Models.Sparse;

namespace Linnet.Training.Sparse;

/// <summary>
/// Trains <see cref="LinearModel"/>: for each block of n-grams a logistic regression whose prior (plain, or naive Bayes after Wang
/// and Manning 2012) and strength are chosen by cross-validation on the training texts, and a naive Bayes; then the weights with which their
/// logits add up, chosen on the held-out logits, which also calibrates the probabilities. The same texts, options and seed give the same model
/// bit for bit on a machine, whatever the number of threads.
/// </summary>
/// <param name="options">Settings.</param>
/// <example><code>
/// var model = new LinearTrainer(new()).Fit(texts, labels, labelCount: 2, ProblemType.SingleLabel);
/// </code></example>
public sealed class LinearTrainer(LinearTrainerOptions options)
{
    /// <summary>Trains a model.</summary>
    /// <param name="inputs">
    /// The training texts, at least one; read twice, the same both times, and none of them kept, so that they may stream from a file.
    /// </param>
    /// <param name="labels">For each text its labels, 0 … <paramref name="labelCount"/> − 1; exactly one for single-label problems.</param>
    /// <param name="labelCount">Number of labels, at least 1.</param>
    /// <param name="problem">Whether a text has one label or any number.</param>
    /// <param name="progress">Told after every block.</param>
    /// <param name="cancellationToken">Looked at in every iteration of the solver.</param>
    /// <exception cref="ConfigurationException">An option is out of range.</exception>
    /// <exception cref="TrainingException">The examples can not be used.</exception>
    public LinearModel Fit(
        IEnumerable<TextInput> inputs,
        IReadOnlyList<int[]> labels,
        int labelCount,
        ProblemType problem,
        IProgress<SparseTrainingProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        FitWithReport(inputs, labels, labelCount, problem, progress, cancellationToken).Model;

    /// <summary>As <see cref="Fit"/>, and gives back the chosen settings and the probabilities of held-out texts too.</summary>
    /// <param name="inputs">
    /// The training texts, at least one; read twice, the same both times, and none of them kept, so that they may stream from a file.
    /// </param>
    /// <param name="labels">For each text its labels, 0 … <paramref name="labelCount"/> − 1; exactly one for single-label problems.</param>
    /// <param name="labelCount">Number of labels, at least 1.</param>
    /// <param name="problem">Whether a text has one label or any number.</param>
    /// <param name="progress">Told after every block.</param>
    /// <param name="cancellationToken">Looked at in every iteration of the solver.</param>
    /// <exception cref="ConfigurationException">An option is out of range.</exception>
    /// <exception cref="TrainingException">The examples can not be used.</exception>
    public LinearTrainingResult FitWithReport(
        IEnumerable<TextInput> inputs,
        IReadOnlyList<int[]> labels,
        int labelCount,
        ProblemType problem,
        IProgress<SparseTrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        options.Validate();
        Examples.Check(inputs, labels, labelCount, problem);
        var targets = LabelTargets.Of(labels, labelCount, problem);
        var rowWeights = options.BalancedLabels && problem == ProblemType.SingleLabel ? BalancedWeights(labels, labelCount) : null;
        var vectorizer = NgramVectorizer.Fit(options.Blocks, inputs);
        var features = vectorizer.Transform(inputs);
        Examples.CheckCount(features.Rows, labels);
        progress?.Report(new SparseTrainingProgress("features", 1, 1, double.NaN));

        var blocks = Enumerable.Range(0, options.Blocks.Count)
            .Select(block => features.SelectColumns(vectorizer.BlockStarts[block], vectorizer.BlockStarts[block + 1])).ToArray();
        var settings = Choose(blocks, labels, targets, rowWeights, progress, cancellationToken);
        var blended = new float[targets.Rows * targets.Width];
        var (weights, _) = LogitBlend.Fit(new LogisticLoss(targets, rowWeights), [.. settings.Select(setting => setting.Logits)], blended);
        var fitted = new ILinearMember[settings.Length];
        ParallelTasks.Run(fitted.Length, member => fitted[member] = Refit(settings[member], blocks, targets, rowWeights, cancellationToken));
        progress?.Report(new SparseTrainingProgress("fit", 1, 1, double.NaN));

        var assembly = new LinearAssembly(targets, vectorizer.Columns);
        for (var member = 0; member < fitted.Length; member++) assembly.Add(fitted[member], vectorizer.BlockStarts[settings[member].Block], weights[member]);
        var members = settings.Select((setting, member) =>
            new LinearMemberSetting(options.Blocks[setting.Block], setting.Kind, setting.Power, setting.Strength, weights[member]));
        return new LinearTrainingResult(
            assembly.ToModel(vectorizer, problem), [.. members], targets.Rows == 1 ? [] : assembly.ToProbabilities(blended, problem));
    }

    /// <summary>A member with its chosen setting, fitted to all texts.</summary>
    private ILinearMember Refit(
        CrossValidated setting, CsrMatrix[] blocks, LabelTargets targets, float[]? rowWeights, CancellationToken cancellationToken)
    {
        var features = blocks[setting.Block];
        if (setting.Kind == LinearMemberKind.NaiveBayes) return new NaiveBayesMember(features, targets, rowWeights, setting.Strength);
        var member = new LogisticMember(features, targets, rowWeights, setting.Power);
        member.Fit(setting.Strength, options.Tolerance, options.MaxIterations, cancellationToken);
        return member;
    }

    private CrossValidated[] Choose(
        CsrMatrix[] blocks,
        IReadOnlyList<int[]> labels,
        LabelTargets targets,
        float[]? rowWeights,
        IProgress<SparseTrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        // A single text can not be held out: it gets the first of each list.
        if (labels.Count == 1)
        {
            return [.. blocks.Select((_, block) =>
                new CrossValidated(block, LinearMemberKind.LogisticRegression, options.NaiveBayesPowers[0], options.InverseRegularizations[0], new float[targets.Width]))];
        }

        var folds = Folds.Assign(labels, Math.Min(options.Folds, labels.Count), options.Seed);
        return new CrossValidation(options, blocks, folds, targets, rowWeights).Choose(progress, cancellationToken);
    }

    private static float[] BalancedWeights(IReadOnlyList<int[]> labels, int labelCount)
    {
        var counts = new int[labelCount];
        foreach (var label in labels) counts[label[0]]++;
        var present = counts.Count(count => count > 0);
        return [.. labels.Select(label => (float)labels.Count / (present * counts[label[0]]))];
    }
}
