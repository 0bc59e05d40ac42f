using System.Text;
using System.Text.Json;
using Linnet.Models.Architectures;
using Linnet.Models.Configuration;
using Linnet.Models.Layers;
using Linnet.Models.Pipelines;

namespace Linnet.Models.Tests.Configuration;

public sealed class ModelConfigTests
{
    private const string Sizes = """
        "model_type":"bert","vocab_size":100,"hidden_size":8,"num_hidden_layers":1,"num_attention_heads":2,"intermediate_size":16,"max_position_embeddings":32
        """;

    [Fact]
    public void A_configuration_is_read_back_as_it_was_written()
    {
        var config = BertConfig.Mini with
        {
            Labels = ["schlecht", "好", "ok"],
            ProblemType = ProblemType.MultiLabel,
            HiddenAct = ActivationKind.GeluNew,
            ClassifierDropout = 0.25f,
            NormFirst = true,
            VocabSize = 77,
        };
        var read = new BertConfig(ConfigReader.Parse("config.json", Write(config)));
        Assert.Equal(config.Labels, read.Labels);
        Assert.Equal(config with { Labels = read.Labels }, read);
    }

    [Fact]
    public void Labels_are_missing_numbered_or_named()
    {
        Assert.Equal(["LABEL_0", "LABEL_1"], Read(string.Empty).Labels);
        Assert.Equal(["LABEL_0", "LABEL_1", "LABEL_2"], Read(""","num_labels":3""").Labels);
        Assert.Equal(["a", "b"], Read(""","id2label":{"1":"b","0":"a"}""").Labels);
    }

    [Theory]
    [InlineData(""","id2label":{"0":"a","2":"b"}""", "id2label")]
    [InlineData(""","id2label":{"0":"a","x":"b"}""", "id2label")]
    [InlineData(""","id2label":{"0":"a","1":"a"}""", "'a' twice")]
    [InlineData(""","id2label":{"0":1}""", "id2label.0")]
    [InlineData(""","id2label":["a"]""", "id2label")]
    [InlineData(""","problem_type":"regression","z":0""", "single_label_classification, multi_label_classification")]
    [InlineData(""","hidden_act":"swoosh","z":0""", "gelu_new")]
    [InlineData(""","layer_norm_eps":"small","z":0""", "layer_norm_eps")]
    [InlineData(""","pad_token_id":100""", "pad_token_id")]
    [InlineData(""","position_embedding_type":"relative_key","z":0""", "position_embedding_type")]
    public void Absurd_fields_are_named(string field, string expected)
    {
        var error = Assert.Throws<ModelFormatException>(() => Read(field));
        Assert.StartsWith("config.json: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Heads_must_divide_the_hidden_size()
    {
        var json = "{" + Sizes.Replace("\"num_attention_heads\":2", "\"num_attention_heads\":3", StringComparison.Ordinal) + "}";
        var error = Assert.Throws<ModelFormatException>(() => new BertConfig(ConfigReader.Parse("config.json", Encoding.UTF8.GetBytes(json))));
        Assert.Contains("num_attention_heads", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_approximate_parameter_count_is_near_and_never_overflows()
    {
        using var bert = new Bert(BertConfig.Tiny with { VocabSize = 500 });
        Assert.InRange(bert.Config.ApproximateParameterCount / bert.ParameterCount, 0.99, 1.01);
        var absurd = new BertConfig { HiddenSize = int.MaxValue, VocabSize = int.MaxValue, NumHiddenLayers = int.MaxValue };
        Assert.True(absurd.ApproximateParameterCount > 1e20);
    }

    [Fact]
    public void An_unknown_model_type_lists_the_known_ones()
    {
        using var folder = new TemporaryFolder();
        folder.Write("config.json", """{"model_type":"mamba"}"""u8.ToArray());
        var error = Assert.Throws<ModelFormatException>(() => TextClassifier.Load(folder.Path));
        Assert.Contains("'mamba'", error.Message, StringComparison.Ordinal);
        Assert.Contains("bert", error.Message, StringComparison.Ordinal);
        Assert.Contains("bert", ModelRegistry.KnownTypes);
    }

    private static BertConfig Read(string fields) =>
        new(ConfigReader.Parse("config.json", Encoding.UTF8.GetBytes($"{{{Sizes}{fields}}}")));

    private static byte[] Write(ModelConfig config)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) config.Write(writer);
        return stream.ToArray();
    }
}
