using System.Diagnostics;
using System.Globalization;
using Linnet.Data;
using Linnet.Evaluation;
using Linnet.Models.Architectures;
using Linnet.Models.Pipelines;
using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;
using Linnet.Training.Encoded;
using Linnet.Training.History;
using Linnet.Training.Optimizers;
using Linnet.Training.Preparation;
using Linnet.Training.Progress;
using Linnet.Training.Recipes;
using Linnet.Training.Trainers;

namespace Linnet.Training.Neural;

/// <summary>
/// The loop: batches, loss, backward, clipping, optimiser step, evaluation, checkpoints. Everything random is a function of the seed
/// and the step, so that a run that was killed and resumed ends with the same weights, bit for bit.
/// </summary>
internal sealed class NeuralTrainer
{
    private const int StepsPerHistoryLine = 20;

    private readonly TextNetwork _network;
    private readonly EncodedDataset _train;
    private readonly EncodedDataset _dev;
    private readonly Recipe _recipe;
    private readonly ProblemType _problem;
    private readonly int _padId;
    private readonly float[]? _classWeights;
    private readonly NeuralCheckpoint _checkpoint;
    private readonly ITrainingListener _listener;
    private readonly BucketBatchSampler _sampler;
    private readonly Optimizer _optimizer;
    private readonly LearningRateCurve _curve;
    private readonly string _fingerprint;
    private readonly Stopwatch _clock = new();
    private TrainerState _state = new();
    private RunHistory _history = new();
    private long _rowsThisSession;
    private double _smoothedLoss = double.NaN;

    internal NeuralTrainer(
        TextNetwork network,
        EncodedDataset train,
        EncodedDataset dev,
        Recipe recipe,
        int padId,
        float[]? classWeights,
        string folder,
        string fingerprint,
        ITrainingListener listener)
    {
        _network = network;
        _train = train;
        _dev = dev;
        _recipe = recipe;
        _problem = network.Config.ProblemType;
        _padId = padId;
        _classWeights = classWeights;
        _checkpoint = new NeuralCheckpoint(folder);
        _fingerprint = fingerprint;
        _listener = listener;
        _sampler = new BucketBatchSampler(train.Lengths, recipe.Training.BatchSize!.Value, SplitMix64.At(recipe.Seed, 2));
        _optimizer = OptimizerFactory.Create(recipe.Training, network);
        _curve = new LearningRateCurve(recipe.Training, TotalSteps);
    }

    private int StepsPerEpoch => (_sampler.BatchesPerEpoch + _recipe.Training.GradientAccumulation - 1) / _recipe.Training.GradientAccumulation;

    private long TotalSteps => (long)StepsPerEpoch * _recipe.Training.Epochs!.Value;

    /// <summary>Trains to the end, or to where early stopping ends it; the network then has the best weights.</summary>
    /// <param name="resume">Whether to go on from the last checkpoint, if there is one.</param>
    /// <param name="cancellation">Ends the run after the current step; a checkpoint is written first.</param>
    /// <returns>The run's history.</returns>
    internal RunHistory Run(bool resume, CancellationToken cancellation)
    {
        using (_optimizer)
        {
            if (resume && _checkpoint.Exists)
            {
                (_state, _history) = _checkpoint.RestoreLast(_network, _optimizer, _fingerprint);
                _listener.Noted($"resumed at step {_state.Step} of {TotalSteps}");
            }
            else
            {
                _network.Initialize(new SeededRandom(SplitMix64.At(_recipe.Seed, 1)));
                NetworkFactory.LoadParent(_network, _recipe);
                _state.Fingerprint = _fingerprint;
            }

            _clock.Start();
            while (!_state.IsFinished) RunEpoch(cancellation);
            if (_checkpoint.HasBest) _checkpoint.RestoreBest(_network);
            return _history;
        }
    }

    private void RunEpoch(CancellationToken cancellation)
    {
        _sampler.State = new BatchSamplerState(_state.Epoch, _state.Batch);
        while (_state.Batch < _sampler.BatchesPerEpoch)
        {
            if (cancellation.IsCancellationRequested)
            {
                SaveLast();
                _listener.Noted($"stopped at step {_state.Step}; go on with --resume");
                cancellation.ThrowIfCancellationRequested();
            }

            RunStep();
            var interval = _recipe.Training.CheckpointSteps;
            if (interval > 0 && _state.Step % interval == 0 && _state.Batch < _sampler.BatchesPerEpoch) SaveLast();
        }

        _state.Epoch++;
        _state.Batch = 0;
        WriteTrainLine();
        Evaluate();
        var patience = _recipe.Training.Patience ?? 0;
        _state.IsFinished = _state.Epoch >= _recipe.Training.Epochs!.Value || (patience > 0 && _state.EvaluationsSinceBest >= patience);
        SaveLast();
    }

