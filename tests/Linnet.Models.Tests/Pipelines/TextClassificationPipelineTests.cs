using System.Globalization;
using Linnet.Models.Pipelines;

namespace Linnet.Models.Tests.Pipelines;

public sealed class TextClassificationPipelineTests
{
    [Fact]
    public void The_most_probable_label_comes_first()
    {
        using var pipeline = new TextClassificationPipeline(new FakeClassifier(ProblemType.SingleLabel, "a", "b", "c"));
        var result = pipeline.Classify("0.2");
        Assert.Equal(("b", 0.4f), (result.Label, result.Score));
        Assert.Equal(["b", "c", "a"], result.Scores.Select(score => score.Label));
        Assert.Equal(["b", "c"], result.Top(2).Select(score => score.Label));
        Assert.Equal(3, result.Top(9).Count);
        Assert.Equal(["b"], result.Labels);
        Assert.False(result.IsTruncated);
        Assert.True(pipeline.Classify(new TextInput("0.2", "pair")).IsTruncated);
    }

    [Fact]
    public void Several_labels_apply_from_the_threshold_on()
    {
        using var pipeline = new TextClassificationPipeline(
            new FakeClassifier(ProblemType.MultiLabel, "a", "b", "c"), new PipelineOptions { Threshold = 0.35f });
        Assert.Equal(["b", "c"], pipeline.Classify("0.2").Labels);
        Assert.Equal(["a"], pipeline.Classify("0.9").Labels);
        Assert.Empty(pipeline.Classify("0.34").Labels);
    }

    [Fact]
    public void A_batch_keeps_its_order_and_may_be_empty()
    {
        using var pipeline = new TextClassificationPipeline(new FakeClassifier());
        Assert.Equal(["no", "yes", "no"], pipeline.Classify(["0.1", "0.8", "0.3"]).Select(result => result.Label));
        Assert.Empty(pipeline.Classify(Array.Empty<string>()));
    }

    [Fact]
    public async Task Callers_that_arrive_while_a_batch_runs_form_the_next_one()
    {
        using var gate = new SemaphoreSlim(0);
        using var entered = new SemaphoreSlim(0);
        var classifier = new FakeClassifier { OnPredict = () => { entered.Release(); gate.Wait(); } };
        await using var pipeline = new TextClassificationPipeline(classifier, new PipelineOptions { MaxBatchSize = 4 });
        var first = pipeline.ClassifyAsync("0.5");
        await entered.WaitAsync();
        var others = Enumerable.Range(1, 6).Select(i => pipeline.ClassifyAsync($"0.{i}")).ToArray();
        gate.Release(3);
        await first;
        var results = await Task.WhenAll(others);
        Assert.Equal([1, 4, 2], classifier.BatchSizes);
        for (var i = 0; i < 6; i++) Assert.Equal((i + 1) / 10f, results[i].Scores.Single(score => score.Label == "yes").Score, 1e-6f);
    }

    [Fact]
    public async Task Callers_are_waited_for_as_long_as_asked()
    {
        var clock = new ManualClock();
        var classifier = new FakeClassifier();
        await using var pipeline = new TextClassificationPipeline(
            classifier, new PipelineOptions { MaxBatchSize = 3, MaxWait = TimeSpan.FromSeconds(5), TimeProvider = clock });
        var first = pipeline.ClassifyAsync("0.1");
        await clock.TimerStarted;
        var second = pipeline.ClassifyAsync("0.2");
        var both = Task.WhenAll(first, second);
        while (!both.IsCompleted)
        {
            clock.Fire();
            await Task.Yield();
        }

        await both;
        Assert.Equal(2, classifier.BatchSizes.Sum());
        Assert.InRange(classifier.BatchSizes.Count, 1, 2);
    }

    [Fact]
    public async Task A_full_batch_waits_for_nobody()
    {
        var classifier = new FakeClassifier();
        await using var pipeline = new TextClassificationPipeline(
            classifier, new PipelineOptions { MaxBatchSize = 3, MaxWait = TimeSpan.FromSeconds(5), TimeProvider = new ManualClock() });
        await Task.WhenAll(Enumerable.Range(1, 3).Select(i => pipeline.ClassifyAsync($"0.{i}")));
        Assert.Equal([3], classifier.BatchSizes);
    }

