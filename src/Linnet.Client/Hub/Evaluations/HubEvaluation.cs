namespace Linnet.Client.Hub;

/// <summary>A measurement of a model, as the hub shows it.</summary>
/// <param name="Id">The hub's number for it.</param>
/// <param name="Commit">What was measured.</param>
/// <param name="SpecSha256">Names the specification by which it was measured.</param>
/// <param name="Metric">The metric that orders.</param>
/// <param name="Score">Its value.</param>
public sealed record HubEvaluation(long Id, string Commit, string SpecSha256, string Metric, double Score);
