using System.CommandLine;
using Linnet.Cli.Output;
using Linnet.Client.Hub;

namespace Linnet.Cli.Commands;

/// <summary>`linnet repo export` and `import`: repositories as one file, from one hub to another that it cannot reach.</summary>
internal static class RepoBundleCommand
{
    internal static Command CreateExport()
    {
        var name = HubArguments.Repository();
        var to = new Option<string>("--out") { Description = "The file.", Required = true };
        var since = new Option<string?>("--since") { Description = "Leave out what the reader has: a branch, a tag or a commit, such as v1.0.0." };
        var json = CommonOptions.Json();
        var command = new Command("export", "Fetch a repository with its history as one file, continued where it broke off. Example: linnet repo export acme/mine --out mine.linnetbundle") { name, to, since, json };
        command.SetAction((result, cancellation) => HubArguments.WithHubAsync(async hub =>
        {
            var file = result.GetValue(to)!;
            long length;
            using (var progress = TransferProgress.For(result.GetValue(json)))
                length = await hub.ExportAsync(HubRepository.Parse(result.GetValue(name)!), file, result.GetValue(since), progress, cancellation).ConfigureAwait(false);
            BundleLines.PrintFile(file, length, result.GetValue(json));
        }));
        return command;
    }

    internal static Command CreateImport()
    {
        var file = new Argument<string>("file") { Description = "What linnet repo export, or linnet hub export, wrote." };
        var owner = new Option<string?>("--owner") { Description = "Give the repositories to this user or organisation; their owners keep them otherwise." };
        var json = CommonOptions.Json();
        var command = new Command("import", "Bring the repositories of a file into a hub, all or none. Example: linnet repo import mine.linnetbundle --owner acme") { file, owner, json };
        command.SetAction((result, cancellation) => HubArguments.WithHubAsync(async hub =>
        {
            IReadOnlyList<HubBundleOutcome> outcomes;
            using (var progress = TransferProgress.For(result.GetValue(json)))
                outcomes = await hub.ImportAsync(result.GetValue(file)!, result.GetValue(owner), progress, cancellation).ConfigureAwait(false);
            foreach (var outcome in outcomes) BundleLines.PrintOutcome(outcome.Repository, outcome.IsNew, outcome.Commits, outcome.Refs, result.GetValue(json));
        }));
        return command;
    }
}
