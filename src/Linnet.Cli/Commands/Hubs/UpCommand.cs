using System.CommandLine;
using Linnet.Cli.Output;
using Linnet.Hub;
using Linnet.Hub.Work;

namespace Linnet.Cli.Commands;

/// <summary>`linnet up`: everything that a newcomer needs, with one word.</summary>
internal static class UpCommand
{
    internal static Command Create()
    {
        var storage = new HubStorageOptions();
        var host = new Option<string>("--host") { Description = "Address to listen at; 0.0.0.0 for all networks.", DefaultValueFactory = _ => "127.0.0.1" };
        var port = new Option<int?>("--port") { Description = $"Port to listen at; {RunningHub.UsualPort} where it is left out, or a free one if that is taken." };
        var json = CommonOptions.Json();
        var command = new Command("up", "Start your own model hub and say what to do next; Ctrl-C stops it. Example: linnet up") { host, port, json };
        storage.AddTo(command);
        command.SetAction((result, cancellation) => RunAsync(
            storage.Read(result) with { Host = result.GetValue(host)!, Work = new WorkOptions { Command = WorkerCommand.StartCommand } }, result.GetValue(port), result.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(HubOptions options, int? port, bool isJson, CancellationToken cancellation)
    {
        var running = await RunningHub.StartAsync(options, port, cancellation).ConfigureAwait(false);
        await using (running.ConfigureAwait(false))
        {
            if (isJson) PrintJson(running, options);
            else Print(running, options);
            await running.WaitAsync(cancellation).ConfigureAwait(false);
        }

        if (!isJson) Console.WriteLine("stopped");
        return 0;
    }

    private static void Print(RunningHub running, HubOptions options)
    {
        Console.WriteLine($"Linnet is up: {running.Address} (everything is kept in {Path.GetFullPath(options.DataFolder)})");
        if (running.FirstToken is { } token)
        {
            Console.WriteLine();
            Console.WriteLine("This is its first start. You are its administrator, 'admin', by this token; it is not shown again:");
            Console.WriteLine($"  {token}");
        }

        Console.WriteLine();
        Console.WriteLine("Next:");
        if (running.SignInLink is { } link)
        {
            Console.WriteLine("  open this in a browser on this machine; it signs you in, once and within 15 minutes, and the page says what can be done:");
            Console.WriteLine($"    {link}");
        }
        else
        {
            Console.WriteLine($"  open {running.Address} in a browser: the page says what can be done");
        }

        Console.WriteLine($"  linnet login --endpoint {running.Address}");
        Console.WriteLine("  linnet push models/mine admin/mine");
        Console.WriteLine();
        Console.WriteLine("Ctrl-C stops it; linnet up starts it again with all that is in it.");
    }

    private static void PrintJson(RunningHub running, HubOptions options) => Console.WriteLine(JsonOutput.Line(writer =>
    {
        writer.WriteString("address", running.Address);
        writer.WriteString("data", Path.GetFullPath(options.DataFolder));
        writer.WriteString("signInLink", running.SignInLink);
        if (running.FirstToken is { } token)
        {
            writer.WriteString("user", "admin");
            writer.WriteString("token", token);
        }
    }));
}
