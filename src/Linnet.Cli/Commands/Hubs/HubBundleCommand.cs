using System.CommandLine;
using Linnet.Cli.Output;
using Linnet.Hub.Mirror;

namespace Linnet.Cli.Commands;

/// <summary>`linnet hub export` and `import`: repositories as one file.</summary>
internal static class HubBundleCommand
{
    internal static Command CreateExport()
    {
        var storage = new HubStorageOptions();
        var names = new Argument<string[]>("repositories") { Description = "NS/NAME of each; datasets/NS/NAME for data.", Arity = ArgumentArity.OneOrMore };
        var to = new Option<string>("--out") { Description = "The file.", Required = true };
        var since = new Option<string?>("--since") { Description = "Leave out what the reader has: an earlier bundle's file, or a revision such as v1.0.0." };
        var json = CommonOptions.Json();
        var command = new Command("export", "Write repositories with their history into one file. Example: linnet hub export acme/mine --out mine.linnetbundle --data hub") { names, to, since, json };
        storage.AddTo(command);
        command.SetAction(async (result, cancellation) =>
        {
            var file = result.GetValue(to)!;
            var length = await HubBundles.ExportAsync(storage.Read(result), result.GetValue(names)!, file, result.GetValue(since), cancellation).ConfigureAwait(false);
            BundleLines.PrintFile(file, length, result.GetValue(json));
            return 0;
        });
        return command;
    }

    internal static Command CreateImport()
    {
        var storage = new HubStorageOptions();
        var file = new Argument<string>("file") { Description = "What linnet hub export wrote." };
        var owner = new Option<string?>("--owner") { Description = "Give the repositories to this user or organisation; otherwise their owners keep them, and are added as organisations where they are unknown." };
        var json = CommonOptions.Json();
        var command = new Command("import", "Bring the repositories of a file into a hub, all or none. Example: linnet hub import mine.linnetbundle --data hub") { file, owner, json };
        storage.AddTo(command);
        command.SetAction(async (result, cancellation) =>
        {
            foreach (var outcome in await HubBundles.ImportAsync(storage.Read(result), result.GetValue(file)!, result.GetValue(owner), cancellation).ConfigureAwait(false))
                BundleLines.PrintOutcome(outcome.Repository, outcome.IsNew, outcome.Commits, outcome.Refs, result.GetValue(json));
            return 0;
        });
        return command;
    }
}
