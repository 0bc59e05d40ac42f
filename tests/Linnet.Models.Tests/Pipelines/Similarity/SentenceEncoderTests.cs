using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Numerics;
using Linnet.Text.Tokenization.Training;

namespace Linnet.Models.Tests.Pipelines.Similarity;

public sealed class SentenceEncoderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("linnet-encoder-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(SentencePooling.Mean, "pooling_mode_mean_tokens")]
    [InlineData(SentencePooling.Max, "pooling_mode_max_tokens")]
    [InlineData(SentencePooling.Cls, "pooling_mode_cls_token")]
    public void A_bert_comes_back_with_its_pooling_in_the_files_of_sentence_transformers(SentencePooling pooling, string field)
    {
        using var encoder = new SentenceEncoder(Bert(), Tokens(), pooling);
        ModelFolder.Write(Path.Combine(_folder, "m"), encoder.WriteTo);
        Assert.Contains($"\"{field}\": true", File.ReadAllText(Path.Combine(_folder, "m", "1_Pooling", "config.json")), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder, "m", "modules.json")));
        Assert.Equal(ModelTask.FeatureExtraction, ModelTask.Of(Path.Combine(_folder, "m")));
        using var loaded = SentenceEncoder.Load(Path.Combine(_folder, "m"));
        Assert.Equal(pooling, loaded.Pooling);
        Assert.Equal(encoder.Encode("a cat sat"), loaded.Encode("a cat sat"));
    }

    [Fact]
    public void Vectors_have_length_1_and_do_not_depend_on_their_neighbours()
    {
        using var encoder = new SentenceEncoder(Bert(), Tokens(), SentencePooling.Mean);
        var together = encoder.Encode(["a cat", "a cat sat on a mat with a dog", ""]);
        Assert.All(together, vector => Assert.Equal(1, Math.Sqrt(vector.Sum(value => (double)value * value)), 4));
        Assert.All(together[0].Zip(encoder.Encode("a cat")), pair => Assert.Equal(pair.First, pair.Second, 4));
    }

    [Fact]
    public void Two_poolings_at_once_are_refused()
    {
        using var encoder = new SentenceEncoder(Bert(), Tokens(), SentencePooling.Mean);
        ModelFolder.Write(Path.Combine(_folder, "m"), encoder.WriteTo);
        var path = Path.Combine(_folder, "m", "1_Pooling", "config.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"pooling_mode_max_tokens\": false", "\"pooling_mode_max_tokens\": true", StringComparison.Ordinal));
        Assert.Contains("names 2 kinds of pooling", Assert.Throws<ModelFormatException>(() => SentenceEncoder.Load(Path.Combine(_folder, "m"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_classifier_gives_no_vectors_and_scores_no_pairs()
    {
        using var classifier = new NeuralTextClassifier(Bert(labels: ["a", "b"]), Tokens());
        ModelFolder.Write(Path.Combine(_folder, "m"), classifier.WriteTo);
        Assert.Contains("gives texts no vectors", Assert.Throws<ModelFormatException>(() => SentenceEncoder.Load(Path.Combine(_folder, "m"))).Message, StringComparison.Ordinal);
        Assert.Contains("does not score pairs", Assert.Throws<ModelFormatException>(() => PairScorer.Load(Path.Combine(_folder, "m"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_classifier_with_one_label_is_a_cross_encoder_even_where_its_configuration_names_no_problem()
    {
        using var classifier = new NeuralTextClassifier(Bert(labels: ["LABEL_0"], ProblemType.MultiLabel), Tokens());
        ModelFolder.Write(Path.Combine(_folder, "m"), classifier.WriteTo);
        var path = Path.Combine(_folder, "m", "config.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"problem_type\": \"multi_label_classification\"", "\"torch_dtype\": \"float32\"", StringComparison.Ordinal));
        using var scorer = PairScorer.Load(Path.Combine(_folder, "m"));
        Assert.IsType<CrossEncoder>(scorer);
        var expected = new float[1];
        classifier.Predict([new TextInput("a cat", "a dog")], expected);
        Assert.Equal(expected[0], scorer.Score("a cat", "a dog"), 5);
    }

    private static Bert Bert(IReadOnlyList<string>? labels = null, ProblemType problem = ProblemType.SingleLabel)
    {
        var bert = new Bert(BertConfig.Tiny with
        {
            VocabSize = 60,
            HiddenSize = 16,
            NumAttentionHeads = 2,
            IntermediateSize = 32,
            MaxPositionEmbeddings = 32,
            Head = labels is null ? EncoderHead.None : EncoderHead.Classifier,
            Labels = labels ?? [],
            ProblemType = problem,
        });
        bert.Initialize(new SeededRandom(1));
        return bert;
    }

    private static TokenizerTextEncoder Tokens() => new(
        TokenizerTrainer.Create(TokenizerKind.WordPiece, new TokenizerTrainingOptions { VocabularySize = 60, MinFrequency = 1 }).Train(["a cat sat on a mat with a dog"]), 32);
}
