using Linnet.Evaluation;
using Linnet.Hub.Database;

namespace Linnet.Hub.Evaluations;

/// <summary>The models that were measured by a specification, the best first.</summary>
/// <param name="Id">The SHA-256 of the specification.</param>
/// <param name="Spec">The specification.</param>
/// <param name="Dataset">The repository with the data, under its present name.</param>
/// <param name="Rows">A row a model, its best version.</param>
internal sealed record Leaderboard(string Id, EvaluationSpec Spec, RepositoryRow Dataset, IReadOnlyList<LeaderboardRow> Rows);

/// <summary>A model on a leaderboard.</summary>
/// <param name="Rank">From 1; equal numbers have equal ranks, and the next rank is as many later.</param>
/// <param name="Model">The model, under its present name.</param>
/// <param name="Result">What it has reached.</param>
/// <param name="IsVerified">The signature is the hub's own, and of just this version, specification and number.</param>
internal sealed record LeaderboardRow(int Rank, RepositoryRow Model, EvaluationRow Result, bool IsVerified)
{
    /// <summary>The ordering metric.</summary>
    internal double Score => StoredScore.FromMillionths(Result.Score);
}

/// <summary>A leaderboard at a glance.</summary>
/// <param name="Id">The SHA-256 of the specification.</param>
/// <param name="Spec">The specification.</param>
/// <param name="Dataset">The repository with the data.</param>
/// <param name="Models">Number of models.</param>
/// <param name="Best">The first; null where there is none yet.</param>
/// <param name="BestScore">What it has reached.</param>
internal sealed record LeaderboardSummary(string Id, EvaluationSpec Spec, RepositoryRow Dataset, int Models, RepositoryRow? Best, double BestScore);
