using System.CommandLine;
using Linnet.Cli.Output;
using Linnet.Client.Hub;

namespace Linnet.Cli.Commands;

/// <summary>`linnet pull`: brings a model from a hub.</summary>
internal static class PullCommand
{
    internal static Command Create()
    {
        var name = HubArguments.Repository("model");
        var revision = HubArguments.Revision("A branch, a tag or a commit.");
        var to = new Option<string?>("--to") { Description = "Copy the model to this folder; otherwise it stays in the cache." };
        var all = new Option<bool>("--all") { Description = "Bring all files, also those that a model folder does not need." };
        var verify = new Option<bool>("--verify") { Description = "Read everything once more and compare it with the hub's list." };
        var json = CommonOptions.Json();
        var command = new Command("pull", "Bring a model from a hub (HF_ENDPOINT, HF_TOKEN, or linnet login). Example: linnet pull distilbert/distilbert-base-uncased --to models/base")
        {
            name, revision, to, all, verify, json,
        };
        command.SetAction((result, cancellation) => HubArguments.WithHubAsync(async hub =>
        {
            var (repository, named) = HubArguments.Split(result.GetValue(name)!);
            var wanted = named == HubClient.DefaultRevision ? result.GetValue(revision)! : named;
            using var progress = TransferProgress.For(result.GetValue(json));
            var folder = await RunAsync(hub, repository, wanted, result.GetValue(to), result.GetValue(all), progress, cancellation).ConfigureAwait(false);
            if (result.GetValue(verify)) VerifyCommand.RequireRight(await hub.VerifyAsync(repository, wanted, null, progress, cancellation).ConfigureAwait(false));
            progress.Dispose();
            if (!result.GetValue(json))
            {
                Console.WriteLine(folder);
                return;
            }

            Console.WriteLine(JsonOutput.Line(writer =>
            {
                writer.WriteString("repository", repository.ToString());
                writer.WriteString("revision", wanted);
                writer.WriteString("folder", folder);
            }));
        }));
        return command;
    }

    /// <returns>Where the files are.</returns>
    private static async Task<string> RunAsync(
        HubClient hub, HubRepository repository, string revision, string? to, bool isWhole, TransferProgress progress, CancellationToken cancellation)
    {
        if (to is null) return await hub.PullAsync(repository, revision, isWhole, progress, cancellation).ConfigureAwait(false);
        await hub.PullToAsync(repository, to, revision, progress, isWhole, cancellation).ConfigureAwait(false);
        return to;
    }
}