    [Fact]
    public async Task An_error_reaches_only_the_caller_who_caused_it()
    {
        using var gate = new SemaphoreSlim(0);
        using var entered = new SemaphoreSlim(0);
        var classifier = new FakeClassifier { OnPredict = () => { entered.Release(); gate.Wait(); } };
        await using var pipeline = new TextClassificationPipeline(classifier);
        var first = pipeline.ClassifyAsync("0.5");
        await entered.WaitAsync();
        var good = pipeline.ClassifyAsync("0.25");
        var bad = pipeline.ClassifyAsync("not a number");
        var alsoGood = pipeline.ClassifyAsync("0.75");
        gate.Release(100);
        Assert.Equal("no", (await good).Label);
        Assert.Equal("yes", (await alsoGood).Label);
        await Assert.ThrowsAsync<FormatException>(() => bad);
        await first;
    }

    [Fact]
    public async Task A_cancelled_caller_leaves_and_the_model_never_sees_the_text()
    {
        using var gate = new SemaphoreSlim(0);
        using var entered = new SemaphoreSlim(0);
        using var cancellation = new CancellationTokenSource();
        var classifier = new FakeClassifier { OnPredict = () => { entered.Release(); gate.Wait(); } };
        await using var pipeline = new TextClassificationPipeline(classifier);
        var first = pipeline.ClassifyAsync("0.5");
        await entered.WaitAsync();
        var cancelled = pipeline.ClassifyAsync("not a number", cancellation.Token);
        var other = pipeline.ClassifyAsync("0.75");
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        gate.Release(100);
        await Task.WhenAll(first, other);
        Assert.Equal([1, 1], classifier.BatchSizes);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pipeline.ClassifyAsync("0.5", cancellation.Token));
    }

    [Fact]
    public async Task Disposing_answers_those_who_wait_and_refuses_the_rest()
    {
        var classifier = new FakeClassifier();
        var pipeline = new TextClassificationPipeline(classifier);
        var waiting = Enumerable.Range(0, 20).Select(_ => pipeline.ClassifyAsync("0.5")).ToArray();
        await pipeline.DisposeAsync();

        // The answers are there; the callers' continuations run when the thread pool comes to them.
        var answers = await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(20, answers.Length);
        Assert.All(answers, answer => Assert.NotEmpty(answer.Labels));
        Assert.True(classifier.IsDisposed);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => pipeline.ClassifyAsync("0.5"));
        Assert.Throws<ObjectDisposedException>(() => pipeline.Classify("0.5"));
    }

    [Fact]
    public async Task A_storm_of_callers_gets_its_own_answers()
    {
        var classifier = new FakeClassifier();
        await using var pipeline = new TextClassificationPipeline(classifier, new PipelineOptions { MaxBatchSize = 8 });
        var tasks = Enumerable.Range(0, 1000).Select(i => Task.Run(async () =>
        {
            var text = (i / 1000f).ToString(CultureInfo.InvariantCulture);
            var result = await pipeline.ClassifyAsync(text);
            return Math.Abs(result.Scores.Single(score => score.Label == "yes").Score - (i / 1000f)) < 1e-6f;
        }));
        Assert.All(await Task.WhenAll(tasks), Assert.True);
        Assert.All(classifier.BatchSizes, size => Assert.InRange(size, 1, 8));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        using var classifier = new FakeClassifier();
        Assert.Throws<ConfigurationException>(() => new TextClassificationPipeline(classifier, new PipelineOptions { Threshold = 2 }));
        Assert.Throws<ConfigurationException>(() => new TextClassificationPipeline(classifier, new PipelineOptions { MaxBatchSize = 0 }));
        Assert.Throws<ConfigurationException>(() => new TextClassificationPipeline(classifier, new PipelineOptions { MaxWait = TimeSpan.FromDays(1) }));
    }

    [Fact]
    public void Spans_of_another_length_are_refused()
    {
        using var classifier = new FakeClassifier();
        Assert.Throws<ShapeException>(() => classifier.Predict([new TextInput("0.5")], new float[3]));
        Assert.Throws<ShapeException>(() => classifier.Predict([new TextInput("0.5")], new float[2], new bool[2]));
    }
}
