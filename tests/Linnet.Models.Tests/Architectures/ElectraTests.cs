using Linnet.Models.Architectures;
using Linnet.Models.Configuration;
using Linnet.Models.Layers;
using Linnet.Numerics;
using Linnet.Tensors.Autograd;

namespace Linnet.Models.Tests.Architectures;

public sealed class ElectraTests
{
    private static readonly ElectraConfig Config = new()
    {
        Encoder = new BertConfig
        {
            VocabSize = 50,
            HiddenSize = 16,
            NumHiddenLayers = 1,
            NumAttentionHeads = 2,
            IntermediateSize = 24,
            MaxPositionEmbeddings = 12,
            InitializerRange = 0.3f,
        },
        EmbeddingSize = 8,
    };

    [Fact]
    public void Tensors_have_the_names_of_transformers()
    {
        using var classifier = new Electra(Config);
        using var discriminator = new ElectraForPreTraining(Config with { Head = EncoderHead.ReplacedTokens, Labels = [] });
        using var generator = new ElectraForMaskedLM(Config with { Head = EncoderHead.MaskedLM, Labels = [] });
        Assert.Equal(
            ["classifier.dense.weight", "classifier.dense.bias", "classifier.out_proj.weight", "classifier.out_proj.bias"], Outside(classifier));
        Assert.Equal(
            ["discriminator_predictions.dense.weight", "discriminator_predictions.dense.bias", "discriminator_predictions.dense_prediction.weight", "discriminator_predictions.dense_prediction.bias"],
            Outside(discriminator));
        Assert.Equal(
            ["generator_predictions.dense.weight", "generator_predictions.dense.bias", "generator_predictions.LayerNorm.weight", "generator_predictions.LayerNorm.bias", "generator_lm_head.bias"],
            Outside(generator));
        var names = classifier.NamedParameters().Select(named => named.Name).ToList();
        Assert.Contains("electra.embeddings_project.weight", names);
        Assert.Contains("electra.embeddings.token_type_embeddings.weight", names);
        Assert.Contains("electra.encoder.layer.0.attention.self.query.weight", names);
        Assert.Equal("electra.embeddings_project.weight", classifier.ParameterNameOf("embeddings_project.weight"));
        Assert.Null(classifier.ParameterNameOf("discriminator_predictions.dense.weight"));

        static IEnumerable<string> Outside(Module network) =>
            network.NamedParameters().Select(named => named.Name).Where(name => !name.StartsWith("electra.", StringComparison.Ordinal));
    }

    [Fact]
    public void With_embeddings_as_wide_as_its_layers_the_encoder_is_that_of_bert()
    {
        using var electra = new Electra(Config with { EmbeddingSize = 16, Head = EncoderHead.None });
        using var bert = new Bert(Config.Encoder with { Head = EncoderHead.None });
        electra.Initialize(new SeededRandom(5));
        bert.Initialize(new SeededRandom(5));
        using var scope = TensorScope.Inference();
        var batch = TokenBatch.FromRows([[2, 17, 4, 3], [2, 9, 3]]);
        NetworkChecks.Near(bert.ForwardAll(batch).LastHiddenState!.Value.Data, electra.ForwardAll(batch).LastHiddenState!.Value.Data);
    }

    [Fact]
    public void A_generator_shares_the_embeddings_of_its_discriminator()
    {
        using var discriminator = new ElectraForPreTraining(Config with { Head = EncoderHead.ReplacedTokens, Labels = [] });
        var small = Config with { Encoder = Config.Encoder with { HiddenSize = 4, IntermediateSize = 8 }, Head = EncoderHead.MaskedLM, Labels = [] };
        using var generator = new ElectraForMaskedLM(small, discriminator);
        Assert.DoesNotContain(generator.NamedParameters(), named => named.Name.Contains("word_embeddings", StringComparison.Ordinal));
        discriminator.Initialize(new SeededRandom(1));
        generator.Initialize(new SeededRandom(2));
        float before = Logit(), after;
        discriminator.NamedParameters().Single(named => named.Name.EndsWith("word_embeddings.weight", StringComparison.Ordinal)).Parameter.Value.Data.Fill(0.5f);
        foreach (var (_, parameter) in discriminator.NamedParameters()) parameter.Touch();
        after = Logit();
        Assert.NotEqual(before, after);

        float Logit()
        {
            using var scope = TensorScope.Inference();
            return generator.ForwardAll(TokenBatch.FromRows([[2, 17, 3]])).Logits!.Value.Data[7];
        }
    }

    [Theory]
    [InlineData("ElectraForSequenceClassification", typeof(Electra))]
    [InlineData("ElectraModel", typeof(Electra))]
    [InlineData("ElectraForPreTraining", typeof(ElectraForPreTraining))]
    [InlineData("ElectraForMaskedLM", typeof(ElectraForMaskedLM))]
    [InlineData("ElectraForTokenClassification", typeof(EncoderForTokenClassification))]
    [InlineData("ElectraForQuestionAnswering", typeof(EncoderForQuestionAnswering))]
    public void The_registry_knows_every_head_and_writes_what_it_reads(string architecture, Type type)
    {
        var reader = ConfigReader.Parse("config.json", System.Text.Encoding.UTF8.GetBytes($$"""
            {"model_type":"electra","architectures":["{{architecture}}"],"vocab_size":9,"hidden_size":8,"embedding_size":4,
             "num_hidden_layers":1,"num_attention_heads":2,"intermediate_size":8,"max_position_embeddings":8}
            """));
        var config = ModelRegistry.Find(reader).ReadConfig(reader);
        using var network = ModelRegistry.CreateNetwork<TokenNetwork>(config);
        Assert.Equal((type, architecture), (network.GetType(), config.Architecture));
        using var stream = new MemoryStream();
        using (var writer = new System.Text.Json.Utf8JsonWriter(stream)) config.Write(writer);
        var again = new ElectraConfig(ConfigReader.Parse("config.json", stream.ToArray()));
        Assert.Equal((4, 8, architecture), (again.EmbeddingSize, again.Encoder.HiddenSize, again.Architecture));
    }
}
