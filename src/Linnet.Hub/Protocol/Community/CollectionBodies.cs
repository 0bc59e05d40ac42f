namespace Linnet.Hub.Protocol.Community;

/// <summary>The body that makes or changes a collection.</summary>
internal sealed record CollectionBody(string? Title, string? Namespace, string? Description, bool? Private, string? Theme, int? Position);

/// <summary>The body that adds an item.</summary>
internal sealed record CollectionItemBody(CollectionItemName? Item, string? Note);

/// <summary>What is added.</summary>
internal sealed record CollectionItemName(string? Type, string? Id);

/// <summary>The body that changes an item.</summary>
internal sealed record CollectionItemChange(string? Note, int? Position);
