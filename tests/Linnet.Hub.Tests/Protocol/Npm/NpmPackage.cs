using System.Diagnostics;

namespace Linnet.Hub.Tests.Protocol.Npm;

/// <summary>A package from npm, installed by its name into the repository's artifacts. Nothing of it runs while it is installed.</summary>
internal sealed class NpmPackage
{
    /// <summary>The client of hubs.</summary>
    internal static readonly NpmPackage Hub = new("@huggingface/hub@2.17.5", "npm", "@huggingface/hub/dist/index.mjs");

    /// <summary>transformers.js.</summary>
    internal static readonly NpmPackage Transformers = new("@huggingface/transformers@4.3.1", "npm-transformers", "@huggingface/transformers/dist/transformers.node.mjs");

    /// <summary>A server that speaks the protocol of S3.</summary>
    internal static readonly NpmPackage S3Server = new("s3rver@3.7.1", "npm-s3", "s3rver/lib/s3rver.js");

    private readonly string _name;
    private readonly string _folder;
    private readonly string _file;
    private readonly Lazy<(string? Module, string? Missing)> _installed;

    private NpmPackage(string name, string folder, string file)
    {
        (_name, _folder, _file) = (name, folder, file);
        _installed = new(Install);
    }

    /// <summary>The file to import; null where it cannot be had.</summary>
    internal string? Module => _installed.Value.Module;

    /// <summary>Why it cannot be had.</summary>
    internal string? Missing => _installed.Value.Missing;

    /// <summary>Runs a script with the package, and other arguments.</summary>
    internal (int ExitCode, string Output, string Error) Run(string script, string folder, params string[] arguments) =>
        Start("node", folder, [Path.Combine(AppContext.BaseDirectory, "npm", script), .. arguments, Module!, folder]);

    private static (int ExitCode, string Output, string Error) Start(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    private (string? Module, string? Missing) Install()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Linnet.slnx"))) root = root.Parent!;
        var target = Path.Combine(root.FullName, "artifacts", _folder);
        var module = Path.Combine(target, "node_modules", _file);
        try
        {
            if (Start("node", root.FullName, "--version").ExitCode != 0) return (null, "needs node, which does not run here");
            if (File.Exists(module)) return (module, null);
            Directory.CreateDirectory(target);
            var install = Start("npm", target, "install", _name, "--prefix", target, "--ignore-scripts", "--no-audit", "--no-fund");
            return File.Exists(module) ? (module, null) : (null, $"needs the npm package {_name}, which could not be installed: {install.Error.Trim().ReplaceLineEndings(" ")}");
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
        if (NpmPackage.Hub.Missing is { } missing) Skip = missing;
    }
}

/// <summary>A test that is skipped, saying why, where transformers.js cannot be had.</summary>
internal sealed class TransformersFactAttribute : FactAttribute
{
    public TransformersFactAttribute()
    {
        if (NpmPackage.Transformers.Missing is { } missing) Skip = missing;
    }
}
