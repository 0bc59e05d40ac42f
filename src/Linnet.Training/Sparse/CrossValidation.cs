using Linnet.Models.Sparse;

namespace Linnet.Training.Sparse;

/// <summary>
/// Chooses prior and C of each block's logistic regression, and the smoothing of its naive Bayes, by the log loss of held-out texts after the best scaling of the logits
/// (so that a setting is not preferred for being timid), and keeps the chosen one's logits of every held-out text. All settings
/// are tried on the first folds, the best of each block on the others.
/// </summary>
/// <param name="options">What to choose from.</param>
/// <param name="blocks">Each block's features of all training texts.</param>
/// <param name="folds">The fold of every text.</param>
/// <param name="targets">What to predict.</param>
/// <param name="rowWeights">How much each text counts, or null.</param>
internal sealed class CrossValidation(
    LinearTrainerOptions options, IReadOnlyList<CsrMatrix> blocks, int[] folds, LabelTargets targets, float[]? rowWeights)
{
    private readonly double[] _regularizations = [.. options.InverseRegularizations.Order()];
    private readonly int _foldCount = folds.Max() + 1;

    /// <summary>Finds the settings of all members: the logistic regressions block by block, then naive Bayes likewise.</summary>
    /// <param name="progress">Told after every fit of a logistic regression; naive Bayes takes no time beside it.</param>
    /// <param name="cancellationToken">Looked at in every iteration of the solver.</param>
    public CrossValidated[] Choose(IProgress<SparseTrainingProgress>? progress, CancellationToken cancellationToken) =>
        [.. ChooseLogistic(progress, cancellationToken), .. ChooseNaiveBayes(cancellationToken)];

    private CrossValidated[] ChooseNaiveBayes(CancellationToken cancellationToken)
    {
        var everyRow = Enumerable.Range(0, folds.Length).ToArray();
        var candidates = blocks.SelectMany((_, block) => options.NaiveBayesSmoothings.Select(smoothing =>
            new CrossValidated(block, LinearMemberKind.NaiveBayes, 0, smoothing, new float[targets.Rows * targets.Width]))).ToArray();
        ParallelTasks.Run(candidates.Length * _foldCount, task =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (candidate, fold) = (candidates[task / _foldCount], task % _foldCount);
            var outside = Folds.Rows(folds, fold, false);
            var features = blocks[candidate.Block];
            var member = new NaiveBayesMember(features.SelectRows(outside), targets.SelectRows(outside), Select(rowWeights, outside), candidate.Strength);
            Place(member, features, Folds.Rows(folds, fold, true), candidate.Logits);
        });
        return [.. Enumerable.Range(0, blocks.Count).Select(block => Best(candidates, block, everyRow))];
    }

    private CrossValidated[] ChooseLogistic(IProgress<SparseTrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var powers = options.NaiveBayesPowers;
        var screened = Math.Min(options.ScreeningFolds, _foldCount);
        var candidates = blocks.SelectMany((_, block) => powers.SelectMany(power => _regularizations.Select(c =>
            new CrossValidated(block, LinearMemberKind.LogisticRegression, power, c, new float[targets.Rows * targets.Width])))).ToArray();
        var paths = candidates.Chunk(_regularizations.Length).ToArray();
        var (done, all) = (0, (screened * paths.Length) + ((_foldCount - screened) * blocks.Count));
        var gate = new Lock();

        // One fold's fits stand together, so that two threads get equal shares.
        ParallelTasks.Run(screened * paths.Length, task => FitFold(paths[task % paths.Length], task / paths.Length));
        var rows = Enumerable.Range(0, folds.Length).Where(row => folds[row] < screened).ToArray();
        var chosen = Enumerable.Range(0, blocks.Count).Select(block => Best(candidates, block, rows)).ToArray();
        ParallelTasks.Run((_foldCount - screened) * chosen.Length, task => FitFold([chosen[task % chosen.Length]], screened + (task / chosen.Length)));
        return chosen;

        void FitFold(CrossValidated[] path, int fold)
        {
            Fit(path, fold, cancellationToken);
            lock (gate) progress?.Report(new SparseTrainingProgress("cross-validation", ++done, all, double.NaN));
        }
    }

    private CrossValidated Best(CrossValidated[] candidates, int block, int[] rows) =>
        candidates.Where(candidate => candidate.Block == block).MinBy(candidate => CalibratedLoss(candidate.Logits, rows));

    /// <summary>Fits settings that differ in C only to all texts outside a fold, and predicts those inside.</summary>
    private void Fit(CrossValidated[] path, int fold, CancellationToken cancellationToken)
    {
        var inside = Folds.Rows(folds, fold, true);
        var outside = Folds.Rows(folds, fold, false);
        var features = blocks[path[0].Block];
        var member = new LogisticMember(features.SelectRows(outside), targets.SelectRows(outside), Select(rowWeights, outside), path[0].Power);
        foreach (var setting in path)
        {
            member.Fit(setting.Strength, options.Tolerance, options.MaxIterations, cancellationToken);
            Place(member, features, inside, setting.Logits);
        }
    }

    /// <summary>Predicts rows and puts their logits at their places.</summary>
    private void Place(ILinearMember member, CsrMatrix features, int[] rows, float[] logits)
    {
        var predicted = member.Predict(features.SelectRows(rows));
        for (var k = 0; k < rows.Length; k++)
            predicted.AsSpan(k * targets.Width, targets.Width).CopyTo(logits.AsSpan(rows[k] * targets.Width));
    }

    private double CalibratedLoss(float[] logits, int[] rows)
    {
        var chosen = new float[rows.Length * targets.Width];
        for (var i = 0; i < rows.Length; i++)
            logits.AsSpan(rows[i] * targets.Width, targets.Width).CopyTo(chosen.AsSpan(i * targets.Width));
        return LogitBlend.Fit(new LogisticLoss(targets.SelectRows(rows), Select(rowWeights, rows)), [chosen], new float[chosen.Length]).Loss;
    }

    private static float[]? Select(float[]? weights, int[] rows) => weights is null ? null : Array.ConvertAll(rows, row => weights[row]);
}

/// <summary>A setting of a member over one block, and its logits of held-out texts, <c>[texts, width]</c>.</summary>
internal readonly record struct CrossValidated(int Block, LinearMemberKind Kind, double Power, double Strength, float[] Logits);
