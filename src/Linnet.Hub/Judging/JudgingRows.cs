using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Judging;

/// <summary>What goes with a repository.</summary>
internal static class JudgingRows
{
    /// <summary>Removes all that was found out about a repository; with the data of a specification its results go too, for nobody can repeat them.</summary>
    internal static async Task ForgetAsync(HubDbContext context, long repositoryId, CancellationToken cancellation)
    {
        var specs = context.EvaluationSpecs.Where(row => row.DatasetId == repositoryId).Select(row => row.Id);
        await context.Evaluations.Where(row => row.RepositoryId == repositoryId || specs.Contains(row.SpecId)).ExecuteDeleteAsync(cancellation);
        await context.EvaluationSpecs.Where(row => row.DatasetId == repositoryId).ExecuteDeleteAsync(cancellation);
        await context.Jobs.Where(row => row.RepositoryId == repositoryId).ExecuteDeleteAsync(cancellation);
        await context.QualityReports.Where(row => row.RepositoryId == repositoryId).ExecuteDeleteAsync(cancellation);
        await context.PushRules.Where(row => row.RepositoryId == repositoryId).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Removes all that was found out about a commit.</summary>
    internal static async Task ForgetCommitAsync(HubDbContext context, long repositoryId, ObjectId commit, CancellationToken cancellation)
    {
        await context.Evaluations.Where(row => row.RepositoryId == repositoryId && row.CommitId == commit).ExecuteDeleteAsync(cancellation);
        await context.Jobs.Where(row => row.RepositoryId == repositoryId && row.CommitId == commit).ExecuteDeleteAsync(cancellation);
        await context.QualityReports.Where(row => row.RepositoryId == repositoryId && row.CommitId == commit).ExecuteDeleteAsync(cancellation);
    }
}
