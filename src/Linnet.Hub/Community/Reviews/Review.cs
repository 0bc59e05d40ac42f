using Linnet.Hub.Database;

namespace Linnet.Hub.Community.Reviews;

/// <summary>What somebody last said of a pull request.</summary>
/// <param name="Row">The verdict, and the commit that was looked at.</param>
/// <param name="Reviewer">Who.</param>
/// <param name="IsStale">The pull request has gone on since.</param>
/// <param name="Counts">Who said it may write to the repository, and says it of what is there now.</param>
internal sealed record Review(ReviewRow Row, AccountRow Reviewer, bool IsStale, bool Counts);
