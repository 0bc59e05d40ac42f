using Linnet.Evaluation;
using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;
using Linnet.Signing;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Evaluations;

/// <summary>Orders models by what they have reached. Models and data that the caller may not know of leave no trace: no row, no count, no gap in the ranks.</summary>
internal sealed class Leaderboards(HubDatabase database, EvaluationSpecs specs, VerificationKey own)
{
    private const int MaxBoards = 200;
    private const int MaxResults = 5000;
    private const int MaxRows = 200;

    /// <summary>The leaderboards of all tasks, or of one.</summary>
    internal async Task<IReadOnlyList<LeaderboardSummary>> ListAsync(Caller caller, string? task, CancellationToken cancellation)
    {
        var boards = await database.ReadAsync(context =>
        {
            var rows = task is null ? context.EvaluationSpecs : context.EvaluationSpecs.Where(row => row.Task == task);
            return rows.Join(context.Repositories.VisibleTo(caller), row => row.DatasetId, dataset => dataset.Id, (row, dataset) => new { row, dataset })
                .OrderBy(pair => pair.row.Task).ThenByDescending(pair => pair.row.Created).Take(MaxBoards).ToListAsync(cancellation);
        });
        var list = new List<LeaderboardSummary>();
        foreach (var board in boards)
        {
            var ranked = Rank(await ResultsAsync(caller, board.row, cancellation), board.row.Metric);
            if (ranked.Count == 0) continue;
            list.Add(new(board.row.Id.ToString(), EvaluationSpec.Parse(board.row.Text), board.dataset, ranked.Count, ranked[0].Model, StoredScore.FromMillionths(ranked[0].Result.Score)));
        }

        return list;
    }

    /// <summary>One leaderboard.</summary>
    internal async Task<Leaderboard> FindAsync(Caller caller, string? sha256, CancellationToken cancellation)
    {
        var row = await specs.FindAsync(caller, sha256, cancellation);
        var dataset = await database.ReadAsync(context => context.Repositories.FirstAsync(dataset => dataset.Id == row.DatasetId, cancellation));
        var ranked = Rank(await ResultsAsync(caller, row, cancellation), row.Metric).Take(MaxRows);
        return new Leaderboard(row.Id.ToString(), EvaluationSpec.Parse(row.Text), dataset, [.. ranked.Select(item => new LeaderboardRow(item.Rank, item.Model, item.Result, IsVerified(item.Result, own)))]);
    }

    /// <summary>Whether a result is what the hub has signed.</summary>
    internal static bool IsVerified(EvaluationRow row, VerificationKey own) =>
        SignedText.TryParse(row.Document) is { IsIntact: true } signed && signed.Key.Fingerprint == own.Fingerprint
        && EvaluationResult.TryParse(signed.Text) is { } result
        && result.Spec.Sha256 == row.SpecId.ToString() && result.Model.Commit == row.CommitId.ToString()
        && StoredScore.ToMillionths(result.Score) == row.Score && result.Model.Parameters == row.Parameters && result.Model.Bytes == row.Bytes;

    /// <summary>Orders results: a model's best version counts; of equals the smaller one stands first, then the older result.</summary>
    internal static IReadOnlyList<(int Rank, RepositoryRow Model, EvaluationRow Result)> Rank(IEnumerable<(RepositoryRow Model, EvaluationRow Result)> results, string metric)
    {
        var sign = MetricNames.LowerIsBetter(metric) ? 1 : -1;
        var best = Order(results).GroupBy(item => item.Model.Id).Select(group => group.First());
        var ranked = new List<(int Rank, RepositoryRow Model, EvaluationRow Result)>();
        foreach (var (model, result) in Order(best))
        {
            var rank = ranked.Count > 0 && ranked[^1].Result.Score == result.Score ? ranked[^1].Rank : ranked.Count + 1;
            ranked.Add((rank, model, result));
        }

        return ranked;

        IOrderedEnumerable<(RepositoryRow Model, EvaluationRow Result)> Order(IEnumerable<(RepositoryRow Model, EvaluationRow Result)> items) => items
            .OrderBy(item => sign * item.Result.Score).ThenBy(item => item.Result.Parameters).ThenBy(item => item.Result.Created).ThenBy(item => item.Result.Id);
    }

    private async Task<IReadOnlyList<(RepositoryRow Model, EvaluationRow Result)>> ResultsAsync(Caller caller, EvaluationSpecRow spec, CancellationToken cancellation)
    {
        var isLowerBetter = MetricNames.LowerIsBetter(spec.Metric);
        var rows = await database.ReadAsync(context =>
        {
            var results = context.Evaluations.Where(row => row.SpecId == spec.Id && !row.IsProposal)
                .Join(context.Repositories.VisibleTo(caller), row => row.RepositoryId, model => model.Id, (row, model) => new { model, row });
            return (isLowerBetter ? results.OrderBy(pair => pair.row.Score) : results.OrderByDescending(pair => pair.row.Score)).Take(MaxResults).ToListAsync(cancellation);
        });
        return [.. rows.Select(pair => (pair.model, pair.row))];
    }
}
