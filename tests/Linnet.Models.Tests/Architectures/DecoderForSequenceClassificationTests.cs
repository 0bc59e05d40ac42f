using System.Text;
using Linnet.Models.Architectures;
using Linnet.Models.Configuration;
using Linnet.Models.Folder;
using Linnet.Models.Layers;
using Linnet.Models.Pipelines;
using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Tests.Architectures;

/// <summary>Classifiers on decoders: which token speaks for a text, names and fields as transformers has them, gradients.</summary>
public sealed class DecoderForSequenceClassificationTests
{
    private static readonly Gpt2Config Gpt = new()
    {
        VocabSize = 23,
        Positions = 12,
        EmbeddingSize = 16,
        LayerCount = 2,
        HeadCount = 4,
        InitializerRange = 0.3f,
        EmbeddingDropout = 0,
        AttentionDropout = 0,
        ResidualDropout = 0,
        Head = DecoderHead.Classifier,
        Labels = ["a", "b", "c"],
    };

    private static readonly LlamaConfig Llama = new()
    {
        VocabSize = 23,
        MaxPositionEmbeddings = 12,
        HiddenSize = 16,
        IntermediateSize = 20,
        NumHiddenLayers = 2,
        NumAttentionHeads = 4,
        NumKeyValueHeads = 2,
        InitializerRange = 0.3f,
        TieWordEmbeddings = false,
        Head = DecoderHead.Classifier,
        Labels = ["a", "b", "c"],
    };

