namespace Linnet.Cli.Tests;

/// <summary>A command line that cannot be understood is answered in one line.</summary>
public sealed class UsageErrorTests(Workspace workspace) : IClassFixture<Workspace>
{
    [Theory]
    [InlineData("trian --data train.tsv", "there is no command 'trian'. Did you mean 'train'? See: linnet --help")]
    [InlineData("foo", "there is no command 'foo'. See: linnet --help")]
    [InlineData("data", "name a command: inspect, clean, split, convert. See: linnet data --help")]
    [InlineData("data inspct train.tsv", "there is no command 'inspct'. Did you mean 'inspect'? See: linnet data --help")]
    [InlineData("train --modle textcnn --data train.tsv", "there is no option '--modle'. Did you mean '--model'?")]
    [InlineData("inspect --jsn", "there is no option '--jsn'. Did you mean '--json'?")]
    [InlineData("inspect one two three", "'two' is one argument too many")]
    [InlineData("inspect", "See: linnet inspect --help")]
    public void One_line_says_what_is_wrong_and_where_help_is(string arguments, string message)
    {
        var result = workspace.Linnet(arguments);
        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Output);
        var line = Assert.Single(result.Error.TrimEnd('\n').Split('\n'));
        Assert.StartsWith("linnet: ", line, StringComparison.Ordinal);
        Assert.Contains(message, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--help")]
    [InlineData("train --help")]
    public void Help_goes_to_standard_output(string arguments)
    {
        var result = workspace.Linnet(arguments);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Usage:", result.Output, StringComparison.Ordinal);
        Assert.Empty(result.Error);
    }

    [Fact]
    public void Behind_two_dashes_a_text_may_begin_with_dashes() =>
        Assert.Contains("nowhere", workspace.Linnet("predict nowhere -- --text").Error, StringComparison.Ordinal);
}
