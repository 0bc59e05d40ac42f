namespace Linnet.Hub.Community.Webhooks;

/// <summary>Where a delivery stands.</summary>
internal enum DeliveryState
{
    /// <summary>To be sent, or to be sent again.</summary>
    Waiting = 0,

    /// <summary>The address has taken it.</summary>
    Delivered = 1,

    /// <summary>Given up.</summary>
    Failed = 2,
}
