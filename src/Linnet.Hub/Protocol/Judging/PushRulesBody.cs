namespace Linnet.Hub.Protocol.Judging;

/// <summary>What is turned away at the door.</summary>
internal sealed record PushRulesBody(bool? RefuseDangerous);
