using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Layers;
using Linnet.Numerics;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Tests.Architectures;

public sealed class DistilBertTests
{
    private static readonly DistilBertConfig Config = new()
    {
        VocabSize = 50,
        HiddenSize = 16,
        LayerCount = 2,
        HeadCount = 4,
        InnerSize = 24,
        MaxPositionEmbeddings = 12,
        Labels = ["a", "b", "c"],
        InitializerRange = 0.3f,
    };

    [SharedFact]
    public void A_transformers_checkpoint_gives_transformers_results()
    {
        var folder = SharedData.Path("interop/distilbert");
        using var network = ModelFolder.Open(folder).LoadNetwork();
        Assert.InRange(InteropReference.Check(network, Path.Combine(folder, "reference.json")), 1, 100);
    }

    [Fact]
    public void A_padded_row_gives_the_same_as_the_row_alone()
    {
        using var network = new DistilBert(Config);
        network.Initialize(new SeededRandom(3));
        using var scope = TensorScope.Inference();
        var alone = network.Forward(TokenBatch.FromRows([[2, 7, 3]])).ToArray();
        var both = network.Forward(TokenBatch.FromRows([[2, 7, 3], [2, 9, 8, 7, 6, 5, 4, 3]])).ToArray();
        for (var i = 0; i < alone.Length; i++) Assert.Equal(alone[i], both[i], 1e-5f);
    }

    [Fact]
    public void Every_parameter_that_a_text_touches_gets_a_gradient()
    {
        using var classifier = new DistilBert(Config);
        using var model = new DistilBertForMaskedLM(Config with { Head = EncoderHead.MaskedLM, Labels = [] });
        foreach (var network in (TokenNetwork[])[classifier, model])
        {
            network.Initialize(new SeededRandom(3));
            using var scope = TensorScope.Training(seed: 1);
            network.ForwardAll(TokenBatch.FromRows([[2, 7, 3], [2, 3]])).Logits!.Value.Sum().Backward();
            Assert.All(network.NamedParameters(), named => Assert.True(named.Parameter.Value.HasGrad, named.Name));
        }
    }

    [Fact]
    public void The_output_layer_of_masked_language_modelling_is_the_table_of_words()
    {
        using var model = new DistilBertForMaskedLM(Config with { Head = EncoderHead.MaskedLM, Labels = [] });
        string[] head = ["vocab_transform.weight", "vocab_transform.bias", "vocab_layer_norm.weight", "vocab_layer_norm.bias", "vocab_projector.bias"];
        Assert.Equal(head, model.NamedParameters().Select(named => named.Name).Where(name => name.StartsWith("vocab_", StringComparison.Ordinal)));
        Assert.Null(model.ParameterNameOf("vocab_projector.weight"));
        using var scope = TensorScope.Inference();
        Assert.Equal(new Tensors.Shape(1, 3, 50), model.ForwardAll(TokenBatch.FromRows([[2, 7, 3]])).Logits!.Value.Shape);
    }

    [Theory]
    [InlineData("embeddings.LayerNorm.weight", "distilbert.embeddings.LayerNorm.weight")]
    [InlineData("transformer.layer.0.ffn.lin1.bias", "distilbert.transformer.layer.0.ffn.lin1.bias")]
    [InlineData("vocab_projector.weight", null)]
    [InlineData("classifier.weight", "classifier.weight")]
    public void Names_of_other_checkpoints_are_understood(string name, string? expected)
    {
        using var network = new DistilBert(Config);
        Assert.Equal(expected, network.ParameterNameOf(name));
    }

    [Fact]
    public void A_bare_encoder_gives_hidden_states_but_no_logits()
    {
        using var network = new DistilBert(Config with { Head = EncoderHead.None });
        using var scope = TensorScope.Inference();
        Assert.NotNull(network.ForwardAll(TokenBatch.FromRows([[2, 3]])).LastHiddenState);
        Assert.Throws<ConfigurationException>(() => network.Forward(TokenBatch.FromRows([[2, 3]])));
        Assert.Contains("at most 12", Assert.Throws<ShapeException>(() => network.ForwardAll(TokenBatch.FromRows([new int[13]]))).Message, StringComparison.Ordinal);
    }
}
