namespace Linnet.IO;

/// <summary>Names of temporary siblings: hidden, recognisable, and on the same disk as the target so that a rename is atomic.</summary>
internal static class TemporaryName
{
    internal static string Beside(string fullPath) =>
        Path.Combine(Path.GetDirectoryName(fullPath)!, $".{Path.GetFileName(fullPath)}.{Guid.NewGuid():N}.tmp");

    /// <summary>Cleans up without hiding the error that led here.</summary>
    internal static void TryDelete(string path)
    {
        try
        {
            if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
            else File.Delete(path);
        }
        catch (IOException)
        {
        }
        catch (UnauthorizedAccessException)
        {
        }
    }
}
