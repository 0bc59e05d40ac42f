using System.Globalization;

namespace Linnet.Hub.Repositories;

/// <summary>Names of branches and tags: what clients write, and what is kept (<c>heads/main</c>, <c>tags/v1</c>, <c>pr/3</c>).</summary>
internal static class RefNames
{
    internal const string MainBranch = "main";
    internal const string Main = Heads + MainBranch;
    internal const string Heads = "heads/";
    internal const string Tags = "tags/";
    internal const string PullRequests = "pr/";

    private const string Full = "refs/";
    private const string Head = "HEAD";
    private const int MaxLength = 200;

    /// <summary>The ref of a pull request.</summary>
    internal static string PullRequest(long number) => string.Create(CultureInfo.InvariantCulture, $"{PullRequests}{number}");

    /// <summary>How a client writes it.</summary>
    internal static string PullRequestRevision(long number) => Revision(PullRequest(number));

    /// <summary>How a client writes a ref so that it cannot be taken for another.</summary>
    internal static string Revision(string refName) => Full + refName;

    /// <summary>The number of the pull request that a revision names; null where it names something else.</summary>
    internal static long? PullRequestNumber(string revision) =>
        Candidates(revision)[0] is var name && name.StartsWith(PullRequests, StringComparison.Ordinal)
        && long.TryParse(name.AsSpan(PullRequests.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>What a client's revision can mean, the likeliest first; a commit id is not among them.</summary>
    internal static IReadOnlyList<string> Candidates(string revision)
    {
        if (revision == Head) return [Main];
        if (revision.StartsWith(Full, StringComparison.Ordinal)) return [revision[Full.Length..]];
        return [Heads + revision, Tags + revision];
    }

    /// <summary>The ref that a commit to a revision moves.</summary>
    /// <returns>Null where the revision names none that can be moved.</returns>
    internal static string? Movable(string revision) =>
        Candidates(revision)[0] is var name && (name.StartsWith(Heads, StringComparison.Ordinal) || name.StartsWith(PullRequests, StringComparison.Ordinal)) ? name : null;

    /// <summary>Refuses a name that git or an address could not carry (git's check-ref-format).</summary>
    internal static void Check(string name)
    {
        var isWrong = name.Length is 0 or > MaxLength
            || name is Head or "@"
            || name.StartsWith(Full, StringComparison.Ordinal)
            || name.Length == Objects.ObjectId.TextLength && name.All(char.IsAsciiHexDigit)
            || name.Contains("..", StringComparison.Ordinal) || name.Contains("@{", StringComparison.Ordinal) || name.EndsWith('.')
            || name.Any(letter => letter <= ' ' || letter is '~' or '^' or ':' or '?' or '*' or '[' or '\\' or '#' or '%' or '\x7f')
            || name.Split('/').Any(part => part.Length == 0 || part[0] is '.' or '-' || part.EndsWith(".lock", StringComparison.Ordinal));
        if (isWrong)
            throw new RefusedException(Refusal.BadRequest, $"'{name}' cannot be the name of a branch or tag: git would not take it, or it could be mistaken for something else.");
    }
}
