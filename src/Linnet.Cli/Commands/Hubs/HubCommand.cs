using System.CommandLine;
using Linnet.Cli.Output;
using Linnet.Hub;
using Linnet.Hub.Maintenance;
using Linnet.Hub.Work;

namespace Linnet.Cli.Commands;

/// <summary>`linnet hub`: a model hub of one's own, and its upkeep.</summary>
internal static class HubCommand
{
    internal static Command Create()
    {
        var storage = new HubStorageOptions();
        var host = new Option<string>("--host") { Description = "Address to listen at; 0.0.0.0 for all networks.", DefaultValueFactory = _ => "127.0.0.1" };
        var port = new Option<int>("--port") { Description = "Port to listen at; 0 takes a free one.", DefaultValueFactory = _ => 7860 };
        var join = new Option<bool>("--allow-registration") { Description = "Let strangers make accounts for themselves on the pages." };
        var webhooks = new Option<bool>("--allow-private-webhooks") { Description = "Webhooks may go to addresses inside of private networks." };
        var command = new Command("hub", "Run a model hub that Hugging Face's clients push to and pull from. Example: linnet hub --data hub --port 7860")
        {
            host, port, webhooks, join, CreateUser(), CreateMember(), HubQuotaCommand.Create(), CreateCheck(), CreateCollect(), CreateReindex(), HubBundleCommand.CreateExport(), HubBundleCommand.CreateImport(),
        };
        storage.AddTo(command);
        var upstream = new UpstreamArguments();
        upstream.AddTo(command);
        command.SetAction((result, cancellation) => RunAsync(
            storage.Read(result) with
            {
                Host = result.GetValue(host)!,
                Port = result.GetValue(port),
                AllowRegistration = result.GetValue(join),
                Work = new WorkOptions { Command = WorkerCommand.StartCommand },
                Upstream = upstream.Read(result),
                AllowPrivateWebhooks = result.GetValue(webhooks),
            },
            cancellation));
        return command;
    }

    private static Command CreateUser()
    {
        var storage = new HubStorageOptions();
        var name = new Argument<string>("name") { Description = "The user's name, the first part of their models' names." };
        var isAdmin = new Option<bool>("--admin") { Description = "A new user administers the hub." };
        var token = new Option<string>("--token-name") { Description = "What the token is for.", DefaultValueFactory = _ => "command line" };
        var password = new Option<bool>("--password") { Description = "Ask for a password for the pages, or read it from the standard input, instead of printing a token." };
        var command = new Command("user", "Add a user, or give one another token, and print it. Example: linnet hub user alice --data hub") { name, isAdmin, token, password };
        storage.AddTo(command);
        command.SetAction(async (result, cancellation) =>
        {
            if (result.GetValue(password))
            {
                var user = result.GetValue(name)!;
                await HubAdministration.SetPasswordAsync(
                    storage.Read(result), user, result.GetValue(isAdmin), SecretPrompt.Ask($"Password for {user}"), cancellation).ConfigureAwait(false);
                Console.WriteLine($"{user} can sign in with this password.");
                return 0;
            }

            Console.WriteLine(await HubAdministration.AddTokenAsync(
                storage.Read(result), result.GetValue(name)!, result.GetValue(isAdmin), result.GetValue(token)!, cancellation).ConfigureAwait(false));
            return 0;
        });
        return command;
    }

    private static Command CreateMember()
    {
        var storage = new HubStorageOptions();
        var organization = new Argument<string>("organization") { Description = "The organisation's name; created where there is none." };
        var user = new Argument<string>("user") { Description = "The user's name." };
        var role = new Option<string>("--role") { Description = "read, write, admin, or none to end the membership.", DefaultValueFactory = _ => "write" };
        var command = new Command("member", "Give a user a role in an organisation. Example: linnet hub member acme alice --role admin --data hub") { organization, user, role };
        storage.AddTo(command);
        command.SetAction(async (result, cancellation) =>
        {
            await HubAdministration.SetMemberAsync(
                storage.Read(result), result.GetValue(organization)!, result.GetValue(user)!, result.GetValue(role)!, cancellation).ConfigureAwait(false);
            Console.WriteLine($"{result.GetValue(organization)}: {result.GetValue(user)} has the role {result.GetValue(role)}");
            return 0;
        });
        return command;
    }

