namespace Linnet.Client.Hub;

/// <summary>What a request is about, for the words of an error.</summary>
/// <param name="Repository">The repository; null where it is about the hub itself.</param>
internal sealed record HubSubject(HubRepository? Repository)
{
    /// <summary>The revision that was asked for.</summary>
    internal string? Revision { get; init; }

    /// <summary>The file that was asked for.</summary>
    internal string? File { get; init; }

    /// <summary>Whether something shall be changed, which needs other rights than reading.</summary>
    internal bool IsWrite { get; init; }

    /// <summary>How an error begins.</summary>
    internal string Name(HubOptions options) => Repository?.ToString() ?? options.Endpoint.AbsoluteUri.TrimEnd('/');
}
