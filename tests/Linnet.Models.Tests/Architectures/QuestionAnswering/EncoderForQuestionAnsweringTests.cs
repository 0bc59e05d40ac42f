using Linnet.Models.Architectures;
using Linnet.Models.Layers;
using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;

namespace Linnet.Models.Tests.Architectures.QuestionAnswering;

public sealed class EncoderForQuestionAnsweringTests
{
    private static readonly BertConfig Sizes = new()
    {
        VocabSize = 30,
        HiddenSize = 16,
        NumHiddenLayers = 1,
        NumAttentionHeads = 2,
        IntermediateSize = 24,
        MaxPositionEmbeddings = 12,
        InitializerRange = 0.3f,
        Head = EncoderHead.QuestionAnswering,
        Labels = [],
    };

    public static TheoryData<string> Families() => ["bert", "distilbert", "roberta", "electra"];

    [Theory]
    [MemberData(nameof(Families))]
    public void Every_encoder_scores_beginnings_and_ends(string family)
    {
        EncoderConfig config = family switch
        {
            "distilbert" => new DistilBertConfig { VocabSize = 30, HiddenSize = 16, LayerCount = 1, HeadCount = 2, InnerSize = 24, MaxPositionEmbeddings = 12, Head = EncoderHead.QuestionAnswering, Labels = [] },
            "roberta" => new RobertaConfig { Encoder = Sizes with { TypeVocabSize = 1 }, Head = EncoderHead.QuestionAnswering, Labels = [] },
            "electra" => new ElectraConfig { Encoder = Sizes, EmbeddingSize = 8, Head = EncoderHead.QuestionAnswering, Labels = [] },
            _ => Sizes,
        };
        using var network = new EncoderForQuestionAnswering(config);
        network.Initialize(new SeededRandom(1));
        Assert.Equal(["qa_outputs.weight", "qa_outputs.bias"], network.NamedParameters().Select(named => named.Name).Where(name => !name.StartsWith(family + ".", StringComparison.Ordinal)));
        Assert.Equal(new Shape(2, 16), network.NamedParameters().Single(named => named.Name == "qa_outputs.weight").Parameter.Shape);
        using var scope = TensorScope.Inference();
        var alone = network.Spans(TokenBatch.FromRows([[2, 7, 3, 8, 9, 3]], typeIds: [[0, 0, 0, 1, 1, 1]]));
        Assert.Equal(new Shape(1, 6, 2), alone.Shape);
        var padded = network.Spans(TokenBatch.FromRows([[2, 7, 3, 8, 9, 3], [2, 7, 3, 8, 9, 9, 9, 3]], typeIds: [[0, 0, 0, 1, 1, 1], [0, 0, 0, 1, 1, 1, 1, 1]]));
        NetworkChecks.Near(alone.Data, padded.Data[..12]);
    }
}