    /// <summary>One step of the optimiser: as many batches as gradients are added up from.</summary>
    private void RunStep()
    {
        var batches = Math.Min(_recipe.Training.GradientAccumulation, _sampler.BatchesPerEpoch - _state.Batch);
        double loss = 0;
        for (var i = 0; i < batches; i++)
        {
            var rows = _sampler.Next();
            _rowsThisSession += rows.Length;
            loss += Backward(rows, batches, SplitMix64.At(_recipe.Seed ^ 0xD0, (ulong)((_state.Epoch * (long)_sampler.BatchesPerEpoch) + _state.Batch)));
            _state.Batch++;
        }

        loss /= batches;
        var step = double.IsFinite(loss) ? _optimizer.Step(_curve.FactorAt(_state.Step)) : default;
        _optimizer.ZeroGrad();
        if (!step.IsApplied)
        {
            throw new TrainingException(
                $"step {_state.Step + 1}: the loss is {Number(loss)} and training has diverged. Lower --learning-rate (now {Number(_recipe.Training.LearningRate!.Value)}) or --max-grad-norm; nothing was overwritten.");
        }

        _state.Step++;
        _state.LossSum += loss;
        _state.LossCount++;
        _smoothedLoss = double.IsNaN(_smoothedLoss) ? loss : (0.95 * _smoothedLoss) + (0.05 * loss);
        if (_state.LossCount >= StepsPerHistoryLine) WriteTrainLine();
        Report();
    }

    private double Backward(ReadOnlySpan<int> rows, int batches, ulong seed)
    {
        using var scope = TensorScope.Training(seed);
        var logits = _network.Forward(BatchAssembly.Inputs(_train, rows, _padId));
        var loss = _problem == ProblemType.SingleLabel
            ? logits.CrossEntropy(
                BatchAssembly.Labels(_train, rows),
                (float)(_recipe.Training.LabelSmoothing ?? 0),
                _classWeights is null ? null : Tensor.From(_classWeights, new Shape(_classWeights.Length)))
            : logits.BinaryCrossEntropyWithLogits(BatchAssembly.Targets(_train, rows, _network.LabelCount));
        (batches == 1 ? loss : loss.Scale(1f / batches)).Backward();
        return loss.Item;
    }

    private void Evaluate()
    {
        if (_dev.Count == 0) return;
        var report = ReportOn(_dev);
        var metrics = report.Metrics.ToDictionary(pair => pair.Key, pair => pair.Value);
        var loss = metrics.GetValueOrDefault(MetricNames.LogLoss, double.NaN);
        metrics[MetricNames.Loss] = loss;
        _history.Add(new HistoryEntry { Event = "eval", Step = _state.Step, Epoch = _state.Epoch, Loss = loss, Metrics = metrics });
        var name = _recipe.Training.Metric!;
        var value = metrics[name];
        var isBest = _state.BestMetric is not { } best || (MetricNames.LowerIsBetter(name) ? value < best : value > best);
        _listener.Noted($"epoch {_state.Epoch}: loss {Number(_smoothedLoss)}, dev {name} {Number(value)}{(isBest ? "  (best)" : "")}");
        if (!isBest)
        {
            _state.EvaluationsSinceBest++;
            return;
        }

        _state.BestMetric = value;
        _state.BestStep = _state.Step;
        _state.EvaluationsSinceBest = 0;
        _checkpoint.SaveBest(_network);
    }

    private IEvaluationReport ReportOn(EncodedDataset data) =>
        Reports.Make(_network.Config.Labels, _problem, [.. Enumerable.Range(0, data.Count).Select(row => data.Labels(row).ToArray())], NetworkEvaluation.Probabilities(_network, data, _padId, _problem));

    private void SaveLast() => _checkpoint.SaveLast(_network, _optimizer, _state, _history);

    private void WriteTrainLine()
    {
        if (_state.LossCount == 0) return;
        _history.Add(new HistoryEntry
        {
            Event = "train",
            Step = _state.Step,
            Epoch = (double)_state.Step / StepsPerEpoch,
            Loss = _state.LossSum / _state.LossCount,
            LearningRate = _curve.FactorAt(_state.Step - 1) * _recipe.Training.LearningRate!.Value,
        });
        (_state.LossSum, _state.LossCount) = (0, 0);
    }

    private void Report()
    {
        var seconds = _clock.Elapsed.TotalSeconds;
        var speed = _rowsThisSession / Math.Max(seconds, 1e-3);
        var rowsLeft = ((_recipe.Training.Epochs!.Value - _state.Epoch) * (double)_train.Count) - (_state.Batch * (double)_recipe.Training.BatchSize!.Value);
        _listener.Progressed(new TrainingProgress
        {
            Stage = _recipe.Model.Type,
            Done = _state.Step,
            Total = TotalSteps,
            Epoch = Math.Min(_state.Epoch + 1, _recipe.Training.Epochs.Value),
            Epochs = _recipe.Training.Epochs.Value,
            Loss = _smoothedLoss,
            MetricName = _recipe.Training.Metric,
            BestMetric = _state.BestMetric,
            RowsPerSecond = speed,
            TimeLeft = TimeSpan.FromSeconds(Math.Max(0, rowsLeft) / Math.Max(speed, 1e-3)),
        });
    }

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
