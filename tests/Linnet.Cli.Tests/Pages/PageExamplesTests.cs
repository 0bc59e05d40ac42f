using System.Text;
using System.Text.Json;

namespace Linnet.Cli.Tests.Pages;

/// <summary>The commands on every page about a task run, one after the other, on small files of the names that the page uses.</summary>
public sealed class PageExamplesTests
{
    private static readonly string Root = RepositoryRoot();

    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Path.Combine(Root, "docs", "tasks"), "*.md").Select(path => Path.GetFileNameWithoutExtension(path)!).Order()];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_examples_run_from_start_to_end(string page)
    {
        using var workspace = new Workspace();
        foreach (var file in Directory.EnumerateFiles(workspace.Folder)) File.Delete(file);
        foreach (var line in PageFiles.Write(page, workspace)) Run(PageCommands.Arguments(line), workspace);
        var commands = PageCommands.Of(File.ReadAllText(Path.Combine(Root, "docs", "tasks", page + ".md"))).ToList();
        Assert.NotEmpty(commands);
        foreach (var command in commands) Run(command, workspace);
    }

    [Fact]
    public void A_line_is_cut_into_words_as_a_shell_does() =>
        Assert.Equal(["linnet", "predict", "m", "a \u00e9 b", "", "--top", "3"], PageCommands.Arguments("linnet predict m \"a \u00e9 b\" \"\" --top 3  # best three"));

    private static void Run(List<string> command, Workspace workspace)
    {
        var arguments = PageCommands.Shortened(command).ConvertAll(argument => argument.StartsWith("samples/", StringComparison.Ordinal) ? Path.Combine(Root, argument) : argument);
        var result = LinnetInProcess.Run(arguments, workspace.Folder);
        Assert.True(result.ExitCode == 0, $"linnet {string.Join(' ', arguments)}\n{result.Error}");
        if (arguments.IndexOf("--out") is >= 0 and var at)
            Assert.True(Path.Exists(workspace.File(arguments[at + 1])), $"linnet {string.Join(' ', arguments)}\nleft nothing at {arguments[at + 1]}");
        if (!arguments.Contains("--json")) return;
        Assert.InRange(CountOfValues(result.Output), 1, int.MaxValue);
    }

    /// <summary>How many JSON values follow one another; what is no JSON throws.</summary>
    private static int CountOfValues(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json), new JsonReaderOptions { AllowMultipleValues = true });
        var count = 0;
        for (; reader.Read(); count++) reader.Skip();
        return count;
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Linnet.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
