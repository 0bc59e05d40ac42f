using System.Text;

namespace Linnet.Hub.Objects;

/// <summary>Which paths a repository may have: such as every system, git and the address of a file can take.</summary>
internal static class TreePath
{
    private const int MaxLength = 1024;

    /// <summary>Says what is wrong with a path.</summary>
    /// <returns>Null where nothing is.</returns>
    internal static string? Problem(string path)
    {
        if (path.Length == 0) return "a path is empty";
        if (path.Length > MaxLength) return $"a path has more than {MaxLength} characters: {path[..64]}…";
        if (path.AsSpan().IndexOfAny('\\', '#', '?') >= 0) return $"'{path}' has one of \\ # ? in it, which addresses cannot carry; rename the file";
        foreach (var rune in path.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || rune == Rune.ReplacementChar || TurnsText(rune)) return $"'{path}' has signs in it that no name may have";
        }

        foreach (var part in path.Split('/'))
        {
            if (part.Length == 0) return $"'{path}' has an empty part; paths have no slash at either end";
            if (part is "." or "..") return $"'{path}' leads elsewhere; use the path below the repository's root";
            if (IsGitFolder(part)) return $"'{path}' has a part .git, which git keeps for itself";
        }

        return null;
    }

    /// <summary>Signs that turn the direction of the text around them make a name look like another (UAX 9).</summary>
    private static bool TurnsText(Rune rune) => rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    /// <summary>Names that some system takes for git's own folder: Windows drops dots and spaces at the end, has short names and streams; macOS passes over signs without width.</summary>
    private static bool IsGitFolder(string part)
    {
        var stream = part.IndexOf(':', StringComparison.Ordinal);
        var plain = string.Concat((stream < 0 ? part : part[..stream]).Where(letter => !HasNoWidth(letter))).TrimEnd('.', ' ');
        return plain.Equals(".git", StringComparison.OrdinalIgnoreCase) || plain.Equals("git~1", StringComparison.OrdinalIgnoreCase);
    }

    private static bool HasNoWidth(char letter) => letter is (>= '\u200C' and <= '\u200F') or (>= '\u206A' and <= '\u206F') or '\uFEFF';

    /// <summary>Refuses a path with which something is wrong.</summary>
    internal static void Check(string path)
    {
        if (Problem(path) is { } problem) throw new RefusedException(Refusal.BadRequest, $"{problem}.");
    }
}
