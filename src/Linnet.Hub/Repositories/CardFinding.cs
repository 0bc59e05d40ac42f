namespace Linnet.Hub.Repositories;

/// <summary>Something that is wrong with a card.</summary>
/// <param name="IsError">Wrong enough to refuse it.</param>
/// <param name="Message">What, and what to write instead.</param>
internal sealed record CardFinding(bool IsError, string Message);
