using System.Text;
using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Safetensors;

namespace Linnet.Models.Tests.Architectures;

/// <summary>Makes the table of docs/interoperability.md by trying everything in it, and holds the page to it.</summary>
public sealed class InteropTableTests : IDisposable
{
    private const string Head = "| checkpoint | class | load | forward | save back |\n| --- | --- | --- | --- | --- |\n";

    private static readonly string[] Checkpoints = ["bert", "distilbert", "gpt2", "gpt2-hub-layout", "llama", "llama-f16", "marian"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SharedFact]
    public void The_page_says_what_is_so()
    {
        var table = new StringBuilder(Head);
        foreach (var checkpoint in Checkpoints) table.Append(Row(checkpoint)).Append('\n');
        var page = File.ReadAllText(Page());
        Assert.True(page.Contains(table.ToString(), StringComparison.Ordinal), $"docs/interoperability.md should hold this table:\n{table}");
    }

    private string Row(string checkpoint)
    {
        var path = SharedData.Path($"interop/{checkpoint}");
        using var network = ModelFolder.Open(path).LoadNetwork<TokenNetwork>();
        var cases = InteropReference.Check(network, Path.Combine(path, "reference.json"));
        return $"| {checkpoint} | {network.Config.Architecture} | {Loaded(network, path)} | {cases} cases within 1e-4 | {SavedBack(network, path, checkpoint)} |";
    }

    private static string Loaded(TokenNetwork network, string path)
    {
        using var file = SafetensorsFile.Open(Path.Combine(path, ModelFolder.WeightsFile));
        var left = file.Tensors.Keys.Count(name => network.ParameterNameOf(name) is null);
        return left == 0 ? $"all {file.Tensors.Count} tensors" : $"{file.Tensors.Count - left} tensors, {left} buffers left out";
    }

    /// <summary>Saves, reads again, and compares names, shapes and values with the original.</summary>
    private string SavedBack(TokenNetwork network, string path, string name)
    {
        ModelFolder.Write(_folder.File(name), writer =>
        {
            writer.WriteConfig(network.Config);
            writer.WriteWeights(network.Entries());
        });
        using var before = SafetensorsFile.Open(Path.Combine(path, ModelFolder.WeightsFile));
        using var after = SafetensorsFile.Open(Path.Combine(_folder.File(name), ModelFolder.WeightsFile));
        var wanted = before.Tensors.Values.Where(tensor => network.ParameterNameOf(tensor.Name) is not null).ToArray();
        Assert.Equal(wanted.Length, after.Tensors.Count);
        foreach (var tensor in wanted)
        {
            var saved = after[network.ParameterNameOf(tensor.Name)!];
            Assert.Equal(tensor.Shape, saved.Shape);
            var (left, right) = (new float[tensor.Count], new float[tensor.Count]);
            before.Read(tensor.Name, left);
            after.Read(saved.Name, right);
            Assert.Equal(left, right);
        }

        using var again = ModelFolder.Open(_folder.File(name)).LoadNetwork<TokenNetwork>();
        InteropReference.Check(again, Path.Combine(path, "reference.json"));
        return wanted.All(tensor => after.Tensors.ContainsKey(tensor.Name)) ? "same names, shapes, values" : "same shapes and values, names of save_pretrained";
    }

    /// <summary>The page, looked for from the test's folder upwards.</summary>
    private static string Page()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var page = Path.Combine(folder.FullName, "docs", "interoperability.md");
            if (File.Exists(page)) return page;
        }

        throw new FileNotFoundException("docs/interoperability.md");
    }
}
