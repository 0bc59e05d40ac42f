namespace Linnet.Hub.Repositories.Versions;

/// <summary>
/// Which versions will do, in the words of npm: <c>1.2.3</c>, <c>^1.2</c> (nothing that breaks), <c>~1.2.3</c> (mended alone), <c>1.x</c>, <c>&gt;=1.2 &lt;3</c>, <c>*</c>,
/// <c>latest</c>; <c>||</c> stands between alternatives, and an <c>@</c> in front is passed over. Versions before a release will do only where the range names one of the same release.
/// </summary>
internal sealed class VersionRange
{
    private const int MaxLength = 256;
    private const string Latest = "latest";

    private static readonly string[] Signs = [">=", "<=", ">", "<", "=", "^", "~"];

    private readonly IReadOnlyList<IReadOnlyList<VersionBound>> _alternatives;
    private readonly bool _isLatest;

    private VersionRange(IReadOnlyList<IReadOnlyList<VersionBound>> alternatives, bool isLatest) => (_alternatives, _isLatest) = (alternatives, isLatest);

    /// <summary>Reads a range.</summary>
    /// <returns>Null where it is none.</returns>
    internal static VersionRange? TryParse(string text)
    {
        if (text.Length > MaxLength) return null;
        var range = text.Trim();
        if (range.StartsWith('@')) range = range[1..].Trim();
        if (range == Latest) return new VersionRange([[]], isLatest: true);
        var alternatives = new List<IReadOnlyList<VersionBound>>();
        foreach (var part in range.Split("||"))
        {
            if (ParseAll(part) is not { } bounds) return null;
            alternatives.Add(bounds);
        }

        return new VersionRange(alternatives, isLatest: false);
    }

    /// <summary>Whether a version will do.</summary>
    internal bool Admits(SemanticVersion version) => _alternatives.Any(bounds => bounds.All(bound => bound.Admits(version)) && (!version.IsPreRelease || NamesRelease(bounds, version)));

    /// <summary>The highest version that will do.</summary>
    /// <param name="versions">In any order.</param>
    /// <param name="of">The version of one.</param>
    /// <returns>Null where none will.</returns>
    internal T? Best<T>(IEnumerable<T> versions, Func<T, SemanticVersion> of)
        where T : class
    {
        var all = versions.ToList();
        var best = all.Where(one => Admits(of(one))).MaxBy(of);

        // Where nothing has been released yet, the latest is the latest of what there is.
        return best ?? (_isLatest ? all.MaxBy(of) : null);
    }

    private static bool NamesRelease(IReadOnlyList<VersionBound> bounds, SemanticVersion version) =>
        bounds.Any(bound => bound.Version.IsPreRelease && (bound.Version.Major, bound.Version.Minor, bound.Version.Patch) == (version.Major, version.Minor, version.Patch));

    private static List<VersionBound>? ParseAll(string text)
    {
        var bounds = new List<VersionBound>();
        var words = text.Split((char[])[' ', ',', '\t'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            // A sign may stand apart from its version.
            var word = Array.IndexOf(Signs, words[i]) >= 0 && i + 1 < words.Length ? words[i] + words[++i] : words[i];
            if (Parse(word) is not { } found) return null;
            bounds.AddRange(found);
        }

        return bounds;
    }

    private static IReadOnlyList<VersionBound>? Parse(string word)
    {
        var sign = Array.Find(Signs, known => word.StartsWith(known, StringComparison.Ordinal)) ?? string.Empty;
        if (PartialVersion.TryParse(word[sign.Length..]) is not { } partial) return null;
        var (lowest, next) = (partial.Lowest, partial.Next);
        return sign switch
        {
            "^" => Between(lowest, partial.NextBreaking),
            "~" => Between(lowest, partial.NextMinor),
            ">=" => [new VersionBound(">=", lowest)],
            "<" => [new VersionBound("<", partial.IsWhole ? lowest : lowest with { PreRelease = ["0"] })],
            ">" when partial.IsWhole => [new VersionBound(">", lowest)],
            ">" => next is null ? [new VersionBound("<", SemanticVersion.Release(0, 0, 0) with { PreRelease = ["0"] })] : [new VersionBound(">=", next)],
            "<=" when partial.IsWhole => [new VersionBound("<=", lowest)],
            "<=" => next is null ? [] : [new VersionBound("<", next with { PreRelease = ["0"] })],
            _ when partial.IsWhole => [new VersionBound("=", lowest)],
            _ => Between(lowest, next),
        };
    }

    /// <summary>The upper end is left out with all that comes before its release.</summary>
    private static IReadOnlyList<VersionBound> Between(SemanticVersion lowest, SemanticVersion? next) =>
        next is null ? [new VersionBound(">=", lowest)] : [new VersionBound(">=", lowest), new VersionBound("<", next with { PreRelease = ["0"] })];
}
