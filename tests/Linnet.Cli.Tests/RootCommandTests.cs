using Linnet.Cli.Commands;

namespace Linnet.Cli.Tests;

/// <summary>Only the verb that is needed is made, under the name by which it is looked for.</summary>
public sealed class RootCommandTests
{
    public static TheoryData<string> Verbs => [.. RootCommandFactory.Names];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void A_verb_is_made_by_itself_and_explains_itself(string name)
    {
        Assert.Equal(name, Assert.Single(RootCommandFactory.Create([name, "--help"]).Subcommands).Name);
        Assert.False(string.IsNullOrWhiteSpace(RootCommandFactory.Create([name]).Subcommands[0].Description));
    }

    [Fact]
    public void What_is_no_verb_sees_them_all() =>
        Assert.Equal(RootCommandFactory.Names, RootCommandFactory.Create(["--help"]).Subcommands.Select(command => command.Name));
}
