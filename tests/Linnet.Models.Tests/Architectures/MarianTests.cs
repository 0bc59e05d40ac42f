using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Layers;
using Linnet.Numerics;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Tests.Architectures;

public sealed class MarianTests
{
    internal static readonly MarianConfig Config = new()
    {
        VocabSize = 20,
        PadTokenId = 19,
        DecoderStartTokenId = 19,
        EosTokenId = 0,
        HiddenSize = 16,
        EncoderLayers = 2,
        DecoderLayers = 2,
        EncoderHeads = 4,
        DecoderHeads = 2,
        EncoderInnerSize = 24,
        DecoderInnerSize = 32,
        MaxPositionEmbeddings = 12,
        InitializerRange = 0.3f,
    };

    [SharedFact]
    public void A_transformers_checkpoint_gives_transformers_results()
    {
        var folder = SharedData.Path("interop/marian");
        using var network = ModelFolder.Open(folder).LoadNetwork<Marian>();
        Assert.Equal(2, InteropReference.Check(network, Path.Combine(folder, "reference.json")));
    }

    [Fact]
    public void Token_by_token_gives_the_same_as_all_at_once()
    {
        using var marian = new Marian(Config);
        marian.Initialize(new SeededRandom(3));
        using var scope = TensorScope.Inference();
        var memory = marian.Encode(TokenBatch.FromRows([[5, 6, 7, 0], [8, 0]], padId: 19));
        var whole = marian.Decode(TokenBatch.FromRows([[19, 3, 4, 5], [19, 7, 8, 9]]), memory).ToArray();
        using var state = marian.CreateState();
        marian.Decode(TokenBatch.FromRows([[19, 3], [19, 7]]), memory, state);
        marian.Decode(TokenBatch.FromRows([[4], [8]]), memory, state);
        state.Reorder([1, 0]);
        var last = marian.Decode(TokenBatch.FromRows([[9], [5]]), memory.Select([1, 0]), state).ToArray();
        var size = Config.HiddenSize;
        for (var i = 0; i < size; i++)
        {
            Assert.Equal(whole[(7 * size) + i], last[i], 1e-5f);
            Assert.Equal(whole[(3 * size) + i], last[size + i], 1e-5f);
        }
    }

    [Fact]
    public void Every_parameter_gets_a_gradient_but_the_buffer_of_the_output()
    {
        using var marian = new Marian(Config);
        marian.Initialize(new SeededRandom(3));
        using var scope = TensorScope.Training(seed: 1);
        var batch = TokenBatch.FromRows([[5, 6, 7, 0], [8, 0]], padId: 19);
        batch = batch with { DecoderInputIds = Tensors.IntTensor.From([19, 3, 19, 4], new Tensors.Shape(2, 2)) };
        marian.ForwardAll(batch).Logits!.Value.Sum().Backward();
        Assert.All(marian.NamedParameters(), named => Assert.Equal(named.Name != "final_logits_bias", named.Parameter.Value.HasGrad));
    }

    [Theory]
    [InlineData("lm_head.weight", null)]
    [InlineData("model.encoder.embed_tokens.weight", null)]
    [InlineData("model.decoder.embed_positions.weight", null)]
    [InlineData("model.shared.weight", "model.shared.weight")]
    public void Copies_and_buffers_of_older_checkpoints_are_left_out(string name, string? expected)
    {
        using var marian = new Marian(Config);
        Assert.Equal(expected, marian.ParameterNameOf(name));
    }

    [Fact]
    public void Missing_target_ids_and_too_long_rows_are_said()
    {
        using var marian = new Marian(Config);
        using var scope = TensorScope.Inference();
        Assert.Contains("decoder_input_ids", Assert.Throws<ShapeException>(() => marian.ForwardAll(TokenBatch.FromRows([[1]]))).Message, StringComparison.Ordinal);
        Assert.Contains("at most 12", Assert.Throws<ShapeException>(() => marian.Encode(TokenBatch.FromRows([new int[13]]))).Message, StringComparison.Ordinal);
    }
}