    private static Command CreateCheck()
    {
        var storage = new HubStorageOptions();
        var deep = new Option<bool>("--deep") { Description = "Read and hash every file too." };
        var json = CommonOptions.Json();
        var command = new Command("check", "Follow every name in a hub to what it names; ends with 1 where something is damaged. Example: linnet hub check --data hub --deep") { deep, json };
        storage.AddTo(command);
        command.SetAction(async (result, cancellation) =>
        {
            var problems = await HubAdministration.CheckAsync(storage.Read(result), result.GetValue(deep), cancellation).ConfigureAwait(false);
            var damage = problems.Count(problem => problem.IsDamage);
            if (result.GetValue(json)) Console.WriteLine(Json(problems, damage));
            else Print(problems, damage);
            return damage == 0 ? 0 : 1;
        });
        return command;
    }

    private static Command CreateCollect()
    {
        var storage = new HubStorageOptions();
        var command = new Command("gc", "Remove what nobody can reach any more and is older than a day. Example: linnet hub gc --data hub");
        storage.AddTo(command);
        command.SetAction(async (result, cancellation) =>
        {
            Console.WriteLine($"freed {await HubAdministration.CollectGarbageAsync(storage.Read(result), cancellation).ConfigureAwait(false)} bytes");
            return 0;
        });
        return command;
    }

    private static Command CreateReindex()
    {
        var storage = new HubStorageOptions();
        var command = new Command("reindex", "Make the index by which repositories are found anew. Example: linnet hub reindex --data hub");
        storage.AddTo(command);
        command.SetAction(async (result, cancellation) =>
        {
            Console.WriteLine($"indexed {await HubAdministration.ReindexAsync(storage.Read(result), told: null, cancellation).ConfigureAwait(false)} repositories");
            return 0;
        });
        return command;
    }

    private static void Print(IReadOnlyList<HubProblem> problems, int damage)
    {
        foreach (var problem in problems) Console.WriteLine($"{(problem.IsDamage ? "damage" : "leftover")}: {problem.Message}");
        Console.WriteLine(damage == 0 ? "clean" : $"{damage} damaged");
    }

    private static string Json(IReadOnlyList<HubProblem> problems, int damage) => JsonOutput.Line(writer =>
    {
        writer.WriteBoolean("clean", damage == 0);
        writer.WriteStartArray("problems");
        foreach (var problem in problems)
        {
            writer.WriteStartObject();
            writer.WriteBoolean("damage", problem.IsDamage);
            writer.WriteString("message", problem.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    private static async Task<int> RunAsync(HubOptions options, CancellationToken cancellation)
    {
        var running = await RunningHub.StartAsync(options, options.Port, cancellation).ConfigureAwait(false);
        await using (running.ConfigureAwait(false))
        {
            Console.WriteLine($"hub: {running.Address} (data in {options.DataFolder})");
            if (running.FirstToken is { } token)
            {
                Console.WriteLine("This is its first start. The administrator 'admin' has this token; it is not shown again:");
                Console.WriteLine($"  {token}");
                Console.WriteLine($"Open {running.SignInLink ?? $"{running.Address}/login"} in a browser{(running.SignInLink is null ? ", sign in with it" : " on this machine within 15 minutes, which signs you in,")} and choose a password.");
                Console.WriteLine($"Next: HF_ENDPOINT={running.Address} HF_TOKEN={token} with any client of Hugging Face, or linnet hub user NAME for your colleagues.");
            }

            await running.WaitAsync(cancellation).ConfigureAwait(false);
        }

        return 0;
    }
}
