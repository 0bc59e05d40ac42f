using System.Diagnostics;

namespace Linnet.Hub.Tests.Objects;

/// <summary>Runs the git that is installed.</summary>
internal static class GitProcess
{
    internal const string Missing = "needs git, which is not installed here";

    internal static readonly bool IsHere = Find();

    internal static string Run(string folder, byte[]? input, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var role in new[] { "AUTHOR", "COMMITTER" })
        {
            start.Environment[$"GIT_{role}_NAME"] = "Alice Müller";
            start.Environment[$"GIT_{role}_EMAIL"] = "alice@example.org";
            start.Environment[$"GIT_{role}_DATE"] = "1700000000 +0000";
        }

        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["HOME"] = folder;
        using var process = Process.Start(start)!;
        if (input is not null) process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Trim();
    }

    private static bool Find()
    {
        try
        {
            return Run(Path.GetTempPath(), null, "--version").StartsWith("git version", StringComparison.Ordinal);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

/// <summary>A test that is skipped, saying why, where git is absent.</summary>
internal sealed class GitFactAttribute : FactAttribute
{
    public GitFactAttribute()
    {
        if (!GitProcess.IsHere) Skip = GitProcess.Missing;
    }
}
