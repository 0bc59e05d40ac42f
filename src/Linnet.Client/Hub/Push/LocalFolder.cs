namespace Linnet.Client.Hub;

/// <summary>Lists the files of a folder as a repository names them.</summary>
internal static class LocalFolder
{
    private const int MaxFiles = 100_000;

    /// <summary>Folders that belong to tools and not to what they keep.</summary>
    private static readonly string[] Left = [".git", ".cache"];

    /// <summary>Files for a push.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cache">Links may lead here: a pulled model consists of such.</param>
    /// <exception cref="ConfigurationException">The folder is missing or empty, has too many files, or a link in it leads elsewhere.</exception>
    internal static IReadOnlyList<LocalFile> Files(string folder, string cache)
    {
        if (!Directory.Exists(folder)) throw new ConfigurationException($"{folder}: there is no such folder.");
        var files = Names(folder).Select(name => Describe(folder, name, cache)).ToList();
        return files.Count > 0 ? files : throw new ConfigurationException($"{folder}: has no files; nothing can be pushed.");
    }

    /// <summary>The places of all files, with <c>/</c> between folders, in the order of their letters. Links to folders are not followed.</summary>
    internal static IEnumerable<string> Names(string folder)
    {
        var found = new List<string>();
        var open = new Stack<(string Path, string Prefix)>();
        open.Push((folder, string.Empty));
        while (open.TryPop(out var next))
        {
            foreach (var entry in new DirectoryInfo(next.Path).EnumerateFileSystemInfos())
            {
                if (entry is FileInfo) found.Add(next.Prefix + entry.Name);
                else if (entry.LinkTarget is null && !Left.Contains(entry.Name)) open.Push((entry.FullName, $"{next.Prefix}{entry.Name}/"));
                if (found.Count > MaxFiles) throw new ConfigurationException($"{folder}: has more than {MaxFiles} files; pack them, or push parts of the folder.");
            }
        }

        return found.Order(StringComparer.Ordinal);
    }

    /// <summary>The length of a file, or of what a link leads to.</summary>
    internal static long LengthOf(string path) => new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true) is FileInfo target ? target.Length : new FileInfo(path).Length;

    private static LocalFile Describe(string folder, string name, string cache)
    {
        var path = Path.Combine(Path.GetFullPath(folder), Path.Combine(name.Split('/')));
        if (name.Any(letter => char.IsControl(letter) || letter is '\\' or '#' or '?'))
            throw new ConfigurationException($"{path}: has a sign in its name that no address can carry (one of \\ # ? or a control character); rename it.");
        var target = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true);
        if (target is null) return new LocalFile(name, path, new FileInfo(path).Length);
        if (!target.Exists) throw new ConfigurationException($"{path}: is a link to {target.FullName}, which is not there.");
        if (!IsWithin(target.FullName, folder) && !IsWithin(target.FullName, cache))
            throw new ConfigurationException($"{path}: is a link to {target.FullName}, outside of the folder; put a copy in its place if it shall be pushed.");
        return new LocalFile(name, target.FullName, LengthOf(path));
    }

    private static bool IsWithin(string path, string folder) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
