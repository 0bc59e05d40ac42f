namespace Linnet.Hub.Community.Reviews;

/// <summary>Where the reviews of a pull request stand.</summary>
/// <param name="Latest">The last verdict of each reviewer; words alone take back no verdict.</param>
/// <param name="Needed">How many approvals the repository asks for.</param>
internal sealed record ReviewState(IReadOnlyList<Review> Latest, int Needed)
{
    /// <summary>Approvals that count.</summary>
    internal int Approvals => Latest.Count(review => review.Counts && review.Row.Verdict == ReviewVerdict.Approve);

    /// <summary>Who asks for changes, with a right to.</summary>
    internal IEnumerable<string> Objectors => Latest.Where(review => review.Counts && review.Row.Verdict == ReviewVerdict.RequestChanges).Select(review => review.Reviewer.Name);

    /// <summary>Why the pull request cannot be taken yet; null where it can.</summary>
    internal string? Obstacle
    {
        get
        {
            if (Needed == 0) return null;
            if (Objectors.ToList() is { Count: > 0 } objectors) return $"{string.Join(", ", objectors)} asked for changes; they have to approve first.";
            return Approvals < Needed ? $"This repository asks for {Needed} approvals of the last commit by members who may write; there are {Approvals}." : null;
        }
    }
}
