using System.IO.Compression;
using Linnet.Hub.Diff;

namespace Linnet.Hub.Quality;

/// <summary>Finds the pickles of a version, alone and in archives, and scans them.</summary>
/// <param name="files">The version.</param>
/// <param name="options">Limits.</param>
internal sealed class PickleFiles(IVersionFiles files, QualityOptions options)
{
    private const int MaxEntries = 200_000;
    private const string ScriptFolder = "/code/";

    /// <summary>Endings of files that are nothing but pickles.</summary>
    private static readonly string[] PickleEndings = [".pkl", ".pickle", ".pt", ".pth", ".ckpt", ".joblib", ".dill"];

    /// <summary>Endings of files that may be pickles or something else.</summary>
    private static readonly string[] OtherEndings = [".bin", ".data", ".dat", ".model", ".sav"];

    /// <summary>Bytes that may still be looked at: a few thousand bytes of archive can hold gigabytes of pickle.</summary>
    private long _left = options.MaxPickleBytes;

    /// <summary>Scans a file if it is a pickle, or an archive that PyTorch could load.</summary>
    /// <param name="file">Any file.</param>
    /// <param name="head">Its first bytes.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>Null for a file of another kind.</returns>
    internal async Task<PickleScan?> ScanAsync(VersionFile file, ReadOnlyMemory<byte> head, CancellationToken cancellation)
    {
        var isNamedSo = Array.Exists(PickleEndings, file.EndsWith);
        if (head.Span.StartsWith("PK\x03\x04"u8) || head.Span.StartsWith("PK\x05\x06"u8)) return await ScanArchiveAsync(file, isNamedSo || file.EndsWith(".bin"), cancellation);
        var isMarked = head.Length >= 2 && head.Span[0] == 0x80 && head.Span[1] is >= 1 and <= 5;
        if (!isNamedSo && !isMarked && !Array.Exists(OtherEndings, file.EndsWith)) return null;
        await using var stream = await files.OpenAsync(file, 0, file.Size, cancellation);
        var scan = await ScanAsync(stream, cancellation);

        // Bytes of another kind can look like a pickle for a while; what is named or marked as one is held to it.
        return isNamedSo || isMarked || scan.Problem is null || scan.Globals.Any(global => global is { IsComputed: false, Verdict: GlobalVerdict.Dangerous }) ? scan : null;
    }

    private async Task<PickleScan?> ScanArchiveAsync(VersionFile file, bool isNamedSo, CancellationToken cancellation)
    {
        var globals = new List<PickleGlobal>();
        var problems = new List<string>();
        var hasPickle = false;
        try
        {
            await using var stream = new VersionFileStream(files, file) { Budget = options.MaxDirectoryBytes };
            await using var archive = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellation);
            if (archive.Entries.Count > MaxEntries) throw new InvalidDataException($"has more than {MaxEntries} entries");
            stream.Budget = options.MaxPickleBytes;
            foreach (var entry in archive.Entries)
            {
                if (entry.FullName.Contains(ScriptFolder, StringComparison.Ordinal) && entry.FullName.EndsWith(".py", StringComparison.Ordinal)) globals.Add(new PickleGlobal("__torch__", "TorchScript"));
                if (!IsPickle(entry.FullName)) continue;
                hasPickle = true;
                if (_left <= 0) throw new InvalidDataException("its pickles are longer than what is looked at");
                await using var content = await entry.OpenAsync(cancellation);
                var scan = await ScanAsync(content, cancellation);
                globals.AddRange(scan.Globals);
                if (scan.Problem is { } problem) problems.Add($"{entry.FullName}: {problem}");
            }
        }
        catch (Exception error) when (error is InvalidDataException or NotSupportedException or EndOfStreamException)
        {
            problems.Add(error.Message.ReplaceLineEndings(" "));
        }

        if (!hasPickle && !isNamedSo && globals.Count == 0) return null;
        return new PickleScan([.. globals.Distinct()], problems.Count == 0 ? null : string.Join("; ", problems.Take(5)));
    }

    private async Task<PickleScan> ScanAsync(Stream stream, CancellationToken cancellation)
    {
        var scan = await PickleScanner.ScanAsync(stream, _left, cancellation);
        _left -= scan.Length;
        return scan;
    }

    private static bool IsPickle(string name) => Array.Exists(PickleEndings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) || name.EndsWith(".bin", StringComparison.OrdinalIgnoreCase);
}
