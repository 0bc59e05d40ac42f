using System.CommandLine;
using Linnet.Cli.Output;
using Linnet.Client.Hub;

namespace Linnet.Cli.Commands;

/// <summary>`linnet push`: sends a folder to a hub as one commit.</summary>
internal static class PushCommand
{
    internal static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "A model folder, such as models/mine, or any other." };
        var repository = HubArguments.Repository();
        var branch = new Option<string>("--branch") { Description = "The branch that gets the commit; begun at main where it is missing.", DefaultValueFactory = _ => HubClient.DefaultRevision };
        var message = new Option<string>("--message", "-m") { Description = "What has changed: a title, and after an empty line more.", DefaultValueFactory = _ => "Upload with linnet" };
        var isRequest = new Option<bool>("--pr") { Description = "Propose the commit as a pull request; the branch stays where it is." };
        var isPrivate = new Option<bool>("--private") { Description = "Hide a repository that is created from others." };
        var tag = new Option<string?>("--tag") { Description = "A tag for the commit, such as v1.0.0." };
        var deletes = new Option<bool>("--delete") { Description = "Remove files on the hub that the folder does not have." };
        var sign = new Option<string?>("--sign") { Description = "A private key with which the commit is signed (linnet keys create, then linnet keys add)." };
        var json = CommonOptions.Json();
        var command = new Command("push", "Send a folder to a hub as one commit; what the hub has already is not sent. Example: linnet push models/mine acme/mine --tag v1.0.0 -m \"First version\"")
        {
            folder, repository, branch, message, isRequest, isPrivate, tag, deletes, sign, json,
        };
        command.SetAction((result, cancellation) => HubArguments.WithHubAsync(async hub =>
        {
            var target = HubRepository.Parse(result.GetValue(repository)!);
            var options = new HubPushOptions
            {
                Branch = result.GetValue(branch)!,
                Message = result.GetValue(message)!,
                IsPullRequest = result.GetValue(isRequest),
                IsPrivate = result.GetValue(isPrivate),
                Tag = result.GetValue(tag),
                DeletesMissing = result.GetValue(deletes),
            };

            // A key that cannot be read is said before anything goes.
            using var key = result.GetValue(sign) is { } path ? KeysCommand.ReadPrivate(path) : null;
            using var progress = TransferProgress.For(result.GetValue(json));
            var pushed = await hub.PushAsync(target, result.GetValue(folder)!, options, progress, cancellation).ConfigureAwait(false);
            if (key is not null) await hub.SignAsync(target, pushed.Commit, key, result.GetValue(folder)!, cancellation).ConfigureAwait(false);
            progress.Dispose();
            if (result.GetValue(json)) PrintJson(target, pushed);
            else Print(pushed);
        }));
        return command;
    }

    private static void Print(HubPushResult pushed)
    {
        Console.WriteLine(pushed.IsNew
            ? $"{pushed.PullRequest ?? pushed.Address ?? pushed.Commit}"
            : $"nothing has changed since {pushed.Commit}");
        Console.WriteLine($"{pushed.Changed} files changed, {pushed.Unchanged} as they were{(pushed.Deleted > 0 ? $", {pushed.Deleted} removed" : string.Empty)}, {Wording.Bytes(pushed.Sent)} sent");
    }

    private static void PrintJson(HubRepository repository, HubPushResult pushed) => Console.WriteLine(JsonOutput.Line(writer =>
    {
        writer.WriteString("repository", repository.ToString());
        writer.WriteString("commit", pushed.Commit);
        writer.WriteBoolean("isNew", pushed.IsNew);
        writer.WriteString("address", pushed.Address);
        writer.WriteString("pullRequest", pushed.PullRequest);
        writer.WriteNumber("changed", pushed.Changed);
        writer.WriteNumber("unchanged", pushed.Unchanged);
        writer.WriteNumber("deleted", pushed.Deleted);
        writer.WriteNumber("sentBytes", pushed.Sent);
    }));
}
