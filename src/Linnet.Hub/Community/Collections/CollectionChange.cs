namespace Linnet.Hub.Community.Collections;

/// <summary>What becomes different about a collection; null stays as it is.</summary>
internal sealed record CollectionChange(string? Title, string? Description, bool? IsPrivate, string? Theme, int? Position);
