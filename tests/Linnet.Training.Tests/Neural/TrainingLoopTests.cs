using Linnet.Models.Layers;
using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Tensors.Operations;
using Linnet.Training.Neural;
using Linnet.Training.Progress;
using Linnet.Training.Recipes;

namespace Linnet.Training.Tests.Neural;

public sealed class TrainingLoopTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("linnet-loop-").FullName;

    [Fact]
    public void Ends_after_the_steps_asked_for_and_measures_on_the_way()
    {
        using var line = new Line();
        var history = Loop(line, Section(steps: 25, every: 10), "a").Run(false, CancellationToken.None);
        Assert.Equal([10L, 20L, 25L], history.Entries.Where(entry => entry.Event == "eval").Select(entry => entry.Step));
    }

    [Fact]
    public void A_run_that_is_stopped_and_resumed_ends_with_the_same_bits()
    {
        using var whole = new Line();
        Loop(whole, Section(steps: 23, every: 5), "whole").Run(false, CancellationToken.None);

        using var first = new Line();
        using var stop = new CancellationTokenSource();
        first.AtBatch = (epoch, batch) =>
        {
            if (epoch == 1 && batch == 3) stop.Cancel();
        };
        Assert.Throws<OperationCanceledException>(() => Loop(first, Section(steps: 23, every: 5), "parts").Run(false, stop.Token));
        using var second = new Line();
        Loop(second, Section(steps: 23, every: 5), "parts").Run(true, CancellationToken.None);
        Assert.Equal(whole.Weights(), second.Weights());
    }

    [Fact]
    public void The_best_state_is_what_remains()
    {
        // The held-out loss is made to be least after the second measurement.
        using var line = new Line();
        var losses = new Queue<double>([3, 1, 2, 2]);
        float[]? best = null;
        line.OnEvaluate = () =>
        {
            var loss = losses.Dequeue();
            if (loss == 1) best = line.Weights();
            return loss;
        };
        Loop(line, Section(steps: 20, every: 5), "best").Run(false, CancellationToken.None);
        Assert.Equal(best, line.Weights());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static TrainingSection Section(int steps, int every) => new()
    {
        MaxSteps = steps,
        EvalSteps = every,
        BatchSize = 4,
        LearningRate = 0.05,
        Schedule = "linear",
        Metric = "loss",
        CheckpointSteps = 7,
    };

    private TrainingLoop Loop(Line line, TrainingSection section, string name) =>
        new(line, new LoopOptions(section, 3, "line", Path.Combine(_folder, name), "same", SilentListener.Instance));

    /// <summary>Fits a line through points that a batch's number names.</summary>
    private sealed class Line : ITrainingTask, IDisposable
    {
        private readonly Linear _network = new(2, 1);

        public Action<int, int>? AtBatch { get; set; }

        public Func<double>? OnEvaluate { get; set; }

        public Module Network => _network;

        public int BatchesPerEpoch => 6;

        public int RowsPerEpoch => 24;

        public void Initialize(SeededRandom random) => _network.Initialize(random);

        public Tensor Loss(int epoch, int batch)
        {
            AtBatch?.Invoke(epoch, batch);
            var x = Tensor.From([batch, 1, 1, batch], new Shape(2, 2));
            return _network.Forward(x.Dropout(0.2f)).MeanSquaredError(Tensor.From([1, 2], new Shape(2, 1)));
        }

        public Dictionary<string, double>? Evaluate() => new() { ["loss"] = OnEvaluate?.Invoke() ?? Weights().Sum(weight => weight * weight) };

        public float[] Weights() => [.. _network.NamedParameters().SelectMany(named => named.Parameter.Value.Data.ToArray())];

        public void Dispose() => _network.Dispose();
    }
}
