using Linnet.Models.Architectures;
using Linnet.Models.Pipelines;
using Linnet.Models.Sparse;
using Linnet.Numerics;
using Linnet.Text.Tokenization;

namespace Linnet.Models.Tests.Folder;

/// <summary>Small models with random weights, for tests that save, load and damage them.</summary>
internal static class TestModels
{
    internal static readonly string[] Words = ["[PAD]", "[UNK]", "good", "bad", "very", "not", "the", "film"];

    internal static readonly TextInput[] Inputs =
    [
        new("the film"), new("very very good"), new(string.Empty), new("not the bad film but unknown words"), new("good", "bad film"),
        new(string.Concat(Enumerable.Repeat("very ", 100)) + "good"),
    ];

    internal static Tokenizer Tokenizer() => Text.Tokenization.Tokenizer.Parse($$"""
        {"version":"1.0","added_tokens":[],"normalizer":null,"pre_tokenizer":{"type":"WhitespaceSplit"},"post_processor":null,"decoder":null,
         "model":{"type":"WordLevel","vocab":{ {{string.Join(',', Words.Select((word, id) => $"\"{word}\":{id}"))}} },"unk_token":"[UNK]"} }
        """);

    internal static NeuralTextClassifier Bert(ulong seed = 1, ProblemType problem = ProblemType.SingleLabel)
    {
        var network = new Bert(new BertConfig
        {
            VocabSize = Words.Length,
            HiddenSize = 16,
            NumHiddenLayers = 2,
            NumAttentionHeads = 4,
            IntermediateSize = 24,
            MaxPositionEmbeddings = 12,
            Labels = ["a", "b", "c"],
            ProblemType = problem,
            InitializerRange = 0.3f,
        });
        network.Initialize(new SeededRandom(seed));
        return new NeuralTextClassifier(network, new TokenizerTextEncoder(Tokenizer(), 12));
    }

    internal static LinearTextClassifier Linear()
    {
        var vectorizer = NgramVectorizer.Fit([new NgramBlock(NgramAnalyzer.Word, 1, 2), new NgramBlock(NgramAnalyzer.Char, 2, 3)], Inputs);
        var weights = Random(vectorizer.Columns * 3);
        return new LinearTextClassifier(new LinearModel(vectorizer, weights, [0.1f, 0.2f, 0.3f], ProblemType.SingleLabel), ["a", "b", "c"]);
    }

    internal static FastTextClassifier FastText()
    {
        var keys = NgramVectorizer.Fit([new NgramBlock(NgramAnalyzer.Word, 1, 1)], Inputs).Vocabulary.Keys;
        int[] rows = [.. Enumerable.Range(0, keys.Length)];
        var model = new FastTextModel(new FastTextFeatures(), keys, rows, Random(keys.Length * 4), Random(12), dimension: 4, ProblemType.SingleLabel);
        return new FastTextClassifier(model, ["a", "b", "c"]);
    }

    internal static float[] Predict(TextClassifier classifier)
    {
        var probabilities = new float[Inputs.Length * classifier.Labels.Count];
        classifier.Predict(Inputs, probabilities);
        return probabilities;
    }

    private static float[] Random(int count)
    {
        var random = new SeededRandom(9);
        return [.. Enumerable.Range(0, count).Select(_ => (float)random.NextNormal())];
    }
}
