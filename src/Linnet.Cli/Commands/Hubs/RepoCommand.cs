using System.CommandLine;
using System.Globalization;
using Linnet.Cli.Output;
using Linnet.Client.Hub;

namespace Linnet.Cli.Commands;

/// <summary>`linnet repo`: repositories on a hub.</summary>
internal static class RepoCommand
{
    private const int ShownCommits = 20;

    internal static Command Create() => new("repo", "Create, list, look into, change, carry and delete repositories on a hub. Example: linnet repo list --owner acme")
    {
        CreateCreate(), CreateDelete(), CreateMove(), CreateList(), CreateSettings(), CreateFiles(), CreateBranches(), CreateHistory(), RepoBundleCommand.CreateExport(), RepoBundleCommand.CreateImport(),
    };

    private static Command CreateCreate()
    {
        var name = HubArguments.Repository();
        var isPrivate = new Option<bool>("--private") { Description = "Hide it from others." };
        var license = new Option<string?>("--license") { Description = "An SPDX identifier for its first card, such as apache-2.0." };
        var existing = new Option<bool>("--exist-ok") { Description = "One that is there already will do." };
        var json = CommonOptions.Json();
        var command = new Command("create", "Create a repository. Example: linnet repo create acme/mine --private") { name, isPrivate, license, existing, json };
        command.SetAction((result, cancellation) => HubArguments.WithHubAsync(async hub =>
        {
            var repository = HubRepository.Parse(result.GetValue(name)!);
            await hub.CreateAsync(repository, result.GetValue(isPrivate), result.GetValue(existing), result.GetValue(license), cancellation).ConfigureAwait(false);
            Done(repository, "created", result.GetValue(json));
        }));
        return command;
    }

    private static Command CreateDelete()
    {
        var name = HubArguments.Repository();
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        var json = CommonOptions.Json();
        var command = new Command("delete", "Delete a repository with its history. Example: linnet repo delete acme/mine --yes") { name, yes, json };
        command.SetAction((result, cancellation) => HubArguments.WithHubAsync(async hub =>
        {
            var repository = HubRepository.Parse(result.GetValue(name)!);
            if (!result.GetValue(yes)) Confirm(repository);
            await hub.DeleteAsync(repository, cancellation).ConfigureAwait(false);
            Done(repository, "deleted", result.GetValue(json));
        }));
        return command;
    }

    private static Command CreateMove()
    {
        var name = HubArguments.Repository();
        var to = new Argument<string>("to") { Description = "The new name; the old one leads to it." };
        var json = CommonOptions.Json();
        var command = new Command("move", "Give a repository another name or owner. Example: linnet repo move acme/mine acme/better") { name, to, json };
        command.SetAction((result, cancellation) => HubArguments.WithHubAsync(async hub =>
        {
            var target = HubRepository.Parse(result.GetValue(to)!);
            await hub.MoveAsync(HubRepository.Parse(result.GetValue(name)!), target, cancellation).ConfigureAwait(false);
            Done(target, "moved", result.GetValue(json));
        }));
        return command;
    }

    private static Command CreateList()
    {
        var owner = new Option<string?>("--owner") { Description = "A user or an organisation; you, where it is left out." };
        var kind = Choices.Option("--kind", "What repositories hold.", HubRepositoryKind.Model);
        var limit = new Option<int>("--limit") { Description = "How many at most.", DefaultValueFactory = _ => 100 };
        var json = CommonOptions.Json();
        var command = new Command("list", "List somebody's repositories. Example: linnet repo list --owner acme") { owner, kind, limit, json };
        command.SetAction((result, cancellation) => HubArguments.WithHubAsync(async hub =>
        {
            var name = result.GetValue(owner) ?? (await hub.WhoAmIAsync(cancellation).ConfigureAwait(false)).Name;
            var query = new HubQuery { Kind = result.GetValue(kind), Owner = name, Limit = result.GetValue(limit) };
            await RepositoryLines.PrintAsync(hub.SearchAsync(query, cancellation), result.GetValue(json)).ConfigureAwait(false);
        }));
        return command;
    }

    private static Command CreateSettings()
    {
        var name = HubArguments.Repository();
        var isPrivate = new Option<bool?>("--private") { Description = "true hides it from others, false shows it to all." };
        var gated = new Option<string?>("--gated") { Description = "auto: who accepts the terms may read; manual: the owner decides; none." };
        var json = CommonOptions.Json();
        var command = new Command("settings", "Show or change who sees a repository and who reads it. Example: linnet repo settings acme/mine --private false --gated manual") { name, isPrivate, gated, json };
        command.SetAction((result, cancellation) => HubArguments.WithHubAsync(async hub =>
        {
            var repository = HubRepository.Parse(result.GetValue(name)!);
            var (hidden, gating) = (result.GetValue(isPrivate), result.GetValue(gated));
            if (hidden is not null || gating is not null) await hub.ConfigureAsync(repository, hidden, gating, cancellation).ConfigureAwait(false);
            var info = await hub.DescribeAsync(repository, cancellation: cancellation).ConfigureAwait(false);
            Console.WriteLine(result.GetValue(json)
                ? JsonOutput.Line(writer =>
                {
                    writer.WriteString("repository", repository.ToString());
                    writer.WriteBoolean("private", info.IsPrivate);
                    writer.WriteString("gated", info.Gating ?? "none");
                })
                : $"{info.Repository}: {(info.IsPrivate ? "private" : "public")}, gated: {info.Gating ?? "none"}");
        }));
        return command;
    }

