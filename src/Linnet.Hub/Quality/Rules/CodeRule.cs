using System.Text.Json;
using Linnet.Hub.Diff;

namespace Linnet.Hub.Quality;

/// <summary>Rule 9: a model is data; it brings no code along.</summary>
internal static class CodeRule
{
    private static readonly string[] ProgramEndings =
        [".exe", ".dll", ".so", ".dylib", ".com", ".scr", ".msi", ".jar", ".class", ".apk", ".pyc", ".pyo", ".pyd", ".wasm", ".node", ".lnk", ".sys", ".elf"];

    private static readonly string[] ScriptEndings =
    [
        ".py", ".sh", ".bash", ".zsh", ".fish", ".bat", ".cmd", ".ps1", ".psm1", ".vbs", ".js", ".mjs", ".cjs", ".ts", ".rb", ".pl", ".php", ".lua", ".r", ".cs", ".csx", ".java", ".c", ".cc", ".cpp",
        ".rs", ".go", ".ipynb", ".html", ".htm", ".svg", ".hta",
    ];

    /// <summary>Linux, macOS in its four kinds, Java and macOS for several processors, WebAssembly.</summary>
    private static readonly byte[][] ProgramHeads =
    [
        [0x7F, (byte)'E', (byte)'L', (byte)'F'], [0xFE, 0xED, 0xFA, 0xCE], [0xFE, 0xED, 0xFA, 0xCF], [0xCE, 0xFA, 0xED, 0xFE], [0xCF, 0xFA, 0xED, 0xFE], [0xCA, 0xFE, 0xBA, 0xBE],
        [0, (byte)'a', (byte)'s', (byte)'m'],
    ];

    internal static RuleResult Check(CheckedVersion version)
    {
        var rule = QualityRule.Code;
        var programs = version.Files.Files.Where(file => IsProgram(file, HeadOf(version, file))).Select(file => file.Path).ToArray();
        var scripts = version.Files.Files.Where(file => !IsProgram(file, HeadOf(version, file)) && IsScript(file, HeadOf(version, file)))
            .Select(file => QualityText.CodeScriptAt.With(file.Path)).ToArray();
        if (programs.Length > 0)
        {
            return rule.Fail(QualityText.CodePrograms.With(), QualityText.CodeAdvice)
                .WithFindings([.. programs.Select(path => QualityText.CodeProgramAt.With(path)), .. scripts])
                with
            { IsDangerous = true, Files = [.. programs.Select(path => new FileSafety(path, FileSafetyStatus.Unsafe))] };
        }

        if (scripts.Length > 0) return rule.Fail(QualityText.CodeScripts.With(), QualityText.CodeAdvice).WithFindings(scripts);
        return version.Config?.Get("auto_map") is { ValueKind: JsonValueKind.Object }
            ? rule.Fail(QualityText.CodeAutoMap.With(), QualityText.CodeAdvice)
            : rule.Pass(QualityText.CodeGood.With());
    }

    private static ReadOnlySpan<byte> HeadOf(CheckedVersion version, VersionFile file) => version.Heads.GetValueOrDefault(file.Path);

    /// <summary>By ending, or by the first bytes.</summary>
    private static bool IsProgram(VersionFile file, ReadOnlySpan<byte> head)
    {
        foreach (var beginning in ProgramHeads)
        {
            if (head.StartsWith(beginning)) return true;
        }

        // Programs for Windows begin with two letters, which a text could have too, and a head with zeros.
        return Array.Exists(ProgramEndings, file.EndsWith) || (head.Length >= 64 && head.StartsWith("MZ"u8) && head[2..64].Contains((byte)0));
    }

    private static bool IsScript(VersionFile file, ReadOnlySpan<byte> head) => Array.Exists(ScriptEndings, file.EndsWith) || head.StartsWith("#!/"u8) || head.StartsWith("#! /"u8);
}
