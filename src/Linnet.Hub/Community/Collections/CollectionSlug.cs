using System.Globalization;
using System.Text;

namespace Linnet.Hub.Community.Collections;

/// <summary>
/// How addresses name a collection: <c>alice/recent-models-2a</c>. The number behind the last dash finds it; the words before it are for people, and may
/// be those of an earlier title.
/// </summary>
internal static class CollectionSlug
{
    private const int MaxWords = 60;
    private const int IdLength = 24;

    /// <summary>The slug of a collection.</summary>
    internal static string Of(string owner, string title, long id)
    {
        var words = new StringBuilder();
        foreach (var letter in title.ToLowerInvariant())
        {
            if (words.Length >= MaxWords) break;
            if (char.IsAsciiLetterOrDigit(letter)) words.Append(letter);
            else if (words.Length > 0 && words[^1] != '-') words.Append('-');
        }

        var text = words.ToString().Trim('-');

        // Clients know numbers of twenty-four digits.
        return string.Create(CultureInfo.InvariantCulture, $"{owner}/{(text.Length == 0 ? "collection" : text)}-{id.ToString($"x{IdLength}", CultureInfo.InvariantCulture)}");
    }

    /// <summary>The number of the collection that a slug without its owner names; null where it names none.</summary>
    internal static long? Parse(string? text)
    {
        if (text is null || text.Length < IdLength || (text.Length > IdLength && text[^(IdLength + 1)] != '-')) return null;
        return long.TryParse(text.AsSpan(text.Length - IdLength), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;
    }
}
