using Linnet.Cli.Commands;

namespace Linnet.Cli.Tests;

/// <summary>
/// Runs commands inside the process of the tests, one at a time: for many small ones, each of which takes less time than a process takes to start.
/// </summary>
internal static class LinnetInProcess
{
    private static readonly Lock Turn = new();

    internal static LinnetProcess.Result Run(IReadOnlyList<string> arguments, string folder)
    {
        lock (Turn)
        {
            var (input, output, error, here) = (Console.In, Console.Out, Console.Error, Environment.CurrentDirectory);
            using var said = new StringWriter();
            using var complained = new StringWriter();
            try
            {
                Console.SetIn(TextReader.Null);
                Console.SetOut(said);
                Console.SetError(complained);
                Environment.CurrentDirectory = folder;
                return new LinnetProcess.Result(CommandLine.Run(arguments), said.ToString(), complained.ToString());
            }
            finally
            {
                Environment.CurrentDirectory = here;
                Console.SetIn(input);
                Console.SetOut(output);
                Console.SetError(error);
            }
        }
    }
}
