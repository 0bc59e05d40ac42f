using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Linnet.Hub.Tests.Stores;

/// <summary>Programs that tests need beside the hub.</summary>
internal static class Programs
{
    private const int FirstPort = 15_000;
    private const int LastPort = 32_000;

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its code, 127 where there is no such program; and all that it said.</returns>
    internal static (int ExitCode, string Text) Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() })!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + error.Result);
        }
        catch (Win32Exception)
        {
            return (127, $"{program} is not installed");
        }
    }

    /// <summary>Starts a server that ends when this process does, however that may be: its standard input is closed then.</summary>
    internal static Process StartServer(string program, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>A port that nobody uses; none of those that systems give to whoever asks for any, which could be gone before the server has it.</summary>
    internal static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(FirstPort, LastPort);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken.
            }
        }
    }

    /// <summary>Waits until somebody listens at a port, five minutes at most.</summary>
    internal static async Task WaitForPortAsync(int port, Process server)
    {
        for (var attempt = 0; attempt < 3000 && !server.HasExited; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }

        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{server.StartInfo.FileName} does not listen at port {port}."));
    }
}
