using System.Text;
using System.Text.Json;
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

/// <summary>GPT-2 and Llama: published numbers, names, memory of what was read, learning.</summary>
public sealed class CausalLanguageModelTests
{
    private static readonly Gpt2Config SmallGpt2 = new()
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
        BosTokenId = 1,
        EosTokenIds = [2],
    };

    private static readonly LlamaConfig SmallLlama = new()
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
        EosTokenIds = [2, 3],
    };

    private static readonly LstmLanguageModelConfig SmallLstm = new() { VocabSize = 23, EmbeddingSize = 14, HiddenSize = 18, InitializerRange = 0.8f };

    public static TheoryData<string> Kinds => ["gpt2", "gpt2-plain", "llama", "llama-other", "lstm", "lstm-tied"];

    [SharedTheory]
    [InlineData("gpt2")]
    [InlineData("gpt2-hub-layout")]
    [InlineData("llama")]
    [InlineData("llama-f16")]
    public void A_transformers_checkpoint_gives_transformers_results(string name)
    {
        var folder = SharedData.Path($"interop/{name}");
        using var network = ModelFolder.Open(folder).LoadNetwork<CausalLanguageModel>();
        Assert.Equal(4, InteropReference.Check(network, Path.Combine(folder, "reference.json")));
        Assert.Contains("transformer.h.0.attn|model.layers.0.self_attn".Split('|'), part => ModelDescription.Of(ModelFolder.Open(folder)).Summary.Contains(part, StringComparison.Ordinal));
    }

    [SharedFact]
    public void Stories_have_the_logits_of_the_reference()
    {
        var folder = SharedData.Path("interop/stories260k");
        using var network = ModelFolder.Open(folder).LoadNetwork<CausalLanguageModel>();
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "reference.json")));
        foreach (var prompt in document.RootElement.GetProperty("prompts").EnumerateArray())
        {
            var positions = prompt.GetProperty("positions").EnumerateArray().ToArray();
            using var scope = TensorScope.Inference();
            var logits = network.Forward(TokenBatch.FromRows([[.. positions.Select(position => position.GetProperty("input_id").GetInt32())]])).ToArray();
            for (var i = 0; i < positions.Length; i++)
            {
                var first = positions[i].GetProperty("logits_first16").EnumerateArray().ToArray();
                for (var j = 0; j < 16; j++) Assert.Equal(first[j].GetDouble(), logits[(i * 512) + j], 1e-4);
                Assert.Equal(positions[i].GetProperty("logits_max").GetDouble(), logits[(i * 512) + positions[i].GetProperty("argmax").GetInt32()], 1e-4);
            }
        }
    }

    [SharedTheory]
    [InlineData("config-missing-hidden-size", "config.json", "hidden_size")]
    [InlineData("config-truncated", "config.json", "truncated")]
    [InlineData("config-wrong-type", "config.json", "num_hidden_layers")]
    [InlineData("weights-empty-file", "model.safetensors", "0 bytes")]
    [InlineData("weights-header-length-over-file", "model.safetensors", "1000000")]
    [InlineData("weights-missing-tensor", "model.safetensors", "model.layers.0.mlp.up_proj.weight")]
    [InlineData("weights-not-json-header", "model.safetensors", "header")]
    [InlineData("weights-truncated-data", "model.safetensors", "truncated")]
    public void A_malformed_folder_is_named_with_its_defect(string name, string file, string problem)
    {
        var error = Assert.Throws<ModelFormatException>(() => ModelFolder.Open(SharedData.Path($"interop/malformed/{name}")).LoadNetwork<CausalLanguageModel>().Dispose());
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Parameters_have_the_names_of_transformers()
    {
        using var gpt = new Gpt2(SmallGpt2 with { LayerCount = 1, TieWordEmbeddings = false });
        Assert.Equal(
            "transformer.wte.weight transformer.wpe.weight transformer.h.0.ln_1.weight transformer.h.0.ln_1.bias transformer.h.0.attn.c_attn.weight transformer.h.0.attn.c_attn.bias "
            + "transformer.h.0.attn.c_proj.weight transformer.h.0.attn.c_proj.bias transformer.h.0.ln_2.weight transformer.h.0.ln_2.bias transformer.h.0.mlp.c_fc.weight "
            + "transformer.h.0.mlp.c_fc.bias transformer.h.0.mlp.c_proj.weight transformer.h.0.mlp.c_proj.bias transformer.ln_f.weight transformer.ln_f.bias lm_head.weight",
            string.Join(' ', gpt.NamedParameters().Select(named => named.Name)));
        using var llama = new Llama(SmallLlama with { NumHiddenLayers = 1, AttentionBias = true });
        Assert.Equal(
            "model.embed_tokens.weight model.layers.0.self_attn.q_proj.weight model.layers.0.self_attn.q_proj.bias model.layers.0.self_attn.k_proj.weight model.layers.0.self_attn.k_proj.bias "
            + "model.layers.0.self_attn.v_proj.weight model.layers.0.self_attn.v_proj.bias model.layers.0.self_attn.o_proj.weight model.layers.0.self_attn.o_proj.bias "
            + "model.layers.0.mlp.gate_proj.weight model.layers.0.mlp.up_proj.weight model.layers.0.mlp.down_proj.weight model.layers.0.input_layernorm.weight "
            + "model.layers.0.post_attention_layernorm.weight model.norm.weight lm_head.weight",
            string.Join(' ', llama.NamedParameters().Select(named => named.Name)));
    }

    [Theory]
    [InlineData("gpt2", "h.1.ln_1.weight", "transformer.h.1.ln_1.weight")]
    [InlineData("gpt2", "transformer.wte.weight", "transformer.wte.weight")]
    [InlineData("gpt2", "h.1.attn.bias", null)]
    [InlineData("gpt2", "lm_head.weight", null)]
    [InlineData("llama", "layers.1.mlp.up_proj.weight", "model.layers.1.mlp.up_proj.weight")]
    [InlineData("llama", "model.layers.0.self_attn.rotary_emb.inv_freq", null)]
    [InlineData("llama", "lm_head.weight", "lm_head.weight")]
    public void Other_names_in_checkpoints_are_understood(string kind, string name, string? parameter)
    {
        using var network = Create(kind);
        Assert.Equal(parameter, network.ParameterNameOf(name));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Token_by_token_gives_what_the_whole_text_gives(string kind)
    {
        using var network = Create(kind);
        network.Initialize(new SeededRandom(3));
        int[] ids = [3, 9, 4, 4, 17, 22, 0, 5, 8];
        using var scope = TensorScope.Inference();
        var whole = network.Forward(TokenBatch.FromRows([ids])).ToArray();
        using var state = network.CreateState();
        var logits = new float[23];
        network.Next(ids.AsSpan(0, 4), state, logits);
        NetworkChecks.Near(whole.AsSpan(3 * 23, 23), logits, 1e-4f);
        for (var i = 4; i < ids.Length; i++)
        {
            network.Next(ids.AsSpan(i, 1), state, logits);
            NetworkChecks.Near(whole.AsSpan(i * 23, 23), logits, 1e-4f);
        }

        Assert.Equal(ids.Length, state.Length);
    }

    [Fact]
    public void A_recurrent_state_goes_on_from_chosen_rows()
    {
        using var network = Create("lstm");
        network.Initialize(new SeededRandom(3));
        using var scope = TensorScope.Inference();
        using var state = network.CreateState();
        network.Hidden(TokenBatch.FromRows([[1, 2], [3, 4], [5, 6]]), state);
        state.Reorder([2, 0]);
        var chosen = network.Logits(network.Hidden(TokenBatch.FromRows([[7], [8]]), state)).ToArray();
        var whole = network.Forward(TokenBatch.FromRows([[5, 6, 7], [1, 2, 8]])).ToArray();
        NetworkChecks.Near(whole.AsSpan(2 * 23, 23), chosen.AsSpan(0, 23));
        NetworkChecks.Near(whole.AsSpan(5 * 23, 23), chosen.AsSpan(23, 23));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_padded_row_gives_the_same_as_the_row_alone(string kind)
    {
        using var network = Create(kind);
        network.Initialize(new SeededRandom(3));
        using var scope = TensorScope.Inference();
        var alone = network.Forward(TokenBatch.FromRows([[5, 6, 7]])).ToArray();
        var together = network.Forward(TokenBatch.FromRows([[1, 2, 3, 4, 5], [5, 6, 7]])).ToArray();
        NetworkChecks.Near(alone, together.AsSpan(5 * 23, 3 * 23), 1e-5f);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Learns_a_text_by_heart(string kind)
    {
        using var network = Create(kind);
        network.Initialize(new SeededRandom(1));
        int[] text = [3, 9, 4, 4, 17, 22, 0, 5, 8];
        var (loss, rate) = (float.PositiveInfinity, kind.StartsWith("lstm", StringComparison.Ordinal) ? 0.5f : 0.1f);
        for (var step = 0; step < 400; step++)
        {
            using (TensorScope.Training(seed: (ulong)step))
            {
                var value = network.Forward(TokenBatch.FromRows([text[..^1]])).CrossEntropy(IntTensor.From(text.AsSpan(1), new Shape(1, 8)));
                value.Backward();
                loss = value.Item;
            }

            foreach (var (_, parameter) in network.NamedParameters())
            {
                for (var i = 0; i < parameter.Value.Grad.Length; i++) parameter.Value.Data[i] -= rate * parameter.Value.Grad[i];
                parameter.Value.ZeroGrad();
                parameter.Touch();
            }
        }

        Assert.InRange(loss, 0, 0.2f);
    }

    [Fact]
    public void What_a_configuration_writes_its_reader_understands()
    {
        NetworkChecks.RoundTrip(SmallGpt2 with { HasBias = false, ActivationFunction = ActivationKind.Gelu, InnerSize = 20 }, reader => new Gpt2Config(reader));
        NetworkChecks.RoundTrip(SmallLstm with { Dropout = 0.25f }, reader => new LstmLanguageModelConfig(reader));
        NetworkChecks.RoundTrip(SmallLlama, reader => new LlamaConfig(reader));
        NetworkChecks.RoundTrip(
            SmallLlama with { HeadDim = 6, RopeScaling = new RopeScaling { RopeType = "llama3", Factor = 8, OriginalMaxPositionEmbeddings = 16 } },
            reader => new LlamaConfig(reader));
    }

    [Fact]
    public void Scaled_frequencies_follow_the_published_rule()
    {
        double[] frequencies = [2 * Math.PI / 2, 2 * Math.PI / 8, 2 * Math.PI / 100];
        double[] linear = [.. frequencies];
        new RopeScaling { RopeType = "linear", Factor = 4 }.Apply(linear);
        Assert.Equal(frequencies.Select(value => value / 4), linear);

        // 8 turns in 16 positions stay, 2 turns lie between 1 and 4, less than one turn is divided in full.
        double[] bands = [.. frequencies];
        new RopeScaling { RopeType = "llama3", Factor = 8, OriginalMaxPositionEmbeddings = 16 }.Apply(bands);
        Assert.Equal(frequencies[0], bands[0]);
        Assert.Equal(frequencies[1] * ((1 / 3.0) + (2 / 3.0 / 8)), bands[1], 1e-12);
        Assert.Equal(frequencies[2] / 8, bands[2], 1e-12);
    }

    [Theory]
    [InlineData("""{"model_type":"llama","architectures":["LlamaForTokenClassification"]}""", "LlamaForCausalLM")]
    [InlineData("""{"model_type":"mamba"}""", "gpt2, ")]
    public void An_unknown_architecture_is_answered_with_the_known_ones(string config, string known)
    {
        using var folder = new TemporaryFolder();
        folder.Write("config.json", Encoding.UTF8.GetBytes(config));
        Assert.Contains(known, Assert.Throws<ModelFormatException>(() => ModelFolder.Open(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"rope_scaling\":{\"type\":\"yarn\",\"factor\":2}", "yarn")]
    [InlineData("\"num_key_value_heads\":3", "num_key_value_heads")]
    [InlineData("\"hidden_size\":12", "even")]
    public void Sizes_that_make_no_llama_are_refused(string field, string named)
    {
        var json = "{" + field + ",\"vocab_size\":5,\"intermediate_size\":8,\"num_hidden_layers\":1,\"num_attention_heads\":4"
            + (field.Contains("hidden_size", StringComparison.Ordinal) ? "}" : ",\"hidden_size\":16}");
        var error = Assert.Throws<ModelFormatException>(() => new LlamaConfig(ConfigReader.Parse("config.json", Encoding.UTF8.GetBytes(json))));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_long_a_row_and_another_kind_of_network_are_named()
    {
        using var network = Create("gpt2");
        using var scope = TensorScope.Inference();
        Assert.Contains("12", Assert.Throws<ShapeException>(() => network.Forward(TokenBatch.FromRows([new int[13]]))).Message, StringComparison.Ordinal);
        Assert.Contains("TextNetwork", Assert.Throws<ConfigurationException>(() => ModelRegistry.CreateNetwork(SmallGpt2)).Message, StringComparison.Ordinal);

        using var folder = new TemporaryFolder();
        ModelFolder.Write(folder.File("m"), writer =>
        {
            writer.WriteConfig(SmallGpt2);
            writer.WriteWeights(network.Entries());
        });
        var error = Assert.Throws<ModelFormatException>(() => ModelFolder.Open(folder.File("m")).LoadNetwork());
        Assert.Contains("GPT2LMHeadModel", error.Message, StringComparison.Ordinal);
        Assert.Throws<ModelFormatException>(() => TextClassifier.Load(folder.File("m")));
    }

    private static CausalLanguageModel Create(string kind) => kind switch
    {
        "gpt2" => new Gpt2(SmallGpt2),
        "gpt2-plain" => new Gpt2(SmallGpt2 with { HasBias = false, TieWordEmbeddings = false, ActivationFunction = ActivationKind.Gelu }),
        "llama" => new Llama(SmallLlama),
        "lstm" => new LstmLanguageModel(SmallLstm),
        "lstm-tied" => new LstmLanguageModel(SmallLstm with { HiddenSize = 14, TieWordEmbeddings = true, NumHiddenLayers = 1 }),
        _ => new Llama(SmallLlama with { NumKeyValueHeads = 4, HeadDim = 6, TieWordEmbeddings = true, HiddenAct = ActivationKind.GeluNew, AttentionBias = true }),
    };
}
