using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Linnet.Hub.Work;

/// <summary>Starts workers as processes of their own, with little of this process's environment and a bound on their memory.</summary>
/// <param name="options">The program and its limits.</param>
/// <param name="clock">Measures how long they take.</param>
internal sealed class WorkerProcesses(WorkOptions options, TimeProvider clock) : IWorkers
{
    /// <summary>What a program needs to start. Nothing else goes on: the hub's own secrets may stand in its environment.</summary>
    private static readonly string[] Inherited = ["PATH", "LANG", "LC_ALL", "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "SystemRoot", "LD_LIBRARY_PATH"];

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public bool AreAvailable => options.Command.Count > 0;

    public IWorker Start(string folder)
    {
        if (!AreAvailable) throw new WorkerException(WorkerProblem.Unavailable, "this hub was started without a program that runs models");
        try
        {
            return new WorkerProcess(Process.Start(StartOf(folder))!, options.MaxMemoryBytes, clock);
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            throw new WorkerException(WorkerProblem.Unavailable, $"the program that runs models does not start: {error.Message}");
        }
    }

    private ProcessStartInfo StartOf(string folder)
    {
        var start = new ProcessStartInfo(options.Command[0])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
        };
        foreach (var argument in options.Command.Skip(1)) start.ArgumentList.Add(argument);
        start.Environment.Clear();
        foreach (var name in Inherited)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value) start.Environment[name] = value;
        }

        foreach (var name in (string[])["HOME", "TMPDIR", "TMP", "TEMP"]) start.Environment[name] = folder;

        // The collector's bound; tensors lie beside its heap and are watched from outside.
        start.Environment["DOTNET_GCHeapHardLimit"] = options.MaxMemoryBytes.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["LINNET_NUM_THREADS"] = "1";
        return start;
    }
}
