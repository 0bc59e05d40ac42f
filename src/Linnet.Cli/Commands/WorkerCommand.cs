using System.CommandLine;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Linnet.Hub.Work;

namespace Linnet.Cli.Commands;

/// <summary>`linnet worker`: the process in which a hub loads and runs the models of others. Not for people: a hub starts it.</summary>
internal static class WorkerCommand
{
    private const string Verb = "worker";
    private const string BadnessFile = "/proc/self/oom_score_adj";

    /// <summary>Program and arguments that start this command.</summary>
    internal static IReadOnlyList<string> StartCommand
    {
        get
        {
            var program = Environment.ProcessPath!;
            var assembly = Assembly.GetExecutingAssembly().Location;

            // Started as `dotnet linnet.dll`, the process is dotnet's.
            var isHost = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
            return isHost ? [program, assembly, Verb] : [program, Verb];
        }
    }

    internal static Command Create()
    {
        var command = new Command(Verb, "Answer the questions of a hub on standard input; started by linnet hub.") { Hidden = true };
        command.SetAction(_ =>
        {
            OfferToKernel();
            using var input = new EndingReader(Console.OpenStandardInput());
            using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

            // What a library says must not stand between the answers.
            Console.SetOut(Console.Error);
            return WorkerProgram.Run(input, output, new Dictionary<string, Func<JsonObject, JsonNode>> { [WorkerEvaluation.Verb] = WorkerEvaluation.Run });
        });
        return command;
    }

    /// <summary>Where memory runs out, this process shall go and not the hub.</summary>
    private static void OfferToKernel()
    {
        try
        {
            if (File.Exists(BadnessFile)) File.WriteAllText(BadnessFile, "1000");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Not everywhere may a process say so.
        }
    }
}
