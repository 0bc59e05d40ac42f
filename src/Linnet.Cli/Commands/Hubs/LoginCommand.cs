using System.CommandLine;
using System.Text;
using Linnet.Cli.Output;
using Linnet.Client.Hub;

namespace Linnet.Cli.Commands;

/// <summary>`linnet login`, `logout`, `whoami`: who the hub takes us for.</summary>
internal static class LoginCommand
{
    private const int MaxToken = 500;

    internal static Command Create()
    {
        var endpoint = new Option<string?>("--endpoint") { Description = "The hub's address; the one in use where it is left out." };
        var token = new Option<string?>("--token") { Description = "The token; better left out: it is then asked for, or read from standard input." };
        var json = CommonOptions.Json();
        var command = new Command("login", "Remember a hub and its token, where Hugging Face's tools find it too. Example: linnet login --endpoint http://127.0.0.1:7860") { endpoint, token, json };
        command.SetAction(async (result, cancellation) =>
        {
            var address = result.GetValue(endpoint) is { } text
                ? HubOptions.TryParseEndpoint(text) ?? throw new ConfigurationException($"--endpoint {text}: expected an address such as http://127.0.0.1:7860.")
                : null;
            var user = await HubLogin.LoginAsync(address, result.GetValue(token) ?? AskForToken(), cancellation).ConfigureAwait(false);
            var options = HubOptions.FromEnvironment();
            if (result.GetValue(json)) PrintJson(options.Endpoint, user);
            else Console.WriteLine($"{user.Name} at {HubArguments.Show(address ?? options.Endpoint)}");
            if (address is not null && options.Endpoint != address)
                await Console.Error.WriteLineAsync($"note: HF_ENDPOINT names {options.Endpoint}, and comes before this login.").ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    internal static Command CreateLogout()
    {
        var command = new Command("logout", "Forget the hub and its token. Example: linnet logout");
        command.SetAction(_ =>
        {
            Console.WriteLine(HubLogin.Logout() ? "forgotten" : "nothing was remembered");
            return 0;
        });
        return command;
    }

    internal static Command CreateWhoAmI()
    {
        var json = CommonOptions.Json();
        var command = new Command("whoami", "Say whose token is in use, and at which hub. Example: linnet whoami") { json };
        command.SetAction((result, cancellation) => HubArguments.WithHubAsync(async hub =>
        {
            var user = await hub.WhoAmIAsync(cancellation).ConfigureAwait(false);
            if (result.GetValue(json))
            {
                PrintJson(hub.Endpoint, user);
                return;
            }

            Console.WriteLine($"{user.Name} at {HubArguments.Show(hub.Endpoint)}");
            if (user.TokenRole is { } role) Console.WriteLine($"token: {user.TokenName ?? "without a name"} ({role})");
            if (user.Organizations.Count > 0) Console.WriteLine($"organisations: {string.Join(", ", user.Organizations)}");
        }));
        return command;
    }

    private static void PrintJson(Uri endpoint, HubUser user) => Console.WriteLine(JsonOutput.Line(writer =>
    {
        writer.WriteString("name", user.Name);
        writer.WriteString("endpoint", HubArguments.Show(endpoint));
        writer.WriteString("tokenName", user.TokenName);
        writer.WriteString("tokenRole", user.TokenRole);
        writer.WriteStartArray("organizations");
        foreach (var name in user.Organizations) writer.WriteStringValue(name);
        writer.WriteEndArray();
    }));

    private static string AskForToken()
    {
        if (Console.IsInputRedirected) return Console.In.ReadLine() ?? throw new ConfigurationException("no token came: give --token, or the token on standard input.");
        Console.Error.Write("Token (it is not shown): ");
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace) typed.Length = Math.Max(0, typed.Length - 1);
            else if (typed.Length < MaxToken && !char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
