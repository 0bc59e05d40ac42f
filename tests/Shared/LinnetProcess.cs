using System.Diagnostics;

namespace Linnet.Tests;

/// <summary>Runs the command as a user would: a process of its own, its streams captured. For test projects that refer to it.</summary>
internal static class LinnetProcess
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "linnet.dll");

    internal sealed record Result(int ExitCode, string Output, string Error);

    internal static Result Run(string arguments, string folder, string? input = null) => Run(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), folder, input);

    internal static Result Run(IEnumerable<string> arguments, string folder, string? input = null, IEnumerable<KeyValuePair<string, string>>? environment = null)
    {
        using var process = Start(arguments, folder, environment);
        var error = process.StandardError.ReadToEndAsync();
        if (input is not null) process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Result(process.ExitCode, output, error.Result);
    }

    internal static Process Start(IEnumerable<string> arguments, string folder, IEnumerable<KeyValuePair<string, string>>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder,
        };
        start.ArgumentList.Add(Program);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["LINNET_NUM_THREADS"] = "2";
        foreach (var (name, value) in environment ?? []) start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
