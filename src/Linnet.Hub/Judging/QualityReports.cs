using System.Text.Json.Nodes;
using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Linnet.Hub.Quality;
using Linnet.Hub.Repositories;
using Linnet.Hub.Work;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Judging;

/// <summary>The results of checks, by commit.</summary>
internal sealed class QualityReports(HubDatabase database, RepositoryAccess access, Revisions revisions, JobQueue jobs, TimeProvider clock)
{
    private const string Waiting = "queued";
    private const string Unscanned = "unscanned";

    /// <summary>What is known of a commit.</summary>
    internal async Task<QualityState> FindAsync(Caller caller, RepositoryName name, string revision, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.Read, cancellation);
        return await FindAsync(repository, (await revisions.FindAsync(repository, revision, cancellation)).Commit, cancellation);
    }

    /// <summary>What is known of a commit of a repository that is open already.</summary>
    internal Task<QualityState> FindAsync(RepositoryRow repository, ObjectId commit, CancellationToken cancellation) => database.ReadAsync(async context => new QualityState(
        repository,
        commit,
        await context.QualityReports.FirstOrDefaultAsync(row => row.RepositoryId == repository.Id && row.CommitId == commit, cancellation),
        await context.Jobs.Where(row => row.RepositoryId == repository.Id && row.Kind == JobKinds.Quality && row.CommitId == commit)
            .OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellation)));

    /// <summary>Has a commit checked, unless that is under way.</summary>
    internal async Task<QualityState> RequestAsync(Caller caller, RepositoryName name, string revision, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.Write, cancellation);
        if (repository.Kind != RepositoryKind.Model) throw new RefusedException(Refusal.BadRequest, "Only models are held against the model-folder specification.");
        var commit = (await revisions.FindAsync(repository, revision, cancellation)).Commit;
        var state = await FindAsync(repository, commit, cancellation);
        if (state.Job?.State is JobState.Queued or JobState.Running) return state;
        var job = await jobs.AddAsync(new JobOrder(JobKinds.Quality, repository.Id, commit) { RequestedBy = caller.UserId }, cancellation);
        return state with { Job = job };
    }

    /// <summary>Keeps a result, in place of an older one.</summary>
    internal Task StoreAsync(long repositoryId, ObjectId commit, QualityReport report, CancellationToken cancellation) => database.WriteAsync(
        async context =>
        {
            await context.QualityReports.Where(row => row.RepositoryId == repositoryId && row.CommitId == commit).ExecuteDeleteAsync(cancellation);
            context.QualityReports.Add(new QualityReportRow
            {
                RepositoryId = repositoryId,
                CommitId = commit,
                Score = report.Score,
                IsDangerous = report.IsDangerous,
                Report = report.ToJson(),
                Files = FileSafety.ToJson(report.Files).ToJsonString(Diff.DiffJson.Options),
                Created = clock.GetUtcNow(),
            });
            return true;
        },
        cancellation);

    /// <summary>What tree listings say of a commit's files.</summary>
    /// <returns>For a path, the <c>securityFileStatus</c>.</returns>
    internal async Task<Func<string, JsonNode>> FileStatusAsync(RepositoryRow repository, ObjectId commit, CancellationToken cancellation)
    {
        var files = await database.ReadAsync(context =>
            context.QualityReports.Where(row => row.RepositoryId == repository.Id && row.CommitId == commit).Select(row => row.Files).FirstOrDefaultAsync(cancellation));
        if (files is null)
        {
            var isWaiting = (await FindAsync(repository, commit, cancellation)).Job?.State is JobState.Queued or JobState.Running;
            return _ => FileSafety.Plain(isWaiting ? Waiting : Unscanned);
        }

        var known = JsonNode.Parse(files)!.AsObject();
        return path => known[path]?.DeepClone() ?? FileSafety.Plain(FileSafety.Word(FileSafetyStatus.Safe));
    }
}
