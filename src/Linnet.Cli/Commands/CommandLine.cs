using System.CommandLine;
using Linnet.Cli.Output;

namespace Linnet.Cli.Commands;

/// <summary>From the words of a command line to its exit code.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command; what goes wrong is one line on standard error.</summary>
    /// <param name="arguments">Behind the program's name; at least one.</param>
    internal static int Run(IReadOnlyList<string> arguments) => ErrorBoundary.Run(() =>
    {
        var parsed = RootCommandFactory.Create(arguments).Parse(arguments);
        if (UsageErrors.Find(parsed) is { } problem) throw new ConfigurationException(problem);
        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    });
}
