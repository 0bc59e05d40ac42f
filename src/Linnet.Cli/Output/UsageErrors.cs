using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Linnet.Spelling;

namespace Linnet.Cli.Output;

/// <summary>Command lines that cannot be understood: one line that says what is wrong and where help is, not a page of help.</summary>
internal static class UsageErrors
{
    private const string Separator = "--";

    /// <summary>What is wrong with a command line, or null.</summary>
    /// <param name="result">The command line as it was parsed.</param>
    internal static string? Find(ParseResult result)
    {
        var problem = result.Action is ParseErrorAction ? Describe(result) : result.Action is HelpAction ? null : MistakenOption(result);
        return problem is null ? null : $"{problem} See: {Path(result)} --help";
    }

    private static string Describe(ParseResult result)
    {
        var command = result.CommandResult.Command;
        if (MistakenOption(result) is { } problem) return problem;
        if (result.UnmatchedTokens is [var token, ..])
        {
            return token.StartsWith('-') ? Unknown("option", token, OptionNames(command))
                : command.Subcommands.Count > 0 ? Unknown("command", token, CommandNames(command))
                : $"'{token}' is one argument too many; a text of several words needs quotes.";
        }

        return command.Action is null && command.Subcommands.Count > 0
            ? $"name a command: {string.Join(", ", CommandNames(command))}."
            : result.Errors[0].Message;
    }

    // The parser takes an option that it does not know for the next argument, such as a text.
    private static string? MistakenOption(ParseResult result)
    {
        if (result.Tokens.Any(token => token.Type == TokenType.DoubleDash)) return null;
        var tokens = result.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value);
        return tokens.FirstOrDefault(token => token.StartsWith(Separator, StringComparison.Ordinal)) is { } mistaken
            ? Unknown("option", mistaken, OptionNames(result.CommandResult.Command)) + $" (A text that begins with dashes goes behind a '{Separator}' of its own.)"
            : null;
    }

    private static string Unknown(string kind, string token, IEnumerable<string> known) =>
        $"there is no {kind} '{token}'." + (NearestName.Suggest(token, known) is { } meant ? $" Did you mean '{meant}'?" : "");

    private static IEnumerable<string> OptionNames(Command command) => command.Options.Select(option => option.Name);

    private static IEnumerable<string> CommandNames(Command command) => command.Subcommands.Select(sub => sub.Name);

    private static string Path(ParseResult result)
    {
        var names = new Stack<string>();
        for (SymbolResult? at = result.CommandResult; at is not null; at = at.Parent)
        {
            if (at is CommandResult named) names.Push(named.Command is RootCommand ? "linnet" : named.Command.Name);
        }

        return string.Join(' ', names);
    }
}
