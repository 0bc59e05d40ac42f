using System.Diagnostics;
using System.Globalization;
using Linnet.Evaluation;
using Linnet.Numerics;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;
using Linnet.Training.History;
using Linnet.Training.Optimizers;
using Linnet.Training.Progress;
using Linnet.Training.Recipes;

namespace Linnet.Training.Neural;

/// <summary>
/// The loop: batches, loss, backward, clipping, optimiser step, evaluation, checkpoints. Everything random is a function of the seed
/// and the step, so that a run that was killed and resumed ends with the same weights, bit for bit.
/// </summary>
internal sealed class TrainingLoop
{
    private const int StepsPerHistoryLine = 20;

    private readonly ITrainingTask _task;
    private readonly LoopOptions _options;
    private readonly Checkpoint _checkpoint;
    private readonly Optimizer _optimizer;
    private readonly LearningRateCurve _curve;
    private readonly AdversarialPass? _adversarial;
    private readonly Stopwatch _clock = new();
    private TrainerState _state = new();
    private RunHistory _history = new();
    private long _stepsThisSession;
    private double _smoothedLoss = double.NaN;

    internal TrainingLoop(ITrainingTask task, LoopOptions options)
    {
        _task = task;
        _options = options;
        _checkpoint = new Checkpoint(options.Folder);
        _optimizer = OptimizerFactory.Create(options.Training, task.Network);
        _curve = new LearningRateCurve(options.Training, TotalSteps);
        if (options.Training.Adversarial is > 0 and var rate && task.TokenEmbeddings is { } embeddings) _adversarial = new AdversarialPass(embeddings, rate);
    }

    private TrainingSection Training => _options.Training;

    private int StepsPerEpoch => (_task.BatchesPerEpoch + Training.GradientAccumulation - 1) / Training.GradientAccumulation;

    private long TotalSteps => Training.MaxSteps ?? ((long)StepsPerEpoch * Training.Epochs!.Value);

