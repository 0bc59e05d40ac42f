namespace Linnet.IO;

/// <summary>
/// Writes a folder whole or not at all: into a temporary sibling, flushed, then renamed. An existing folder is exchanged for the new
/// one in a single step where the system can do that (Linux, macOS), so that even a killed process leaves the old folder or the new
/// one; elsewhere it is moved aside first and put back if the rename fails.
/// </summary>
public static class AtomicFolder
{
    /// <summary>Replaces <paramref name="path"/> by what <paramref name="write"/> puts into the folder that it is given.</summary>
    /// <param name="path">The target folder; its parent is created where missing.</param>
    /// <param name="write">Receives the path of an empty temporary folder on the same disk.</param>
    /// <exception cref="IOException">The disk is full or the parent cannot be written; the old folder is intact.</exception>
    public static void Write(string path, Action<string> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(full))
        {
            throw new ConfigurationException($"{path}: is a file, but a folder is to be written there; name another place.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var temporary = TemporaryName.Beside(full);
        try
        {
            Directory.CreateDirectory(temporary);
            write(temporary);
            foreach (var file in Directory.EnumerateFiles(temporary, "*", SearchOption.AllDirectories))
            {
                using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
                RandomAccess.FlushToDisk(handle);
            }

            Swap(temporary, full);
        }
        catch
        {
            TemporaryName.TryDelete(temporary);
            throw;
        }
    }

    private static void Swap(string temporary, string full)
    {
        if (!Directory.Exists(full))
        {
            Directory.Move(temporary, full);
            return;
        }

        if (FolderExchange.TryExchange(temporary, full))
        {
            TemporaryName.TryDelete(temporary);
            return;
        }

        var old = TemporaryName.Beside(full);
        Directory.Move(full, old);
        try
        {
            Directory.Move(temporary, full);
        }
        catch
        {
            Directory.Move(old, full);
            throw;
        }

        TemporaryName.TryDelete(old);
    }
}
