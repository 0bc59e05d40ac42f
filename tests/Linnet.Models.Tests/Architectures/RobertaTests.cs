using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Layers;
using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Tests.Architectures;

public sealed class RobertaTests : IDisposable
{
    private static readonly RobertaConfig Config = new()
    {
        Encoder = new BertConfig
        {
            VocabSize = 50,
            HiddenSize = 16,
            NumHiddenLayers = 2,
            NumAttentionHeads = 4,
            IntermediateSize = 24,
            MaxPositionEmbeddings = 12,
            TypeVocabSize = 1,
            PadTokenId = 1,
            LayerNormEps = 1e-5f,
            InitializerRange = 0.3f,
        },
        Labels = ["a", "b", "c"],
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_bert_with_positions_that_begin_after_the_padding_id()
    {
        using var roberta = new Roberta(Config with { Head = EncoderHead.None });
        roberta.Initialize(new SeededRandom(3));
        using var bert = new Bert(Config.Encoder with { Head = EncoderHead.None });
        var values = roberta.NamedParameters().ToDictionary(named => named.Name.Replace("roberta.", "bert.", StringComparison.Ordinal), named => named.Parameter);
        foreach (var (name, parameter) in bert.NamedParameters())
        {
            values[name].Value.Data.CopyTo(parameter.Value.Data);
            parameter.Touch();
        }

        using var scope = TensorScope.Inference();
        int[] ids = [0, 7, 8, 2, 0, 9, 2, 1];
        int[] mask = [1, 1, 1, 1, 1, 1, 1, 0];
        var batch = TokenBatch.FromRectangle(ids, mask, [], 2);
        var actual = roberta.ForwardAll(batch);
        var expected = bert.ForwardAll(batch with { PositionIds = IntTensor.From([2, 3, 4, 5, 2, 3, 4, 1], batch.InputIds.Shape) });
        Assert.Equal(expected.LastHiddenState!.Value.ToArray(), actual.LastHiddenState!.Value.ToArray());
        Assert.Equal(expected.PoolerOutput!.Value.ToArray(), actual.PoolerOutput!.Value.ToArray());
        Assert.Null(actual.Logits);
        Assert.Equal(10, roberta.MaxLength);
        Assert.Contains("at most 10", Assert.Throws<ShapeException>(() => roberta.ForwardAll(TokenBatch.FromRows([new int[11]]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_have_the_names_of_transformers()
    {
        using var classifier = new Roberta(Config);
        string[] head = ["classifier.dense.weight", "classifier.dense.bias", "classifier.out_proj.weight", "classifier.out_proj.bias"];
        Assert.Equal(head, classifier.NamedParameters().Select(named => named.Name).Where(name => !name.StartsWith("roberta.", StringComparison.Ordinal)));
        Assert.Contains(classifier.NamedParameters(), named => named.Name == "roberta.encoder.layer.0.attention.self.query.weight");
        using var model = new RobertaForMaskedLM(MaskedLM);
        string[] modelHead = ["lm_head.bias", "lm_head.dense.weight", "lm_head.dense.bias", "lm_head.layer_norm.weight", "lm_head.layer_norm.bias"];
        Assert.Equal(modelHead, model.NamedParameters().Select(named => named.Name).Where(name => name.StartsWith("lm_head.", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("embeddings.LayerNorm.weight", "roberta.embeddings.LayerNorm.weight")]
    [InlineData("roberta.embeddings.position_ids", null)]
    [InlineData("roberta.pooler.dense.weight", null)]
    [InlineData("lm_head.decoder.weight", null)]
    [InlineData("classifier.out_proj.bias", "classifier.out_proj.bias")]
    public void Names_of_other_checkpoints_are_understood(string name, string? expected)
    {
        using var network = new Roberta(Config);
        Assert.Equal(expected, network.ParameterNameOf(name));
    }

    [Fact]
    public void Every_kind_is_saved_and_loaded_whole()
    {
        Check(new Roberta(Config));
        Check(new Roberta(Config with { Head = EncoderHead.None }));
        Check(new RobertaForMaskedLM(MaskedLM));
        Check(new BertForMaskedLM(Config.Encoder with { Head = EncoderHead.MaskedLM, Labels = [] }));
        Check(new DistilBertForMaskedLM(new DistilBertConfig
        {
            VocabSize = 50,
            HiddenSize = 16,
            LayerCount = 1,
            HeadCount = 2,
            InnerSize = 24,
            MaxPositionEmbeddings = 12,
            Head = EncoderHead.MaskedLM,
            Labels = [],
        }));
    }

    [Fact]
    public void The_heads_of_masked_language_modelling_follow_their_formula()
    {
        using var roberta = new RobertaForMaskedLM(MaskedLM);
        CheckHead(roberta, "lm_head.dense", "lm_head.layer_norm", "lm_head.bias", "roberta", 1e-5);
        using var bert = new BertForMaskedLM(Config.Encoder with { Head = EncoderHead.MaskedLM, Labels = [] });
        CheckHead(bert, "cls.predictions.transform.dense", "cls.predictions.transform.LayerNorm", "cls.predictions.bias", "bert", 1e-5);
    }

    [Fact]
    public void Every_parameter_that_a_text_touches_gets_a_gradient()
    {
        foreach (var network in (TokenNetwork[])[new Roberta(Config), new RobertaForMaskedLM(MaskedLM), new BertForMaskedLM(Config.Encoder with { Head = EncoderHead.MaskedLM, Labels = [] })])
        {
            network.Initialize(new SeededRandom(3));
            using (TensorScope.Training(seed: 1))
            {
                network.ForwardAll(TokenBatch.FromRows([[0, 7, 2], [0, 2]], padId: 1)).Logits!.Value.Sum().Backward();
                Assert.All(network.NamedParameters(), named => Assert.True(named.Parameter.Value.HasGrad, named.Name));
            }

            network.Dispose();
        }
    }

    private static RobertaConfig MaskedLM => Config with { Head = EncoderHead.MaskedLM, Labels = [] };

    /// <summary>Recomputes the last token's logits in double precision.</summary>
    private static void CheckHead(MaskedLanguageModel model, string dense, string norm, string bias, string encoder, double epsilon)
    {
        var random = new SeededRandom(7);
        foreach (var (_, parameter) in model.NamedParameters())
        {
            foreach (ref var value in parameter.Value.Data) value = 0.3f * (float)random.NextNormal();
            parameter.Touch();
        }

        using var scope = TensorScope.Inference();
        var output = model.ForwardAll(TokenBatch.FromRows([[0, 7, 2]], padId: 1));
        var hidden = output.LastHiddenState!.Value.ToArray()[^16..];
        var transformed = new double[16];
        for (var i = 0; i < 16; i++)
        {
            double sum = Of($"{dense}.bias")[i];
            for (var j = 0; j < 16; j++) sum += Of($"{dense}.weight")[(i * 16) + j] * (double)hidden[j];
            transformed[i] = sum * Normal(sum);
        }

        var mean = transformed.Average();
        var deviation = Math.Sqrt(transformed.Average(value => (value - mean) * (value - mean)) + epsilon);
        var logits = output.Logits!.Value.ToArray()[^50..];
        for (var token = 0; token < 50; token++)
        {
            double sum = Of(bias)[token];
            for (var j = 0; j < 16; j++)
                sum += Of($"{encoder}.embeddings.word_embeddings.weight")[(token * 16) + j] * (((transformed[j] - mean) / deviation * Of($"{norm}.weight")[j]) + Of($"{norm}.bias")[j]);
            Assert.Equal(sum, logits[token], 1e-4);
        }

        float[] Of(string name) => model.NamedParameters().First(named => named.Name == name).Parameter.Value.ToArray();
    }

    /// <summary>The normal distribution function by Simpson's rule.</summary>
    private static double Normal(double x)
    {
        const int Steps = 2000;
        var (step, sum) = (x / Steps, 0.0);
        for (var i = 0; i <= Steps; i++) sum += (i is 0 or Steps ? 1 : i % 2 == 1 ? 4 : 2) * Math.Exp(-i * step * i * step / 2);
        return 0.5 + (sum * step / 3 / Math.Sqrt(2 * Math.PI));
    }

    private void Check(TokenNetwork network)
    {
        using (network)
        {
            network.Initialize(new SeededRandom(3));
            var path = _folder.File(network.Config.Architecture);
            ModelFolder.Write(path, writer =>
            {
                writer.WriteConfig(network.Config);
                writer.WriteWeights(network.Entries());
            });
            using var loaded = ModelFolder.Open(path).LoadNetwork<TokenNetwork>();
            Assert.Equal(network.GetType(), loaded.GetType());
            Assert.Equal(network.Config.Architecture, loaded.Config.Architecture);
            using var scope = TensorScope.Inference();
            var batch = TokenBatch.FromRows([[0, 7, 2], [0, 2]], padId: 1);
            Assert.Equal(network.ForwardAll(batch).LastHiddenState!.Value.ToArray(), loaded.ForwardAll(batch).LastHiddenState!.Value.ToArray());
        }
    }
}
