using System.Text.Json;

namespace Linnet.Hub.Evaluations;

/// <summary>What an evaluation job is told.</summary>
/// <param name="Spec">The SHA-256 of the specification.</param>
/// <param name="IsProposal">The version is a pull request's.</param>
internal sealed record EvaluationOrder(string Spec, bool IsProposal)
{
    internal static EvaluationOrder Read(string detail) => JsonSerializer.Deserialize<EvaluationOrder>(detail)!;

    internal string Write() => JsonSerializer.Serialize(this);
}
