namespace Linnet.Hub.Access;

/// <summary>What decides about the access to a repository.</summary>
/// <param name="OwnerId">The user or organisation that owns it.</param>
/// <param name="Visibility">Who knows of it.</param>
/// <param name="Gating">Whether its files ask for consent.</param>
/// <param name="IsDisabled">Switched off by an administrator.</param>
/// <param name="IsGranted">The caller's request to read a gated repository has been accepted.</param>
internal readonly record struct RepositoryFacts(long OwnerId, Visibility Visibility, Gating Gating, bool IsDisabled, bool IsGranted);
