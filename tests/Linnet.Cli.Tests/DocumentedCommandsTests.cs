using System.Text.RegularExpressions;

namespace Linnet.Cli.Tests;

/// <summary>Commands that the pages show must be commands that the program understands.</summary>
public sealed partial class DocumentedCommandsTests
{
    public static TheoryData<string> Pages()
    {
        var pages = new TheoryData<string>();
        foreach (var page in Directory.EnumerateFiles(Path.Combine(Root(), "docs"), "*.md", SearchOption.AllDirectories)) pages.Add(Path.GetRelativePath(Root(), page));
        pages.Add("README.md");
        pages.Add("README.zh-CN.md");
        return pages;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_on_a_page_parses(string page)
    {
        var commands = CommandLines().Matches(File.ReadAllText(Path.Combine(Root(), page))).Select(match => match.Groups["arguments"].Value).ToList();
        Assert.All(commands, line =>
        {
            var errors = Commands.RootCommandFactory.Create().Parse(WithoutShell(line)).Errors;
            Assert.True(errors.Count == 0, $"{page}: ./linnet {line}: {string.Join("; ", errors.Select(error => error.Message))}");
        });
    }

    [Fact]
    public void Pages_show_commands_at_all() =>
        Assert.NotEmpty(CommandLines().Matches(File.ReadAllText(Path.Combine(Root(), "README.md"))));

    /// <summary>Comments, redirections and pipes are the shell's.</summary>
    private static string WithoutShell(string line) => ShellParts().Replace(line, string.Empty).Trim();

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Linnet.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex(@"^(\./)?linnet (?<arguments>[a-z].*)$", RegexOptions.Multiline)]
    private static partial Regex CommandLines();

    [GeneratedRegex(@"\s+(#|[<>|]).*$")]
    private static partial Regex ShellParts();
}
