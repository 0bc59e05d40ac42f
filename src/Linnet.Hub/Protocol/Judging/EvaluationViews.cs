using System.Text.Json.Nodes;
using Linnet.Evaluation;
using Linnet.Hub.Database;
using Linnet.Hub.Evaluations;
using Linnet.Signing;

namespace Linnet.Hub.Protocol.Judging;

/// <summary>Evaluations in answers.</summary>
internal static class EvaluationViews
{
    internal static object Of(EvaluationRow row, EvaluationSpecRow spec, string root, string model) => new
    {
        id = row.Id,
        commit = row.CommitId.ToString(),
        specSha256 = row.SpecId.ToString(),
        task = spec.Task,
        metric = spec.Metric,
        score = StoredScore.FromMillionths(row.Score),
        metrics = ResultOf(row)?.Metrics,
        rows = ResultOf(row)?.Rows,
        parameters = row.Parameters,
        bytes = row.Bytes,
        isProposal = row.IsProposal,
        createdAt = row.Created.UtcDateTime,
        signedUrl = $"{root}/api/models/{model}/evaluations/{row.Id}/signed",
    };

    internal static object Of(JobRow job) => new
    {
        id = job.Id,
        commit = job.CommitId.ToString(),
        specSha256 = EvaluationOrder.Read(job.Detail!).Spec,
        state = JobViews.StateOf(job, hasResult: true),
        problem = job.Problem,
        createdAt = job.Created.UtcDateTime,
        finishedAt = job.Finished?.UtcDateTime,
    };

    internal static object Of(LeaderboardSummary board) => new
    {
        specSha256 = board.Id,
        task = board.Spec.Task,
        dataset = board.Dataset.FullName.Id,
        revision = board.Spec.Dataset.Revision,
        file = board.Spec.Dataset.File,
        split = board.Spec.Dataset.Split,
        metric = board.Spec.Metrics[0],
        models = board.Models,
        best = board.Best?.FullName.Id,
        bestScore = board.BestScore,
    };

    internal static object Of(Leaderboard board) => new
    {
        specSha256 = board.Id,
        spec = JsonNode.Parse(board.Spec.ToCanonicalJson()),
        dataset = board.Dataset.FullName.Id,
        metric = board.Spec.Metrics[0],
        lowerIsBetter = MetricNames.LowerIsBetter(board.Spec.Metrics[0]),
        rows = board.Rows.Select(row => new
        {
            rank = row.Rank,
            model = row.Model.FullName.Id,
            commit = row.Result.CommitId.ToString(),
            score = row.Score,
            metrics = ResultOf(row.Result)?.Metrics,
            parameters = row.Result.Parameters,
            bytes = row.Result.Bytes,
            createdAt = row.Result.Created.UtcDateTime,
            verified = row.IsVerified,
            command = Command(row.Model, row.Result),
        }),
    };

    /// <summary>What to type to measure again.</summary>
    internal static string Command(RepositoryRow model, EvaluationRow result) => $"linnet evaluate {model.FullName.Id}@{result.CommitId} --spec {result.SpecId}";

    internal static EvaluationResult? ResultOf(EvaluationRow row) => SignedText.TryParse(row.Document) is { } signed ? EvaluationResult.TryParse(signed.Text) : null;
}
