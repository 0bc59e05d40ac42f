using System.CommandLine;
using Linnet.Cli.Output;
using Linnet.Client.Hub;

namespace Linnet.Cli.Commands;

/// <summary>`linnet pull`: brings a model from a hub.</summary>
internal static class PullCommand
{
    internal static Command Create()
    {
        var name = new Argument<string>("model") { Description = "ORG/NAME on the hub." };
        var revision = new Option<string>("--revision") { Description = "A branch, a tag or a commit.", DefaultValueFactory = _ => HubClient.DefaultRevision };
        var to = new Option<string?>("--to") { Description = "Copy the model to this folder; otherwise it stays in the cache." };
        var command = new Command("pull", "Bring a model from a hub (HF_ENDPOINT, HF_TOKEN). Example: linnet pull distilbert/distilbert-base-uncased --to models/base")
        {
            name, revision, to,
        };
        command.SetAction((result, cancellation) => RunAsync(result.GetValue(name)!, result.GetValue(revision)!, result.GetValue(to), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string name, string revision, string? to, CancellationToken cancellation)
    {
        var repository = HubRepository.Parse(name);
        using var hub = new HubClient(HubOptions.FromEnvironment());
        var progress = new PullProgress(Console.Error, Console.IsErrorRedirected);
        if (to is null)
        {
            to = await hub.PullAsync(repository, revision, progress, cancellation).ConfigureAwait(false);
        }
        else
        {
            await hub.PullToAsync(repository, to, revision, progress, cancellation).ConfigureAwait(false);
        }

        Console.WriteLine(to);
        return 0;
    }
}
