using Linnet.Models.Pipelines;
using Linnet.Training.Sparse;

namespace Linnet.Training.Tests.Sparse;

/// <summary>The sparse trainers read texts as they come, keep none of them, and learn just what they learn from a list.</summary>
public sealed class StreamedTextsTests
{
    [Theory]
    [InlineData(ProblemType.SingleLabel)]
    [InlineData(ProblemType.MultiLabel)]
    public void Streamed_texts_give_a_linear_model_bit_for_bit(ProblemType problem)
    {
        var (inputs, truth) = problem == ProblemType.SingleLabel ? ToyTexts.SingleLabel(150, 3, 7) : ToyTexts.MultiLabel(150, 7);
        var trainer = new LinearTrainer(new());
        var listed = trainer.FitWithReport(inputs, truth, 3, problem);
        var streamed = trainer.FitWithReport(Stream(inputs), truth, 3, problem);
        Assert.Equal(listed.Model.Weights, streamed.Model.Weights);
        Assert.Equal(listed.Model.Bias, streamed.Model.Bias);
        Assert.Equal(listed.Model.Vectorizer.Vocabulary.Keys, streamed.Model.Vectorizer.Vocabulary.Keys);
        Assert.Equal(listed.OutOfFoldProbabilities, streamed.OutOfFoldProbabilities);
    }

    [Theory]
    [InlineData(ProblemType.SingleLabel)]
    [InlineData(ProblemType.MultiLabel)]
    public void Streamed_texts_give_a_fasttext_model_bit_for_bit(ProblemType problem)
    {
        var (inputs, truth) = problem == ProblemType.SingleLabel ? ToyTexts.SingleLabel(150, 3, 7) : ToyTexts.MultiLabel(150, 7);
        var trainer = new FastTextTrainer(new() { Epochs = 3 });
        var listed = trainer.Fit(inputs, truth, 3, problem);
        var streamed = trainer.Fit(Stream(inputs), truth, 3, problem);
        Assert.Equal(listed.Embeddings, streamed.Embeddings);
        Assert.Equal(listed.Output, streamed.Output);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void No_text_is_kept_once_it_has_been_read(bool isLinear)
    {
        const int Count = 120;
        var texts = new List<WeakReference>();
        int[][] truth = [.. Enumerable.Range(0, Count).Select(i => new[] { i % 2 })];
        if (isLinear) new LinearTrainer(new()).Fit(Fresh(Count, texts), truth, 2, ProblemType.SingleLabel);
        else new FastTextTrainer(new() { Epochs = 1 }).Fit(Fresh(Count, texts), truth, 2, ProblemType.SingleLabel);
        Assert.Equal(isLinear ? 2 * Count : Count, texts.Count);
    }

    [Fact]
    public void A_stream_that_ends_early_is_refused()
    {
        var (inputs, truth) = ToyTexts.SingleLabel(20, 2, 1);
        Assert.Contains("19 training texts have 20 lists of labels", Assert.Throws<TrainingException>(() =>
            new LinearTrainer(new()).Fit(Stream(inputs[1..]), truth, 2, ProblemType.SingleLabel)).Message, StringComparison.Ordinal);
        Assert.Contains("19 training texts have 20 lists of labels", Assert.Throws<TrainingException>(() =>
            new FastTextTrainer(new()).Fit(Stream(inputs[1..]), truth, 2, ProblemType.SingleLabel)).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<TextInput> Stream(IEnumerable<TextInput> inputs)
    {
        foreach (var input in inputs) yield return input;
    }

    /// <summary>Texts that nobody else holds; half way through, those of the first quarter must be gone.</summary>
    private static IEnumerable<TextInput> Fresh(int count, List<WeakReference> texts)
    {
        for (var i = 0; i < count; i++)
        {
            var text = new string($"text number {i} is {(i % 2 == 0 ? "good" : "bad")}".AsSpan());
            texts.Add(new WeakReference(text));
            yield return new TextInput(text);
            if (i != count / 2) continue;
            GC.Collect();
            Assert.DoesNotContain(texts.TakeLast(count / 2).Take(count / 4), reference => reference.IsAlive);
        }
    }
}
