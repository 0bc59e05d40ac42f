using System.CommandLine;

namespace Linnet.Cli.Commands;

/// <summary>The `linnet` command with all its verbs, of which only those are made that are needed: a prediction does not wait for the hub's.</summary>
internal static class RootCommandFactory
{
    private static readonly (string Name, Func<Command> Create)[] Verbs =
    [
        ("up", UpCommand.Create),
        ("quickstart", QuickstartCommand.Create),
        ("data", CreateData),
        ("login", LoginCommand.Create),
        ("logout", LoginCommand.CreateLogout),
        ("whoami", LoginCommand.CreateWhoAmI),
        ("pull", PullCommand.Create),
        ("push", PushCommand.Create),
        ("repo", RepoCommand.Create),
        ("tag", TagCommand.Create),
        ("diff", DiffCommand.Create),
        ("verify", VerifyCommand.Create),
        ("keys", KeysCommand.Create),
        ("hub", HubCommand.Create),
        ("worker", WorkerCommand.Create),
        ("pretrain", PretrainCommand.Create),
        ("train", TrainCommand.Create),
        ("evaluate", EvaluateCommand.Create),
        ("predict", PredictCommand.Create),
        ("generate", GenerateCommand.Create),
        ("chat", ChatCommand.Create),
        ("index", IndexCommand.Create),
        ("search", SearchCommand.Create),
        ("inspect", InspectCommand.Create),
        ("forward", ForwardCommand.Create),
        ("tokenizer", TokenizerCommand.Create),
        ("vectors", VectorsCommand.Create),
        ("bench", BenchCommand.Create),
        ("doctor", DoctorCommand.Create),
    ];

    /// <summary>Names of all verbs.</summary>
    internal static IEnumerable<string> Names => Verbs.Select(verb => verb.Name);

    /// <summary>The command with all verbs.</summary>
    internal static RootCommand Create() => With(Verbs);

    /// <summary>The command with the verb that a command line begins with, or with all where it begins with none.</summary>
    /// <param name="arguments">The command line.</param>
    internal static RootCommand Create(IReadOnlyList<string> arguments)
    {
        var named = Verbs.Where(verb => arguments.Count > 0 && verb.Name == arguments[0]).ToArray();
        return With(named.Length > 0 ? named : Verbs);
    }

    private static RootCommand With((string Name, Func<Command> Create)[] verbs)
    {
        var root = new RootCommand("Small language models on your own CPU: data, training, evaluation, prediction, and a hub of your own.");
        foreach (var (_, create) in verbs) root.Add(create());
        return root;
    }

    private static Command CreateData() => new("data", "Inspect, clean, split and convert labelled files.")
    {
        DataInspectCommand.Create(), DataCleanCommand.Create(), DataSplitCommand.Create(), DataConvertCommand.Create(),
    };
}
