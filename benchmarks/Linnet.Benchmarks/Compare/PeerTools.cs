using System.Diagnostics;
using System.Text.Json;

namespace Linnet.Benchmarks.Compare;

/// <summary>Where the peers' scripts and data are, and how to run one and read its JSON lines.</summary>
/// <param name="Scripts">Folder with the peers' scripts and their node_modules.</param>
/// <param name="Shared">Folder with data and interop beside the peers' original folder.</param>
/// <param name="Python">A Python that has torch.</param>
/// <param name="Launcher">The <c>linnet</c> command as users call it.</param>
internal sealed record PeerTools(string Scripts, string Shared, string Python, string Launcher)
{
    internal const string Threads = "2";

    internal string Data(string relative) => Path.Combine(Shared, "data", relative);

    internal string Tokenizer(string name) => Path.Combine(Shared, "interop", "tokenizers", name, "tokenizer.json");

    /// <summary>Runs a peer's script; its standard output is one JSON object a line.</summary>
    internal IEnumerable<JsonElement> Run(string program, params string[] arguments)
    {
        // A program of the peers' own is named from their folder; a process is looked for from this one's.
        if (program.StartsWith("./", StringComparison.Ordinal)) program = Path.Combine(Path.GetFullPath(Scripts), program[2..]);
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Scripts };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);

        // Settings for old versions of OpenBLAS would slow the peer down.
        start.Environment.Remove("OPENBLAS_CORETYPE");
        start.Environment.Remove("OPENBLAS_L2_SIZE");
        return Run(start);
    }

    /// <summary>Runs a program; its standard output is one JSON object a line.</summary>
    /// <exception cref="LinnetException">It failed, or gave no figure.</exception>
    internal static IReadOnlyList<JsonElement> Run(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var command = $"{Path.GetFileName(start.FileName)} {string.Join(' ', start.ArgumentList)}";
        if (process.ExitCode != 0) throw new LinnetException($"{command} failed with exit code {process.ExitCode}: {Tail(errors.Result)}");
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    internal static double Number(JsonElement line, string name) => line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : 0;

    internal static string Text(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.ToString() : "";

    private static string Tail(string text) => string.Join(" | ", text.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(3));
}
