using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Layers;
using Linnet.Numerics;
using Linnet.Tensors.Autograd;

namespace Linnet.Models.Tests.Architectures;

/// <summary>A decoder that reads one token at a time gives what it gives for the whole text.</summary>
public sealed class DecoderStepTests
{
    private const float Tolerance = 1e-4f;

    private static readonly Gpt2Config GptSizes = new()
    {
        VocabSize = 41,
        Positions = 300,
        EmbeddingSize = 48,
        LayerCount = 3,
        HeadCount = 3,
        InitializerRange = 0.1f,
    };

    private static readonly LlamaConfig LlamaSizes = new()
    {
        VocabSize = 70,
        MaxPositionEmbeddings = 300,
        HiddenSize = 64,
        IntermediateSize = 172,
        NumHiddenLayers = 3,
        NumAttentionHeads = 8,
        NumKeyValueHeads = 4,
        InitializerRange = 0.1f,
    };

    public static TheoryData<string> Kinds =>
    [
        "gpt", "gpt without biases", "gpt with its own head", "gpt of odd sizes",
        "llama", "llama with one key head", "llama with biases", "llama with scaled positions", "llama of wide heads",
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_step_has_the_logits_of_the_whole_text(string kind)
    {
        using var network = Create(kind);
        var ids = Ids(network, network.MaxLength);
        using var state = network.CreateState();
        Check(network, ids, state, ids.Length);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Steps_and_longer_pieces_mix_and_a_shortened_text_goes_on(string kind)
    {
        using var network = Create(kind);
        var ids = Ids(network, 40);
        var whole = Whole(network, ids);
        using var state = (KeyValueCache)network.CreateState();
        foreach (var (start, count) in new[] { (0, 7), (7, 1), (8, 1), (9, 20), (29, 1), (12, 1), (13, 6), (19, 1) })
        {
            state.Truncate(start);
            Check(network, ids.AsSpan(start, count), state, Row(network, whole, start + count - 1));
        }
    }

    [Fact]
    public void A_step_sees_weights_that_have_changed()
    {
        using var network = Create("llama");
        var ids = Ids(network, 10);
        using (var state = network.CreateState()) Check(network, ids, state, 10);
        foreach (var (_, parameter) in network.NamedParameters())
        {
            foreach (ref var value in parameter.Value.Data) value *= 1.5f;
            parameter.Touch();
        }

        using var next = network.CreateState();
        Check(network, ids, next, 10);
    }

    [Theory]
    [InlineData("gpt")]
    [InlineData("llama")]
    public void Texts_on_many_threads_share_a_network(string kind)
    {
        using var network = Create(kind);
        var texts = Enumerable.Range(0, 8).Select(text => Ids(network, 30, (ulong)text)).ToArray();
        var expected = texts.Select(ids => Steps(network, ids)).ToArray();
        var results = new float[texts.Length][];
        Parallel.For(0, texts.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, text => results[text] = Steps(network, texts[text]));
        Assert.Equal(expected, results);
    }

    [Fact]
    public void A_step_needs_no_scope_and_no_new_memory()
    {
        using var network = Create("gpt");
        var logits = new float[network.VocabularySize];
        using var state = (KeyValueCache)network.CreateState();
        for (var i = 0; i < 40; i++) network.Next([i], state, logits);
        state.Truncate(20);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++) network.Next([i], state, logits);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [InlineData("gpt")]
    [InlineData("llama")]
    public void Ids_logits_and_lengths_that_do_not_fit_are_refused(string kind)
    {
        using var network = Create(kind);
        using var state = network.CreateState();
        var logits = new float[network.VocabularySize];
        Assert.Contains("-1", Assert.Throws<ShapeException>(() => network.Next([-1], state, logits)).Message, StringComparison.Ordinal);
        Assert.Contains("99", Assert.Throws<ShapeException>(() => network.Next([99], state, logits)).Message, StringComparison.Ordinal);
        Assert.Contains("room for 3", Assert.Throws<ShapeException>(() => network.Next([1], state, new float[3])).Message, StringComparison.Ordinal);
        Assert.Equal(0, state.Length);
        network.Next(Ids(network, network.MaxLength), state, logits);
        Assert.Contains("300", Assert.Throws<ShapeException>(() => network.Next([1], state, logits)).Message, StringComparison.Ordinal);
    }

    [SharedFact]
    public void Stories_step_by_step_have_the_logits_of_the_whole_text()
    {
        using var network = ModelFolder.Open(SharedData.Path("interop/stories260k")).LoadNetwork<CausalLanguageModel>();
        var ids = Ids(network, network.MaxLength);
        using var state = network.CreateState();
        Check(network, ids, state, ids.Length);
    }

    /// <summary>Reads a text token by token and compares all logits.</summary>
    private static void Check(CausalLanguageModel network, int[] ids, DecoderState state, int count)
    {
        var whole = Whole(network, ids);
        for (var i = 0; i < count; i++) Check(network, ids.AsSpan(i, 1), state, Row(network, whole, i));
    }

    private static void Check(CausalLanguageModel network, ReadOnlySpan<int> ids, DecoderState state, ReadOnlySpan<float> expected)
    {
        var logits = new float[network.VocabularySize];
        network.Next(ids, state, logits);
        NetworkChecks.Near(expected, logits, Tolerance);
    }

    private static float[] Steps(CausalLanguageModel network, int[] ids)
    {
        var logits = new float[network.VocabularySize];
        using var state = network.CreateState();
        foreach (var id in ids) network.Next([id], state, logits);
        return logits;
    }

    private static float[] Whole(CausalLanguageModel network, int[] ids)
    {
        using var scope = TensorScope.Inference();
        return network.Forward(TokenBatch.FromRows([ids])).ToArray();
    }

    private static ReadOnlySpan<float> Row(CausalLanguageModel network, float[] logits, int row) =>
        logits.AsSpan(row * network.VocabularySize, network.VocabularySize);

    private static int[] Ids(CausalLanguageModel network, int count, ulong seed = 5)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(network.VocabularySize))];
    }

    private static CausalLanguageModel Create(string kind)
    {
        CausalLanguageModel network = kind switch
        {
            "gpt" => new Gpt2(GptSizes),
            "gpt without biases" => new Gpt2(GptSizes with { HasBias = false, ActivationFunction = ActivationKind.Gelu }),
            "gpt with its own head" => new Gpt2(GptSizes with { TieWordEmbeddings = false, ActivationFunction = ActivationKind.LeakyRelu, InnerSize = 100 }),
            "gpt of odd sizes" => new Gpt2(GptSizes with { EmbeddingSize = 35, HeadCount = 5, ActivationFunction = ActivationKind.Silu }),
            "llama" => new Llama(LlamaSizes),
            "llama with one key head" => new Llama(LlamaSizes with { NumKeyValueHeads = 1, TieWordEmbeddings = false }),
            "llama with biases" => new Llama(LlamaSizes with { AttentionBias = true, MlpBias = true, HiddenAct = ActivationKind.GeluNew, HeadDim = 6 }),
            "llama with scaled positions" => new Llama(LlamaSizes with { RopeScaling = new RopeScaling { RopeType = "llama3", Factor = 8, OriginalMaxPositionEmbeddings = 64 } }),
            _ => new Llama(LlamaSizes with { NumAttentionHeads = 2, NumKeyValueHeads = 2, HeadDim = 96, IntermediateSize = 1200, VocabSize = 2000 }),
        };
        network.Initialize(new SeededRandom(3));
        return network;
    }
}