    public static TheoryData<string> Kinds => ["gpt2", "llama"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Padding_changes_nothing(string kind) => NetworkChecks.PaddingChangesNothing(Create(kind));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Learns_five_rows(string kind) => NetworkChecks.Learns(Create(kind));

    [Fact]
    public void A_configuration_comes_back_as_it_was_written()
    {
        NetworkChecks.RoundTrip(Gpt with { PadTokenId = 5, Labels = ["x"], ProblemType = ProblemType.MultiLabel }, reader => new Gpt2Config(reader));
        NetworkChecks.RoundTrip(Llama with { PadTokenId = 0 }, reader => new LlamaConfig(reader));
        NetworkChecks.RoundTrip(Llama with { PadTokenId = 0, Head = DecoderHead.LanguageModel, Labels = [] }, reader => new LlamaConfig(reader));
    }

    [Fact]
    public void Parameters_are_those_of_the_body_and_the_score()
    {
        using var classifier = Create("gpt2");
        using var model = new Gpt2(Gpt with { Head = DecoderHead.LanguageModel, Labels = [] });
        Assert.Equal([.. Names(model), "score.weight"], Names(classifier));
        Assert.Equal("GPT2ForSequenceClassification", classifier.Config.Architecture);
        using var llama = Create("llama");
        using var untied = new Llama(Llama with { Head = DecoderHead.LanguageModel, Labels = [] });
        Assert.Equal([.. Names(untied).Where(name => name != "lm_head.weight"), "score.weight"], Names(llama));
        Assert.Equal("LlamaForSequenceClassification", llama.Config.Architecture);
        Assert.Null(llama.ParameterNameOf("lm_head.weight"));
        Assert.Null(untied.ParameterNameOf("score.weight"));
        Assert.Equal("model.norm.weight", llama.ParameterNameOf("norm.weight"));
        Assert.Equal("score.weight", classifier.ParameterNameOf("score.weight"));
    }

    /// <summary>Rows with padding behind, in front, and with the padding id as a token of the text; the place that speaks is worked out by hand.</summary>
    [Theory]
    [InlineData("gpt2", null, new[] { 2, 4, 4 })]
    [InlineData("gpt2", 9, new[] { 2, 4, 3 })]
    [InlineData("llama", null, new[] { 2, 4, 4 })]
    [InlineData("llama", 9, new[] { 2, 4, 3 })]
    public void The_last_token_that_is_no_padding_speaks_for_the_text(string kind, int? padId, int[] places)
    {
        using var network = Create(kind, padId);
        network.Initialize(new SeededRandom(4));
        int[] ids = [3, 4, 5, 9, 9, 9, 9, 6, 7, 8, 3, 9, 7, 8, 9];
        int[] mask = [1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1];
        using var scope = TensorScope.Inference();
        var output = network.ForwardAll(TokenBatch.FromRectangle(ids, mask, [], 3));
        Assert.Equal([3, 3], output.Logits!.Value.Shape.ToArray());
        var (hidden, weight) = (output.LastHiddenState!.Value.ToArray(), network.NamedParameters().Single(named => named.Name == "score.weight").Parameter.Value.ToArray());
        for (var row = 0; row < 3; row++)
        {
            for (var label = 0; label < 3; label++)
            {
                double sum = 0;
                for (var i = 0; i < 16; i++) sum += hidden[(((row * 5) + places[row]) * 16) + i] * (double)weight[(label * 16) + i];
                Assert.Equal(sum, output.Logits.Value.Data[(row * 3) + label], 1e-4);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_row_of_padding_alone_and_what_stands_behind_the_last_token_do_no_harm(string kind)
    {
        using var network = Create(kind, 9);
        network.Initialize(new SeededRandom(4));
        using var scope = TensorScope.Inference();
        var first = network.Forward(TokenBatch.FromRows([[3, 4, 5, 9, 9], [9, 9]], padId: 9)).ToArray();
        var other = network.Forward(TokenBatch.FromRows([[3, 4, 5], [9, 9]], padId: 9)).ToArray();
        NetworkChecks.Near(first, other);
        Assert.All(first, value => Assert.True(float.IsFinite(value)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gradients_are_the_slopes_of_the_loss(string kind)
    {
        using var network = Create(kind, 9);
        network.Initialize(new SeededRandom(4));
        using (TensorScope.Training(seed: 1)) Loss(network).Backward();
        foreach (var (name, parameter) in network.NamedParameters())
        {
            var place = Largest(parameter.Value.Grad);
            var (value, step) = (parameter.Value.Data[place], 1e-2f);
            var slope = (At(value + step) - At(value - step)) / (2 * step);
            At(value);
            Assert.True(Math.Abs(slope - parameter.Value.Grad[place]) < 0.02 * Math.Max(0.1, Math.Abs(slope)), $"{name}[{place}]: slope {slope}, gradient {parameter.Value.Grad[place]}");

            double At(float changed)
            {
                parameter.Value.Data[place] = changed;
                parameter.Touch();
                using var scope = TensorScope.Inference();
                return Loss(network).Item;
            }
        }
    }

    [Fact]
    public void A_folder_is_a_text_classifier_and_no_language_model()
    {
        using var folder = new TemporaryFolder();
        using var network = Create("gpt2", 9);
        network.Initialize(new SeededRandom(4));
        ModelFolder.Write(folder.File("m"), writer =>
        {
            writer.WriteConfig(network.Config);
            writer.WriteWeights(network.Entries());
        });
        var opened = ModelFolder.Open(folder.File("m"));
        using var again = opened.LoadNetwork();
        Assert.Equal(["a", "b", "c"], again.Config.Labels);
        Assert.Equal(9, ((Gpt2Config)again.Config).PadTokenId);
        Assert.Equal(ModelTask.TextClassification, ModelTask.Of(folder.File("m")));
        Assert.Contains("GPT2ForSequenceClassification", Assert.Throws<ModelFormatException>(() => opened.LoadNetwork<CausalLanguageModel>()).Message, StringComparison.Ordinal);
        using var scope = TensorScope.Inference();
        NetworkChecks.Near(network.Forward(TokenBatch.FromRows([[3, 4]])).ToArray(), again.Forward(TokenBatch.FromRows([[3, 4]])).ToArray());
    }

    [Fact]
    public void A_padding_id_below_zero_means_none()
    {
        var json = """{"vocab_size":5,"hidden_size":16,"intermediate_size":8,"num_hidden_layers":1,"num_attention_heads":4,"pad_token_id":-1}""";
        Assert.Null(new LlamaConfig(ConfigReader.Parse("config.json", Encoding.UTF8.GetBytes(json))).PadTokenId);
    }

    private static Tensor Loss(TextNetwork network) =>
        network.Forward(TokenBatch.FromRows([[3, 4, 5, 6], [7, 8, 9]], padId: 9)).CrossEntropy(IntTensor.From([0, 2], new Shape(2)));

    private static int Largest(ReadOnlySpan<float> values)
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++) best = Math.Abs(values[i]) > Math.Abs(values[best]) ? i : best;
        return best;
    }

    private static IEnumerable<string> Names(Module module) => module.NamedParameters().Select(named => named.Name);

    private static DecoderForSequenceClassification Create(string kind, int? padId = null) =>
        new(kind == "gpt2" ? Gpt with { PadTokenId = padId } : Llama with { PadTokenId = padId });
}
