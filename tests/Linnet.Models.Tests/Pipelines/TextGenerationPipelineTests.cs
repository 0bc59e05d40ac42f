using System.Text.Json;
using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Generation;
using Linnet.Models.Pipelines;
using Linnet.Models.Tests.Generation;
using Linnet.Numerics;

namespace Linnet.Models.Tests.Pipelines;

public sealed class TextGenerationPipelineTests
{
    [SharedFact]
    public void Stories_continue_as_the_reference_does_token_for_token()
    {
        var folder = SharedData.Path("interop/stories260k");
        using var pipeline = TextGenerationPipeline.Load(folder);
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "reference.json")));
        var prompts = document.RootElement.GetProperty("prompts").EnumerateArray().ToArray();

        // All at once, since the pipeline may be shared by threads.
        var texts = new GeneratedText[prompts.Length];
        Parallel.For(0, prompts.Length, i => texts[i] = pipeline.Generate(
            prompts[i].GetProperty("prompt").GetString()!, pipeline.Defaults with { MaxNewTokens = 200, EosTokenIds = [] }));
        for (var i = 0; i < prompts.Length; i++)
        {
            var greedy = prompts[i].GetProperty("greedy");
            Assert.Equal(greedy.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32()), texts[i].Ids);
            Assert.Equal(greedy.GetProperty("continuation").GetString(), texts[i].Text);
            Assert.Equal(FinishReason.Length, texts[i].FinishReason);
        }
    }

    [SharedTheory]
    [InlineData("gpt2")]
    [InlineData("gpt2-hub-layout")]
    [InlineData("llama")]
    [InlineData("llama-f16")]
    public void Greedy_ids_are_those_of_the_reference(string name)
    {
        var folder = SharedData.Path($"interop/{name}");
        using var network = ModelFolder.Open(folder).LoadNetwork<CausalLanguageModel>();
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "reference.json")));
        foreach (var greedy in document.RootElement.GetProperty("greedy").EnumerateArray())
        {
            var generator = new TokenGenerator(network, new GenerationConfig { MaxNewTokens = greedy.GetProperty("new_tokens").GetInt32() });
            Assert.Equal(
                greedy.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32()),
                generator.Generate([.. greedy.GetProperty("prompt_ids").EnumerateArray().Select(id => id.GetInt32())]));
        }
    }

    [SharedFact]
    public void The_control_among_the_malformed_folders_continues_as_its_reference()
    {
        var folder = SharedData.Path("interop/malformed/valid");
        using var pipeline = TextGenerationPipeline.Load(folder);
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "reference.json")));
        var root = document.RootElement;
        var ids = root.GetProperty("greedy_ids").EnumerateArray().Select(id => id.GetInt32()).ToArray();
        Assert.Equal(root.GetProperty("prompt_ids").EnumerateArray().Select(id => id.GetInt32()), pipeline.Encode(root.GetProperty("prompt").GetString()!));
        Assert.Equal(ids, pipeline.Generate(root.GetProperty("prompt").GetString()!, new GenerationConfig { MaxNewTokens = ids.Length }).Ids);
    }

    [SharedTheory]
    [InlineData("tokenizer-truncated")]
    [InlineData("tokenizer-missing-merges")]
    public void A_broken_tokenizer_is_named(string name) => Assert.Contains(
        "tokenizer.json", Assert.ThrowsAny<LinnetException>(() => TextGenerationPipeline.Load(SharedData.Path($"interop/malformed/{name}"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_stream_gives_the_pieces_of_the_whole()
    {
        using var pipeline = Create();
        var config = new GenerationConfig { MaxNewTokens = 60, DoSample = true, Seed = 3, TopK = 0 };
        var pieces = new List<string>();
        var whole = pipeline.Generate("hello", config, pieces.Add);
        Assert.Equal(whole.Text, string.Concat(pieces));
        Assert.Equal(pieces, pipeline.Stream("hello", config));
        Assert.True(pieces.Count > 10);
        Assert.Equal(60, whole.Ids.Count);
        Assert.Equal(5, whole.PromptTokens);
    }

    [Fact]
    public void A_text_ends_at_the_end_token_and_before_a_stop_string()
    {
        using var pipeline = Create();
        var config = new GenerationConfig { MaxNewTokens = 30 };
        var ids = pipeline.Generate("hello", config).Ids;
        var ended = pipeline.Generate("hello", config with { EosTokenIds = [ids[4]] });
        Assert.Equal(FinishReason.EndOfText, ended.FinishReason);
        Assert.Equal(ids.Take(ids.ToList().IndexOf(ids[4]) + 1), ended.Ids);

        var drawn = config with { DoSample = true, Seed = 3, TopK = 0, MaxNewTokens = 200 };
        var text = pipeline.Generate("hello", drawn).Text;
        var stop = text.Substring(text.Length / 2, 2);
        var stopped = pipeline.Generate("hello", drawn with { StopStrings = [stop] });
        Assert.Equal(FinishReason.StopString, stopped.FinishReason);
        Assert.Equal(text[..text.IndexOf(stop, StringComparison.Ordinal)], stopped.Text);
    }

    [Fact]
    public void Longer_than_the_model_can_hold_goes_on_from_the_last_half()
    {
        using var pipeline = Create();
        var text = pipeline.Generate(new string('x', 50), new GenerationConfig { MaxNewTokens = 100 });
        Assert.Equal(100, text.Ids.Count);
        Assert.True(text.IsWindowed);

        // The first token after the memory was full comes from the last sixteen alone.
        var fresh = pipeline.Generate("hello", new GenerationConfig { MaxNewTokens = 40 });
        int[] all = [.. pipeline.Encode("hello"), .. fresh.Ids];
        var next = new TokenGenerator(pipeline.Model, new GenerationConfig { MaxNewTokens = 1 }).Generate(all[(33 - 16)..33]).Single();
        Assert.Equal(all[33], next);
    }

    [Fact]
    public void An_empty_prompt_needs_an_id_that_begins_a_text()
    {
        using var pipeline = Create();
        Assert.Throws<ConfigurationException>(() => pipeline.Generate(string.Empty));
        Assert.Equal(3, pipeline.Generate(string.Empty, new GenerationConfig { BosTokenId = 256, MaxNewTokens = 3 }).Ids.Count);
    }

    private static TextGenerationPipeline Create()
    {
        var network = new Gpt2(new Gpt2Config { VocabSize = 257, Positions = 32, EmbeddingSize = 16, LayerCount = 2, HeadCount = 2, InitializerRange = 0.4f });
        network.Initialize(new SeededRandom(5));
        return new TextGenerationPipeline(network, TextStreamTests.Bytes());
    }
}
