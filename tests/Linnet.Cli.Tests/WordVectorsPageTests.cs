namespace Linnet.Cli.Tests;

/// <summary>The commands on the page about word vectors do what the page says.</summary>
public sealed class WordVectorsPageTests(Workspace workspace) : IClassFixture<Workspace>
{
    [Fact]
    public void Its_commands_run_one_after_the_other()
    {
        var root = RepositoryRoot();
        var page = File.ReadAllText(Path.Combine(root, "docs", "tasks", "word-vectors.md"));
        var start = page.IndexOf("```console\n", StringComparison.Ordinal) + "```console\n".Length;
        var commands = page[start..page.IndexOf("```", start, StringComparison.Ordinal)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, commands.Length);
        foreach (var command in commands)
        {
            Assert.StartsWith("linnet ", command, StringComparison.Ordinal);
            var result = workspace.Linnet(command["linnet ".Length..].Replace("samples/", Path.Combine(root, "samples") + "/", StringComparison.Ordinal));
            Assert.True(result.ExitCode == 0, command + "\n" + result.Error);
        }

        Assert.True(File.Exists(workspace.File("vectors.txt")));
        Assert.True(File.Exists(workspace.File("models/with-vectors/config.json")));
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Linnet.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
