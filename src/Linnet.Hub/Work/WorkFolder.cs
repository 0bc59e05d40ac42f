namespace Linnet.Hub.Work;

/// <summary>A folder for one piece of work, which goes away with it.</summary>
internal sealed class WorkFolder : IDisposable
{
    private const string Prefix = "work-";

    private WorkFolder(string path) => Path = path;

    internal string Path { get; }

    /// <summary>Makes one.</summary>
    /// <param name="parent">Made where it is missing.</param>
    internal static WorkFolder Create(string parent) =>
        new(Directory.CreateDirectory(System.IO.Path.Combine(parent, Prefix + Guid.NewGuid().ToString("N"))).FullName);

    /// <summary>Removes what a hub has left that was ended with work under way.</summary>
    /// <param name="parent">Where they are made.</param>
    /// <param name="before">What is younger may be in use by another process.</param>
    internal static void RemoveOld(string parent, DateTimeOffset before)
    {
        if (!Directory.Exists(parent)) return;
        foreach (var folder in Directory.EnumerateDirectories(parent, Prefix + "*"))
        {
            if (Directory.GetLastWriteTimeUtc(folder) < before.UtcDateTime) Remove(folder);
        }
    }

    public void Dispose() => Remove(Path);

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A process that was killed may hold a file for a moment; what stays goes at a later start.
        }
    }
}