    private int TotalEpochs => (int)((TotalSteps + StepsPerEpoch - 1) / StepsPerEpoch);

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
                (_state, _history) = _checkpoint.RestoreLast(_task.Network, _optimizer, _options.Fingerprint);
                _options.Listener.Noted($"resumed at step {_state.Step} of {TotalSteps}");
            }
            else
            {
                _task.Initialize(new SeededRandom(SplitMix64.At(_options.Seed, 1)));
                _state.Fingerprint = _options.Fingerprint;
            }

            _clock.Start();
            while (!_state.IsFinished) RunEpoch(cancellation);
            if (_checkpoint.HasBest) _checkpoint.RestoreBest(_task.Network);
            return _history;
        }
    }

    private void RunEpoch(CancellationToken cancellation)
    {
        while (_state.Batch < _task.BatchesPerEpoch && !_state.IsFinished)
        {
            if (cancellation.IsCancellationRequested)
            {
                SaveLast();
                _options.Listener.Noted($"stopped at step {_state.Step}; go on with --resume");
                cancellation.ThrowIfCancellationRequested();
            }

            RunStep();
            if (Training.EvalSteps is { } steps && _state.Step % steps == 0) EvaluateAndJudge();
            var interval = Training.CheckpointSteps;
            if (interval > 0 && _state.Step % interval == 0 && _state.Batch < _task.BatchesPerEpoch) SaveLast();
            _state.IsFinished |= _state.Step >= TotalSteps && _state.Batch < _task.BatchesPerEpoch;
        }

        if (_state.Batch >= _task.BatchesPerEpoch)
        {
            _state.Epoch++;
            _state.Batch = 0;
        }

        WriteTrainLine();
        if (Training.EvalSteps is not { } every || (_state.Step >= TotalSteps && _state.Step % every != 0)) EvaluateAndJudge();
        _state.IsFinished |= _state.Step >= TotalSteps;
        SaveLast();
    }

    /// <summary>One step of the optimiser: as many batches as gradients are added up from.</summary>
    private void RunStep()
    {
        var batches = Math.Min(Training.GradientAccumulation, _task.BatchesPerEpoch - _state.Batch);
        double loss = 0;
        for (var i = 0; i < batches; i++)
        {
            var seed = SplitMix64.At(_options.Seed ^ 0xD0, (ulong)((_state.Epoch * (long)_task.BatchesPerEpoch) + _state.Batch));
            loss += Backward(batches, seed);
            _adversarial?.Run(() => Backward(batches, seed));
            _state.Batch++;
        }

        loss /= batches;
        var step = double.IsFinite(loss) ? _optimizer.Step(_curve.FactorAt(_state.Step)) : default;
        _optimizer.ZeroGrad();
        if (!step.IsApplied)
        {
            throw new TrainingException(
                $"step {_state.Step + 1}: the loss is {Number(loss)} and training has diverged. Lower --learning-rate (now {Number(Training.LearningRate!.Value)}) or --max-grad-norm; nothing was overwritten.");
        }

        _state.Step++;
        _stepsThisSession++;
        _state.LossSum += loss;
        _state.LossCount++;
        _smoothedLoss = double.IsNaN(_smoothedLoss) ? loss : (0.95 * _smoothedLoss) + (0.05 * loss);
        if (_state.LossCount >= StepsPerHistoryLine) WriteTrainLine();
        Report();
    }

    private double Backward(int batches, ulong seed)
    {
        using var scope = TensorScope.Training(seed);
        var loss = _task.Loss(_state.Epoch, _state.Batch);
        (batches == 1 ? loss : loss.Scale(1f / batches)).Backward();
        return loss.Item;
    }

    /// <summary>Measures, keeps the weights if they are the best so far, and ends the run where patience is at its end.</summary>
    private void EvaluateAndJudge()
    {
        if (_task.Evaluate() is { } metrics) Judge(metrics);
        var patience = Training.Patience ?? 0;
        _state.IsFinished |= patience > 0 && _state.EvaluationsSinceBest >= patience;
    }

    private void Judge(Dictionary<string, double> metrics)
    {
        _history.Add(new HistoryEntry
        {
            Event = "eval",
            Step = _state.Step,
            Epoch = Training.EvalSteps is null ? _state.Epoch : (double)_state.Step / StepsPerEpoch,
            Loss = metrics.GetValueOrDefault(MetricNames.Loss, double.NaN),
            Metrics = metrics,
        });
        var name = Training.Metric!;
        var value = metrics[name];
        var isBest = _state.BestMetric is not { } best || (MetricNames.LowerIsBetter(name) ? value < best : value > best);
        var place = Training.EvalSteps is null ? $"epoch {_state.Epoch}" : $"step {_state.Step}";
        _options.Listener.Noted($"{place}: loss {Number(_smoothedLoss)}, dev {name} {Number(value)}{(isBest ? "  (best)" : "")}");
        if (!isBest)
        {
            _state.EvaluationsSinceBest++;
            return;
        }

        _state.BestMetric = value;
        _state.BestStep = _state.Step;
        _state.EvaluationsSinceBest = 0;
        _checkpoint.SaveBest(_task.Network);
    }

    private void SaveLast() => _checkpoint.SaveLast(_task.Network, _optimizer, _state, _history);

    private void WriteTrainLine()
    {
        if (_state.LossCount == 0) return;
        _history.Add(new HistoryEntry
        {
            Event = "train",
            Step = _state.Step,
            Epoch = (double)_state.Step / StepsPerEpoch,
            Loss = _state.LossSum / _state.LossCount,
            LearningRate = _curve.FactorAt(_state.Step - 1) * Training.LearningRate!.Value,
        });
        (_state.LossSum, _state.LossCount) = (0, 0);
    }

    private void Report()
    {
        var stepsPerSecond = _stepsThisSession / Math.Max(_clock.Elapsed.TotalSeconds, 1e-3);
        _options.Listener.Progressed(new TrainingProgress
        {
            Stage = _options.Stage,
            Done = _state.Step,
            Total = TotalSteps,
            Epoch = Math.Min(_state.Epoch + 1, TotalEpochs),
            Epochs = TotalEpochs,
            Loss = _smoothedLoss,
            MetricName = Training.Metric,
            BestMetric = _state.BestMetric,
            RowsPerSecond = stepsPerSecond * _task.RowsPerEpoch / StepsPerEpoch,
            TimeLeft = TimeSpan.FromSeconds((TotalSteps - _state.Step) / Math.Max(stepsPerSecond, 1e-3)),
        });
    }

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
