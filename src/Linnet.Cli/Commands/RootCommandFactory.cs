using System.CommandLine;

namespace Linnet.Cli.Commands;

/// <summary>The `linnet` command with all its verbs.</summary>
internal static class RootCommandFactory
{
    internal static RootCommand Create() => new("Small language models on your own CPU: data, training, evaluation, prediction.")
    {
        QuickstartCommand.Create(),
        TrainCommand.Create(),
        EvaluateCommand.Create(),
        PredictCommand.Create(),
        InspectCommand.Create(),
        ForwardCommand.Create(),
        DoctorCommand.Create(),
    };
}
