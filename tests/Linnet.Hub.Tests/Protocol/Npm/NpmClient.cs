using System.Diagnostics;

namespace Linnet.Hub.Tests.Protocol.Npm;

/// <summary>The real npm client, installed by its name into the repository's artifacts.</summary>
internal static class NpmClient
{
    private const string Package = "@huggingface/hub@2.17.5";

    private static readonly Lazy<(string? Module, string? Missing)> Installed = new(Install);

    /// <summary>The file to import; null where it cannot be had.</summary>
    internal static string? Module => Installed.Value.Module;

    /// <summary>Why it cannot be had.</summary>
    internal static string? Missing => Installed.Value.Missing;

    internal static (int ExitCode, string Output, string Error) Run(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    private static (string? Module, string? Missing) Install()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Linnet.slnx"))) folder = folder.Parent!;
        var target = Path.Combine(folder.FullName, "artifacts", "npm");
        var module = Path.Combine(target, "node_modules", "@huggingface", "hub", "dist", "index.mjs");
        try
        {
            if (Run("node", folder.FullName, "--version").ExitCode != 0) return (null, "needs node, which does not run here");
            if (File.Exists(module)) return (module, null);
            Directory.CreateDirectory(target);
            var install = Run("npm", target, "install", Package, "--prefix", target, "--ignore-scripts", "--no-audit", "--no-fund");
            return File.Exists(module) ? (module, null) : (null, $"needs the npm package {Package}, which could not be installed: {install.Error.Trim().ReplaceLineEndings(" ")}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (null, "needs node and npm, which are not installed here");
        }
    }
}

/// <summary>A test that is skipped, saying why, where the npm client cannot be had.</summary>
internal sealed class NpmFactAttribute : FactAttribute
{
    public NpmFactAttribute()
    {
        if (NpmClient.Missing is { } missing) Skip = missing;
    }
}
