using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Layers;
using Linnet.Numerics;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Tests.Architectures;

public sealed class BertTests
{
    private static readonly BertConfig Config = new()
    {
        VocabSize = 50,
        HiddenSize = 16,
        NumHiddenLayers = 2,
        NumAttentionHeads = 4,
        IntermediateSize = 24,
        MaxPositionEmbeddings = 12,
        Labels = ["a", "b", "c"],
        InitializerRange = 0.3f,
    };

    [SharedFact]
    public void A_transformers_checkpoint_gives_transformers_results()
    {
        var folder = SharedData.Path("interop/bert");
        using var bert = ModelFolder.Open(folder).LoadNetwork();
        Assert.Equal(4, InteropReference.Check(bert, Path.Combine(folder, "reference.json")));
    }

    [Fact]
    public void Parameters_have_the_names_of_transformers()
    {
        using var bert = new Bert(Config with { NumHiddenLayers = 1 });
        string[] expected =
        [
            "bert.embeddings.word_embeddings.weight", "bert.embeddings.position_embeddings.weight", "bert.embeddings.token_type_embeddings.weight",
            "bert.embeddings.LayerNorm.weight", "bert.embeddings.LayerNorm.bias",
            "bert.encoder.layer.0.attention.self.query.weight", "bert.encoder.layer.0.attention.self.query.bias",
            "bert.encoder.layer.0.attention.self.key.weight", "bert.encoder.layer.0.attention.self.key.bias",
            "bert.encoder.layer.0.attention.self.value.weight", "bert.encoder.layer.0.attention.self.value.bias",
            "bert.encoder.layer.0.attention.output.dense.weight", "bert.encoder.layer.0.attention.output.dense.bias",
            "bert.encoder.layer.0.attention.output.LayerNorm.weight", "bert.encoder.layer.0.attention.output.LayerNorm.bias",
            "bert.encoder.layer.0.intermediate.dense.weight", "bert.encoder.layer.0.intermediate.dense.bias",
            "bert.encoder.layer.0.output.dense.weight", "bert.encoder.layer.0.output.dense.bias",
            "bert.encoder.layer.0.output.LayerNorm.weight", "bert.encoder.layer.0.output.LayerNorm.bias",
            "bert.pooler.dense.weight", "bert.pooler.dense.bias", "classifier.weight", "classifier.bias",
        ];
        Assert.Equal(expected, bert.NamedParameters().Select(named => named.Name));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_padded_row_gives_the_same_as_the_row_alone(bool normFirst)
    {
        using var bert = new Bert(Config with { NormFirst = normFirst });
        bert.Initialize(new SeededRandom(3));
        float[] alone;
        using (TensorScope.Inference()) alone = bert.Forward(TokenBatch.FromRows([[2, 7, 3]])).ToArray();
        using var scope = TensorScope.Inference();
        var both = bert.Forward(TokenBatch.FromRows([[2, 7, 3], [2, 9, 8, 7, 6, 5, 4, 3]])).ToArray();
        for (var i = 0; i < alone.Length; i++) Assert.Equal(alone[i], both[i], 1e-5f);
    }

    [Fact]
    public void Left_padding_with_its_positions_gives_the_same_as_the_row_alone()
    {
        using var bert = new Bert(Config);
        bert.Initialize(new SeededRandom(3));
        using var scope = TensorScope.Inference();
        var alone = bert.ForwardAll(TokenBatch.FromRows([[2, 7, 3]])).LastHiddenState!.Value.ToArray();
        var batch = TokenBatch.FromRectangle([0, 0, 2, 7, 3], [0, 0, 1, 1, 1], [], 1);
        batch = batch with { PositionIds = Tensors.IntTensor.From([0, 0, 0, 1, 2], batch.InputIds.Shape) };
        var padded = bert.ForwardAll(batch).LastHiddenState!.Value.ToArray().AsSpan(2 * Config.HiddenSize).ToArray();
        for (var i = 0; i < alone.Length; i++) Assert.Equal(alone[i], padded[i], 1e-5f);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_parameter_that_a_text_touches_gets_a_gradient(bool normFirst)
    {
        using var bert = new Bert(Config with { NormFirst = normFirst });
        bert.Initialize(new SeededRandom(3));
        using var scope = TensorScope.Training(seed: 1);
        bert.Forward(TokenBatch.FromRows([[2, 7, 3], [2, 3]])).Sum().Backward();
        Assert.All(bert.NamedParameters(), named => Assert.True(named.Parameter.Value.HasGrad, named.Name));
    }

    [Fact]
    public void Dropout_acts_in_training_only_and_repeats_with_its_seed()
    {
        using var bert = new Bert(Config);
        bert.Initialize(new SeededRandom(3));
        Assert.Equal(Logits(TensorScope.Inference()), Logits(TensorScope.Gradients()), (left, right) => Math.Abs(left - right) < 1e-5f);
        Assert.Equal(Logits(TensorScope.Training(seed: 1)), Logits(TensorScope.Training(seed: 1)));
        Assert.NotEqual(Logits(TensorScope.Training(seed: 1)), Logits(TensorScope.Training(seed: 2)));

        float[] Logits(TensorScope scope)
        {
            using (scope) return bert.Forward(TokenBatch.FromRows([[2, 7, 3]])).ToArray();
        }
    }

    [Fact]
    public void Too_long_a_row_or_too_large_an_id_is_said()
    {
        using var bert = new Bert(Config);
        using var scope = TensorScope.Inference();
        Assert.Contains("at most 12", Assert.Throws<ShapeException>(() => bert.Forward(TokenBatch.FromRows([new int[13]]))).Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => bert.Forward(TokenBatch.FromRows([[50]])));
    }

    [Fact]
    public void A_bare_encoder_gives_hidden_states_but_no_logits()
    {
        using var bert = new Bert(Config with { Head = EncoderHead.None });
        bert.Initialize(new SeededRandom(3));
        using var scope = TensorScope.Inference();
        var output = bert.ForwardAll(TokenBatch.FromRows([[2, 3]]));
        Assert.Null(output.Logits);
        Assert.Equal(new Tensors.Shape(1, 2, 16), output.LastHiddenState!.Value.Shape);
        Assert.Throws<ConfigurationException>(() => bert.Forward(TokenBatch.FromRows([[2, 3]])));
    }

    [Theory]
    [InlineData("embeddings.LayerNorm.gamma", "bert.embeddings.LayerNorm.weight")]
    [InlineData("bert.encoder.layer.0.output.LayerNorm.beta", "bert.encoder.layer.0.output.LayerNorm.bias")]
    [InlineData("pooler.dense.bias", "bert.pooler.dense.bias")]
    [InlineData("bert.embeddings.position_ids", null)]
    [InlineData("cls.predictions.bias", null)]
    [InlineData("classifier.weight", "classifier.weight")]
    public void Names_of_other_checkpoints_are_understood(string name, string? expected)
    {
        using var bert = new Bert(Config);
        Assert.Equal(expected, bert.ParameterNameOf(name));
    }

    [Fact]
    public void Many_threads_share_one_network()
    {
        using var bert = new Bert(Config);
        bert.Initialize(new SeededRandom(3));
        float[] expected;
        using (TensorScope.Inference()) expected = bert.Forward(TokenBatch.FromRows([[2, 7, 3]])).ToArray();
        Parallel.For(0, 200, _ =>
        {
            using var scope = TensorScope.Inference();
            Assert.Equal(expected, bert.Forward(TokenBatch.FromRows([[2, 7, 3]])).ToArray());
        });
    }
}
