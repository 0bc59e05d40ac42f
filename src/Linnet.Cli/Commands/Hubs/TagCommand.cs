using System.CommandLine;
using Linnet.Cli.Output;
using Linnet.Client.Hub;

namespace Linnet.Cli.Commands;

/// <summary>`linnet tag`: names for commits that stay where they are.</summary>
internal static class TagCommand
{
    internal static Command Create()
    {
        var repository = HubArguments.Repository();
        var tag = new Argument<string?>("tag") { Description = "The tag's name, such as v1.2.0.", Arity = ArgumentArity.ZeroOrOne };
        var revision = HubArguments.Revision("The branch, tag or commit that gets it.");
        var message = new Option<string?>("--message", "-m") { Description = "What is to be said about it." };
        var delete = new Option<bool>("--delete") { Description = "Remove the tag." };
        var list = new Option<bool>("--list") { Description = "List the tags." };
        var json = CommonOptions.Json();
        var command = new Command("tag", "Give a commit a name that stays, list such names, remove one. Example: linnet tag acme/mine v1.2.0 --message \"Better on long texts\"")
        {
            repository, tag, revision, message, delete, list, json,
        };
        command.SetAction((result, cancellation) => HubArguments.WithHubAsync(async hub =>
        {
            var target = HubRepository.Parse(result.GetValue(repository)!);
            if (result.GetValue(list) || (result.GetValue(tag) is null && !result.GetValue(delete)))
            {
                RefLines.Print((await hub.ListRefsAsync(target, cancellation).ConfigureAwait(false)).Tags, result.GetValue(json));
                return;
            }

            var name = result.GetValue(tag) ?? throw new ConfigurationException("--delete: name the tag that is to go.");
            if (result.GetValue(delete)) await hub.DeleteTagAsync(target, name, cancellation).ConfigureAwait(false);
            else await hub.CreateTagAsync(target, name, result.GetValue(revision)!, result.GetValue(message), cancellation).ConfigureAwait(false);
            if (result.GetValue(json)) Console.WriteLine(JsonOutput.Line(writer => writer.WriteString(result.GetValue(delete) ? "deleted" : "tag", name)));
            else Console.WriteLine(result.GetValue(delete) ? $"{target}: {name} is gone" : $"{target}@{name}");
        }));
        return command;
    }
}
