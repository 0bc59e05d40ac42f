using Linnet.Hub.Diff;

namespace Linnet.Hub.Quality;

/// <summary>The files of a version that a model is loaded from, in a folder on the disk that goes away again.</summary>
internal sealed class TemporaryCopy : IDisposable
{
    private static readonly string[] Endings = [".json", ".safetensors", ".bin", ".txt", ".model", ".spm", ".vocab", ".jinja"];

    private TemporaryCopy(string path) => Folder = path;

    /// <summary>The folder.</summary>
    internal string Folder { get; }

    /// <summary>Number of bytes of the files that would be written.</summary>
    internal static long SizeOf(IVersionFiles files) => files.Files.Where(IsNeeded).Sum(file => file.Size);

    /// <summary>Writes the files.</summary>
    /// <param name="files">The version.</param>
    /// <param name="parent">Where the folder is made; null for the system's folder for what is temporary.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal static async Task<TemporaryCopy> WriteAsync(IVersionFiles files, string? parent, CancellationToken cancellation)
    {
        var copy = new TemporaryCopy(parent is null ? Directory.CreateTempSubdirectory("linnet-check-").FullName : Directory.CreateDirectory(Path.Combine(parent, "model")).FullName);
        try
        {
            foreach (var file in files.Files.Where(IsNeeded)) await copy.WriteAsync(files, file, cancellation);
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Names that could lead out of the folder are no names of model files.</summary>
    private static bool IsNeeded(VersionFile file) =>
        Array.Exists(Endings, file.EndsWith) && file.Path.Split('/').All(part => part.Length > 0 && part is not ("." or "..") && !part.Any(letter => letter is '\\' or ':' || char.IsControl(letter)));

    private async Task WriteAsync(IVersionFiles files, VersionFile file, CancellationToken cancellation)
    {
        var path = Path.Combine(Folder, file.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        if (file.Size == 0) return;
        await using var source = await files.OpenAsync(file, 0, file.Size, cancellation);
        await source.CopyToAsync(target, cancellation);
    }
}
