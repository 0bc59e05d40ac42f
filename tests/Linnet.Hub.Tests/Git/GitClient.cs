using System.Diagnostics;

namespace Linnet.Hub.Tests.Git;

/// <summary>Runs the git that is installed, without anybody's settings, asking nobody for passwords.</summary>
internal static class GitClient
{
    internal static async Task<(int ExitCode, string Output, string Error)> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment["HOME"] = Path.GetTempPath();
        start.Environment["XDG_CONFIG_HOME"] = Path.GetTempPath();
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["NO_PROXY"] = "127.0.0.1";
        start.Environment["LC_ALL"] = "C";
        foreach (var role in new[] { "AUTHOR", "COMMITTER" })
        {
            start.Environment[$"GIT_{role}_NAME"] = "Bob";
            start.Environment[$"GIT_{role}_EMAIL"] = "bob@example.org";
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output).Trim(), await error);
    }

    /// <summary>Runs git and expects it to succeed.</summary>
    /// <returns>What it prints.</returns>
    internal static async Task<string> OkAsync(string folder, params string[] arguments)
    {
        var (exitCode, output, error) = await RunAsync(folder, arguments);
        Assert.True(exitCode == 0, $"git {string.Join(' ', arguments)}: {exitCode}\n{output}\n{error}");
        return output;
    }
}
