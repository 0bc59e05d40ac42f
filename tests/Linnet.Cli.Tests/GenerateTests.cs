using System.Text.Json;

namespace Linnet.Cli.Tests;

/// <summary>`linnet generate`, `forward` and `inspect` on language models.</summary>
public sealed class GenerateTests(Workspace workspace) : IClassFixture<Workspace>
{
    [SharedFact]
    public void Json_holds_the_new_ids_and_the_new_text_and_nothing_else()
    {
        var folder = SharedData.Path("interop/stories260k");
        using var reference = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "reference.json")));
        var prompt = reference.RootElement.GetProperty("prompts")[1];
        var result = LinnetProcess.Run(["generate", folder, "--prompt", prompt.GetProperty("prompt").GetString()!, "--max-new-tokens", "200", "--greedy", "--json"], workspace.Folder);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        using var answer = JsonDocument.Parse(result.Output);
        Assert.Equal(["ids", "text"], answer.RootElement.EnumerateObject().Select(field => field.Name));
        Assert.Equal(prompt.GetProperty("greedy").GetProperty("ids").GetRawText().Replace(" ", "", StringComparison.Ordinal), answer.RootElement.GetProperty("ids").GetRawText());
        Assert.Equal(prompt.GetProperty("greedy").GetProperty("continuation").GetString(), answer.RootElement.GetProperty("text").GetString());

        var streamed = LinnetProcess.Run(["generate", folder, "--max-new-tokens", "200", "--greedy"], workspace.Folder, prompt.GetProperty("prompt").GetString());
        Assert.Equal(answer.RootElement.GetProperty("text").GetString(), streamed.Output.TrimEnd('\n', '\r'));
    }

    [SharedFact]
    public void Drawing_repeats_with_its_seed()
    {
        string Draw(string seed) => LinnetProcess.Run(
            ["generate", SharedData.Path("interop/stories260k"), "--prompt", "Lily", "--max-new-tokens", "30", "--temperature", "0.9", "--top-k", "20", "--seed", seed], workspace.Folder).Output;
        Assert.Equal(Draw("1"), Draw("1"));
        Assert.NotEqual(Draw("1"), Draw("2"));
    }

    [SharedFact]
    public void Forward_and_inspect_know_language_models()
    {
        workspace.Write("ids.json", "{\"input_ids\":[[1,403,407]],\"position_ids\":[[0,1,2]]}");
        var forward = LinnetProcess.Run(["forward", SharedData.Path("interop/stories260k"), "--inputs", "ids.json"], workspace.Folder);
        using var output = JsonDocument.Parse(forward.Output);
        Assert.Equal((1, 3, 512), (output.RootElement.GetProperty("logits").GetArrayLength(), output.RootElement.GetProperty("logits")[0].GetArrayLength(), output.RootElement.GetProperty("logits")[0][0].GetArrayLength()));
        Assert.Equal(-6.222914, output.RootElement.GetProperty("logits")[0][0][0].GetDouble(), 1e-4);
        var inspect = LinnetProcess.Run(["inspect", SharedData.Path("interop/gpt2")], workspace.Folder);
        Assert.Contains("transformer.h.0.attn.c_attn", inspect.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("labels", inspect.Output, StringComparison.Ordinal);
    }

    [SharedTheory]
    [InlineData("--prompt hi --max-new-tokens 0", "max_new_tokens: 0")]
    [InlineData("--prompt hi --greedy --top-k 3", "--greedy")]
    [InlineData("--prompt hi --top-p 0", "top_p: 0")]
    public void Values_that_cannot_be_used_are_named(string options, string message)
    {
        var result = LinnetProcess.Run(["generate", SharedData.Path("interop/stories260k"), .. options.Split(' ')], workspace.Folder);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
    }
}
