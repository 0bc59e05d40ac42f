using System.Diagnostics;

namespace Linnet.Models.Tests.TorchFiles;

/// <summary>A Python with torch, where there is one.</summary>
internal static class PythonTorch
{
    private static readonly Lazy<string?> Interpreter = new(() => new[] { "/usr/bin/python3", "python3" }.FirstOrDefault(python => Run(python, "import torch")));

    internal static bool IsHere => Interpreter.Value is not null;

    /// <summary>Runs a program.</summary>
    internal static void Run(string program) => Assert.True(Run(Interpreter.Value!, program), "the Python program failed");

    private static bool Run(string python, string program)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-c", program]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

/// <summary>A theory that is skipped, saying why, where no Python with torch is installed.</summary>
internal sealed class TorchTheoryAttribute : TheoryAttribute
{
    public TorchTheoryAttribute()
    {
        if (!PythonTorch.IsHere) Skip = "needs a Python with torch, which is not here";
    }
}
