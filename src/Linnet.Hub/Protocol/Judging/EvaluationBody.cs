using System.Text.Json;

namespace Linnet.Hub.Protocol.Judging;

/// <summary>A wish for an evaluation: by a specification, or by the hash of one that the hub has.</summary>
internal sealed record EvaluationBody(JsonElement? Spec, string? SpecSha256, string? Revision);
