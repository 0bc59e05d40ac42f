using System.Text.Json;
using Linnet.Hub.Diff;

namespace Linnet.Hub.Tests.Diff;

public sealed class VersionComparisonTests
{
    [Fact]
    public async Task Two_versions_are_compared_whole()
    {
        var before = new MemoryFiles(("model.safetensors", TensorFile.Of(("w", "F32", [1], TensorFile.F32(1)))), ("data.bin", [0, 1, 2]))
            .Set("config.json", "{\n  \"hidden_size\": 64\n}\n").Set("README.md", "---\nlicense: mit\n---\n# A\n").Set("tokenizer.json", """{"model":{"vocab":{"a":0}}}""").Set("old.txt", "x");
        var after = new MemoryFiles(("model.safetensors", TensorFile.Of(("w", "F32", [1], TensorFile.F32(3)))), ("data.bin", [0, 1, 3]))
            .Set("config.json", "{\n  \"hidden_size\": 128\n}\n").Set("README.md", "---\nlicense: apache-2.0\n---\n# A\n").Set("tokenizer.json", """{"model":{"vocab":{"a":0,"b":1}}}""")
            .Set("new.txt", "x");
        var diff = await VersionComparison.CompareAsync(before, after, CancellationToken.None);
        Assert.Equal(["README.md", "config.json", "data.bin", "model.safetensors", "new.txt", "tokenizer.json"], diff.Files.Select(file => file.Path));
        Assert.Equal(new FieldChange("hidden_size", ChangeKind.Changed, "64", "128"), Assert.Single(diff.Files[1].Fields!.Changes));
        Assert.Equal(after.Text("config.json"), UnifiedPatch.Apply(before.Text("config.json"), diff.Files[1].Text!.ToUnified("config.json", "config.json")));
        Assert.Null(diff.Files[2].Text);
        Assert.Equal(2.0, diff.Weights!.Changes[0].Values!.RelativeL2);
        Assert.Equal(["b"], diff.Tokenizer!.Added.First);
        Assert.Equal(new LicenseChange("mit", "apache-2.0"), diff.Card!.License);

        using var json = JsonDocument.Parse(diff.ToJson());
        Assert.Equal("renamed", json.RootElement.GetProperty("files")[4].GetProperty("kind").GetString());
        Assert.Equal("old.txt", json.RootElement.GetProperty("files")[4].GetProperty("pathBefore").GetString());
        Assert.Equal(2, json.RootElement.GetProperty("weights").GetProperty("changes")[0].GetProperty("values").GetProperty("maxAbsolute").GetDouble());
        Assert.Equal("@@ -1,3 +1,3 @@", json.RootElement.GetProperty("files")[1].GetProperty("text").GetProperty("hunks")[0].GetProperty("header").GetString());
    }

    [Fact]
    public async Task The_same_version_differs_in_nothing()
    {
        var files = new MemoryFiles(("model.safetensors", TensorFile.Of(("w", "F32", [1], TensorFile.F32(1))))).Set("config.json", "{}").Set("README.md", "# A");
        Assert.Equal("""{"files":[]}""", (await VersionComparison.CompareAsync(files, files, CancellationToken.None)).ToJson());
    }

    [Fact]
    public async Task New_and_removed_texts_are_shown_and_large_ones_named()
    {
        var after = new MemoryFiles().Set("a.txt", "1\n2\n").Set("large.txt", new string('x', 2_000_000));
        var added = await VersionComparison.CompareAsync(new MemoryFiles(), after, CancellationToken.None);
        Assert.Equal(2, added.Files[0].Text!.AddedLines);
        Assert.Null(added.Files[1].Text);
        var removed = await VersionComparison.CompareAsync(after, new MemoryFiles(), CancellationToken.None);
        Assert.Equal(2, removed.Files[0].Text!.RemovedLines);
    }
}
