namespace Linnet.Hub.Community.Webhooks;

/// <summary>What a webhook wants to hear of.</summary>
[Flags]
internal enum WebhookDomains
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Repositories, their contents and their settings.</summary>
    Repositories = 1,

    /// <summary>Discussions, pull requests and their comments.</summary>
    Discussions = 2,
}
