namespace Linnet.Hub.Community;

/// <summary>What titles and comments may be.</summary>
internal static class DiscussionTexts
{
    private const int MaxTitle = 300;
    private const int MaxComment = 64 << 10;

    /// <summary>A title on one line.</summary>
    internal static string Title(string? text)
    {
        var title = string.Join(' ', (text ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return title.Length is > 0 and <= MaxTitle
            ? title
            : throw new RefusedException(Refusal.BadRequest, $"A title has 1 to {MaxTitle} characters.");
    }

    /// <summary>A comment; it may be empty only where <paramref name="mayBeEmpty"/> says so.</summary>
    internal static string Comment(string? text, bool mayBeEmpty = false)
    {
        var comment = (text ?? string.Empty).Trim();
        if (comment.Length > MaxComment) throw new RefusedException(Refusal.BadRequest, $"A comment has at most {MaxComment} characters.");
        if (comment.Length == 0 && !mayBeEmpty) throw new RefusedException(Refusal.BadRequest, "The comment is empty.");
        return comment;
    }
}
