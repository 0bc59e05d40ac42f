using Linnet.Hub.Search.Text;

namespace Linnet.Hub.Search.Ranking;

/// <summary>How well a name fits what was typed.</summary>
internal static class NameMatch
{
    private const int Whole = 900;
    private const int Words = 700;
    private const int Beginnings = 600;
    private const int Inside = 500;

    /// <summary>Points for a name: 0 where it lacks a part.</summary>
    /// <param name="nameKey">Owner and name in small letters.</param>
    /// <param name="text">What was typed.</param>
    internal static int Points(string nameKey, SearchText text)
    {
        var points = Words;
        foreach (var part in text.Parts)
        {
            var found = PointsOf(nameKey, part);
            if (found == 0) return 0;
            points = Math.Min(points, found);
        }

        // Somebody who types a name wants what has this name.
        return text.Parts is [var only] && (only.Length == nameKey.Length || EndsWithName(nameKey, only)) ? Whole : points;
    }

    private static bool EndsWithName(string nameKey, string part) =>
        nameKey.Length > part.Length && nameKey[^(part.Length + 1)] == '/' && nameKey.EndsWith(part, StringComparison.Ordinal);

    private static int PointsOf(string nameKey, string part)
    {
        var best = 0;
        for (var at = nameKey.IndexOf(part, StringComparison.Ordinal); at >= 0; at = at + 1 < nameKey.Length ? nameKey.IndexOf(part, at + 1, StringComparison.Ordinal) : -1)
        {
            var begins = at == 0 || !char.IsAsciiLetterOrDigit(nameKey[at - 1]);
            var ends = at + part.Length == nameKey.Length || !char.IsAsciiLetterOrDigit(nameKey[at + part.Length]);
            if (begins && ends) return Words;
            best = Math.Max(best, begins ? Beginnings : Inside);
        }

        return best;
    }
}