    private static Command CreateFiles()
    {
        var name = HubArguments.Repository();
        var revision = HubArguments.Revision("A branch, a tag or a commit.");
        var json = CommonOptions.Json();
        var command = new Command("files", "List a repository's files with their sizes and hashes. Example: linnet repo files acme/mine --revision v1.0.0") { name, revision, json };
        command.SetAction((result, cancellation) => HubArguments.WithHubAsync(async hub =>
        {
            var snapshot = await hub.ListAsync(HubRepository.Parse(result.GetValue(name)!), result.GetValue(revision)!, cancellation).ConfigureAwait(false);
            foreach (var file in snapshot.Files)
            {
                Console.WriteLine(result.GetValue(json)
                    ? JsonOutput.Line(writer =>
                    {
                        writer.WriteString("path", file.Path);
                        writer.WriteNumber("size", file.Size);
                        writer.WriteString("hash", file.Hash);
                        writer.WriteString("sha256", file.Sha256);
                    })
                    : $"{(file.Sha256 ?? file.Hash)[..12]}  {file.Size,14}  {file.Path}");
            }
        }));
        return command;
    }

    private static Command CreateBranches()
    {
        var name = HubArguments.Repository();
        var begin = new Option<string?>("--create") { Description = "Begin a branch of this name." };
        var from = HubArguments.Revision("Where it begins.");
        var delete = new Option<string?>("--delete") { Description = "Remove a branch; its commits stay under their ids." };
        var json = CommonOptions.Json();
        var command = new Command("branches", "List branches, begin one, remove one. Example: linnet repo branches acme/mine --create trial --revision v1.0.0") { name, begin, from, delete, json };
        command.SetAction((result, cancellation) => HubArguments.WithHubAsync(async hub =>
        {
            var repository = HubRepository.Parse(result.GetValue(name)!);
            if (result.GetValue(begin) is { } branch) await hub.CreateBranchAsync(repository, branch, result.GetValue(from), cancellation).ConfigureAwait(false);
            if (result.GetValue(delete) is { } gone) await hub.DeleteBranchAsync(repository, gone, cancellation).ConfigureAwait(false);
            RefLines.Print((await hub.ListRefsAsync(repository, cancellation).ConfigureAwait(false)).Branches, result.GetValue(json));
        }));
        return command;
    }

    private static Command CreateHistory()
    {
        var name = HubArguments.Repository();
        var revision = HubArguments.Revision("A branch, a tag or a commit.");
        var limit = new Option<int>("--limit") { Description = "How many commits at most.", DefaultValueFactory = _ => ShownCommits };
        var json = CommonOptions.Json();
        var command = new Command("history", "List commits, the newest first. Example: linnet repo history acme/mine") { name, revision, limit, json };
        command.SetAction((result, cancellation) => HubArguments.WithHubAsync(async hub =>
        {
            var left = result.GetValue(limit);
            await foreach (var commit in hub.ListCommitsAsync(HubRepository.Parse(result.GetValue(name)!), result.GetValue(revision)!, cancellation).ConfigureAwait(false))
            {
                if (left-- <= 0) break;
                Console.WriteLine(result.GetValue(json) ? Json(commit) : $"{commit.Id[..12]}  {Time(commit.Date, "yyyy-MM-dd HH:mm")}  {commit.Author}  {commit.Title}");
            }
        }));
        return command;
    }

    private static string Json(HubCommit commit) => JsonOutput.Line(writer =>
    {
        writer.WriteString("commit", commit.Id);
        writer.WriteString("title", commit.Title);
        writer.WriteString("message", commit.Message);
        writer.WriteString("date", Time(commit.Date, "o"));
        writer.WriteString("author", commit.Author);
    });

    private static string? Time(DateTimeOffset? time, string format) => time?.ToString(format, CultureInfo.InvariantCulture);

    private static void Confirm(HubRepository repository)
    {
        if (Console.IsInputRedirected) throw new ConfigurationException($"{repository} would be deleted with its history; say --yes if that is meant.");
        Console.Error.Write($"{repository} and its history will be deleted. Write its name to go on: ");
        if (Console.ReadLine()?.Trim() != repository.ToString()) throw new ConfigurationException("another name was written; nothing was deleted.");
    }

    private static void Done(HubRepository repository, string what, bool isJson) =>
        Console.WriteLine(isJson ? JsonOutput.Line(writer => writer.WriteString(what, repository.ToString())) : $"{what} {repository}");
}
