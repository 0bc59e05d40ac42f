namespace Linnet.Hub.Repositories;

/// <summary>What is to become a commit.</summary>
/// <param name="Title">One line.</param>
/// <param name="Description">More lines, or none.</param>
/// <param name="Parent">The beginning of the id of the commit that the sender has seen last; null where any will do.</param>
/// <param name="Operations">Done one after the other, all or none.</param>
internal sealed record CommitRequest(string Title, string? Description, string? Parent, IReadOnlyList<CommitOperation> Operations)
{
    private const int MaxTitle = 300;
    private const int MinPrefix = 7;

    /// <summary>The commit's message.</summary>
    internal string Message => string.IsNullOrWhiteSpace(Description) ? CleanTitle : $"{CleanTitle}\n\n{Description.Trim()}";

    /// <summary>The title on one line.</summary>
    internal string CleanTitle
    {
        get
        {
            var line = string.Join(' ', Title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            return line.Length == 0 ? "Change files" : line.Length <= MaxTitle ? line : line[..MaxTitle];
        }
    }

    /// <summary>Refuses a branch that is not where the sender has seen it last.</summary>
    internal void CheckParent(string branch, Revision head)
    {
        if (Parent is { } parent && !head.Commit.ToString().StartsWith(parent.ToLowerInvariant(), StringComparison.Ordinal))
            throw new RefusedException(Refusal.ParentMoved, $"The branch '{branch}' has moved on to {head.Commit}: look at it again, then commit on top of it.");
    }

    /// <summary>Refuses a parent that is no beginning of a commit id.</summary>
    internal void Check()
    {
        if (Parent is not null && (Parent.Length is < MinPrefix or > Objects.ObjectId.TextLength || !Parent.All(char.IsAsciiHexDigit)))
            throw new RefusedException(Refusal.BadRequest, $"'{Parent}' is no commit id: give {MinPrefix} to {Objects.ObjectId.TextLength} hexadecimal digits.");
    }
}
