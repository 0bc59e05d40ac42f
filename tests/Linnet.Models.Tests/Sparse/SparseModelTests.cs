using Linnet.Models.Pipelines;
using Linnet.Models.Sparse;

namespace Linnet.Models.Tests.Sparse;

public class SparseModelTests
{
    private static readonly TextInput[] Texts =
        [.. Enumerable.Range(0, 300).Select(i => new TextInput($"text {i % 17} says word{i % 5} 好{i % 3}"))];

    public static TheoryData<ProblemType> Problems => [ProblemType.SingleLabel, ProblemType.MultiLabel];

    [Theory]
    [MemberData(nameof(Problems))]
    public void Probabilities_are_probabilities(ProblemType problem)
    {
        foreach (var predict in Models(problem))
        {
            var probabilities = new float[Texts.Length * 3];
            predict(Texts, probabilities);
            Assert.All(probabilities, value => Assert.InRange(value, 0f, 1f));
            if (problem == ProblemType.SingleLabel)
                Assert.All(probabilities.Chunk(3), row => Assert.Equal(1, row.Sum(), 1e-5f));
        }
    }

    [Fact]
    public void Many_threads_get_what_one_thread_gets()
    {
        foreach (var predict in Models(ProblemType.SingleLabel))
        {
            var alone = new float[Texts.Length * 3];
            predict(Texts, alone);
            var results = new float[8][];
            Parallel.For(0, 8, i =>
            {
                results[i] = new float[alone.Length];
                for (var k = 0; k < Texts.Length; k++) predict([Texts[k]], results[i].AsSpan(k * 3, 3));
            });
            Assert.All(results, result => Assert.Equal(alone, result));
        }
    }

    [Fact]
    public void Texts_without_a_known_n_gram_get_the_bias_alone()
    {
        var linear = Linear(ProblemType.SingleLabel);
        var logits = new float[6];
        linear.PredictLogits([new(""), new("ξένος")], logits);
        Assert.Equal(linear.Bias, logits[..3]);
        Assert.Equal(linear.Bias, logits[3..]);
        FastText(ProblemType.SingleLabel).PredictLogits([new(""), new("ξένος")], logits);
        Assert.Equal(logits[..3], logits[3..]);
    }

    [Fact]
    public void A_span_or_array_of_another_length_is_refused()
    {
        foreach (var predict in Models(ProblemType.SingleLabel))
            Assert.Throws<ShapeException>(() => predict(Texts, new float[5]));
        Assert.Throws<ShapeException>(() => new LinearModel(Linear(ProblemType.SingleLabel).Vectorizer, new float[5], new float[2], ProblemType.SingleLabel));
        Assert.Throws<ShapeException>(() => new FastTextModel(new(), [1], [7], new float[8], new float[4], 2, ProblemType.SingleLabel));
    }

    private delegate void Predictor(IReadOnlyList<TextInput> inputs, Span<float> probabilities);

    private static Predictor[] Models(ProblemType problem) => [Linear(problem).Predict, FastText(problem).Predict];

    private static LinearModel Linear(ProblemType problem)
    {
        var vectorizer = NgramVectorizer.Fit([new(NgramAnalyzer.Word, 1, 2), new(NgramAnalyzer.Char, 2, 3)], Texts);
        return new LinearModel(vectorizer, Wave(vectorizer.Columns * 3), [0.1f, -0.2f, 0.3f], problem);
    }

    private static FastTextModel FastText(ProblemType problem)
    {
        var features = new FastTextFeatures(WordNgrams: 2, MinCharNgram: 2, MaxCharNgram: 3);
        var reader = features.CreateReader();
        var keys = new HashSet<ulong>();
        foreach (var text in Texts)
        {
            reader.Read(text);
            keys.UnionWith(reader.Keys);
        }

        return new FastTextModel(features, [.. keys], [.. Enumerable.Range(0, keys.Count)], Wave(keys.Count * 20), Wave(60), 20, problem);
    }

    private static float[] Wave(int count) => [.. Enumerable.Range(0, count).Select(i => MathF.Sin(i * 1.7f))];
}
