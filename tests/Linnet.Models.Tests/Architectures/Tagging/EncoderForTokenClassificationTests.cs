using Linnet.Models.Architectures;
using Linnet.Models.Configuration;
using Linnet.Models.Tests.Pipelines.Tagging;
using Linnet.Tensors.Autograd;

namespace Linnet.Models.Tests.Architectures.Tagging;

public sealed class EncoderForTokenClassificationTests
{
    [Fact]
    public void Tensors_have_the_names_of_transformers()
    {
        using var tagger = TestTaggers.Bert();
        var names = tagger.Network.NamedParameters().Select(parameter => parameter.Name).ToList();
        Assert.Contains("bert.encoder.layer.1.attention.self.query.weight", names);
        Assert.Equal(["classifier.weight", "classifier.bias"], names.Where(name => !name.StartsWith("bert.", StringComparison.Ordinal)));
        Assert.DoesNotContain(names, name => name.Contains("pooler", StringComparison.Ordinal));
        Assert.Null(tagger.Network.ParameterNameOf("bert.pooler.dense.weight"));
        Assert.Equal("bert.embeddings.LayerNorm.weight", tagger.Network.ParameterNameOf("embeddings.LayerNorm.gamma"));
    }

    [Fact]
    public void The_first_piece_stands_for_its_word()
    {
        using var tagger = TestTaggers.Bert();
        var words = new[] { "Berlin", "lives", "in", "Berlin" }.Select(tagger.Encoder.Encode).ToArray();
        using var scope = TensorScope.Inference();
        var batch = tagger.Encoder.Batch([words, words[..1]]);
        Assert.Equal([2, 5, 6, 7, 8, 5, 6, 3], batch.InputIds.Data[..8]);
        var all = tagger.Network.ForwardAll(batch).Logits!.Value;
        var tagged = tagger.Network.Tag(batch);
        Assert.Equal([4, 1], tagged.Lengths.Data);
        var tags = tagger.Labels.Count;
        foreach (var (word, piece) in new[] { (0, 1), (1, 3), (2, 4), (3, 5) })
            NetworkChecks.Near(all.Data.Slice(piece * tags, tags), tagged.Emissions.Data.Slice(word * tags, tags));
        NetworkChecks.Near(all.Data.Slice((8 + 1) * tags, tags), tagged.Emissions.Data.Slice(4 * tags, tags));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_registry_tells_taggers_from_classifiers_of_texts(bool isTagger)
    {
        var reader = ConfigReader.Parse("config.json", System.Text.Encoding.UTF8.GetBytes($$"""
            {"model_type":"bert","architectures":["{{(isTagger ? "BertForTokenClassification" : "BertForSequenceClassification")}}"],"vocab_size":9,"hidden_size":8,
             "num_hidden_layers":1,"num_attention_heads":2,"intermediate_size":8,"max_position_embeddings":8}
            """));
        using var network = ModelRegistry.CreateNetwork<TokenNetwork>(ModelRegistry.Find(reader).ReadConfig(reader));
        Assert.Equal(isTagger, network is EncoderForTokenClassification);
    }
}
