using Linnet.Hub.Database;

namespace Linnet.Hub.Evaluations;

/// <summary>What a model was measured on.</summary>
/// <param name="Repository">The model.</param>
/// <param name="Results">The newest first.</param>
/// <param name="Jobs">The newest first, also those that are done.</param>
internal sealed record EvaluationList(RepositoryRow Repository, IReadOnlyList<(EvaluationRow Row, EvaluationSpecRow Spec)> Results, IReadOnlyList<JobRow> Jobs);
