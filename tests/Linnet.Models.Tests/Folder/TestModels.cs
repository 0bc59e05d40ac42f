using Linnet.Models.Architectures;
using Linnet.Models.Pipelines;
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

    internal static float[] Predict(TextClassifier classifier)
    {
        var probabilities = new float[Inputs.Length * classifier.Labels.Count];
        classifier.Predict(Inputs, probabilities);
        return probabilities;
    }
}
