namespace Linnet.Client.Hub;

/// <summary>Whose token it is.</summary>
/// <param name="Name">The user's name.</param>
public sealed record HubUser(string Name)
{
    /// <summary>As people write it; null where the hub does not say.</summary>
    public string? FullName { get; init; }

    /// <summary>What the user has called the token.</summary>
    public string? TokenName { get; init; }

    /// <summary>What the token allows: <c>read</c>, <c>write</c>, <c>admin</c>.</summary>
    public string? TokenRole { get; init; }

    /// <summary>Names of the user's organisations.</summary>
    public IReadOnlyList<string> Organizations { get; init; } = [];
}
