using System.CommandLine;

namespace Linnet.Cli.Commands;

/// <summary>The `linnet` command with all its verbs.</summary>
internal static class RootCommandFactory
{
    internal static RootCommand Create() => new("Small language models on your own CPU: data, training, evaluation, prediction.")
    {
        QuickstartCommand.Create(),
        new Command("data", "Inspect, clean, split and convert labelled files.")
        {
            DataInspectCommand.Create(), DataCleanCommand.Create(), DataSplitCommand.Create(), DataConvertCommand.Create(),
        },
        UpCommand.Create(),
        LoginCommand.Create(),
        LoginCommand.CreateLogout(),
        LoginCommand.CreateWhoAmI(),
        PullCommand.Create(),
        PushCommand.Create(),
        RepoCommand.Create(),
        TagCommand.Create(),
        DiffCommand.Create(),
        VerifyCommand.Create(),
        KeysCommand.Create(),
        HubCommand.Create(),
        WorkerCommand.Create(),
        PretrainCommand.Create(),
        TrainCommand.Create(),
        EvaluateCommand.Create(),
        PredictCommand.Create(),
        GenerateCommand.Create(),
        ChatCommand.Create(),
        IndexCommand.Create(),
        SearchCommand.Create(),
        InspectCommand.Create(),
        ForwardCommand.Create(),
        TokenizerCommand.Create(),
        VectorsCommand.Create(),
        BenchCommand.Create(),
        DoctorCommand.Create(),
    };
}
