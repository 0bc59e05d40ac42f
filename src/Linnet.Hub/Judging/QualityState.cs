using Linnet.Hub.Database;
using Linnet.Hub.Objects;

namespace Linnet.Hub.Judging;

/// <summary>What is known of the quality of a commit.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="Commit">The commit.</param>
/// <param name="Report">What the check found; null where it has not been done.</param>
/// <param name="Job">The newest check of the commit; null where there is none.</param>
internal sealed record QualityState(RepositoryRow Repository, ObjectId Commit, QualityReportRow? Report, JobRow? Job);
