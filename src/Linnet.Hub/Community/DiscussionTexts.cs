namespace Linnet.Hub.Community;

/// <summary>What titles and comments may be.</summary>
internal static class DiscussionTexts
{
    private const int MaxTitle = 300;
    private const int MaxComment = 64 << 10;

    /// <summary>A title on one line.</summary>
    internal static string Title(string? text) => BoundedText.Line(text, MaxTitle, "A title");

    /// <summary>A comment; it may be empty only where <paramref name="mayBeEmpty"/> says so.</summary>
    internal static string Comment(string? text, bool mayBeEmpty = false)
    {
        var comment = BoundedText.Lines(text, MaxComment, "A comment");
        if (comment.Length == 0 && !mayBeEmpty) throw new RefusedException(Refusal.BadRequest, "The comment is empty.");
        return comment;
    }
}
