namespace Linnet.Hub.Access;

/// <summary>What has become of a program's wish to be let in.</summary>
internal enum DeviceLoginState
{
    /// <summary>Its user has not decided.</summary>
    Pending = 0,

    /// <summary>It gets its token when it asks next.</summary>
    Approved = 1,

    /// <summary>It gets none.</summary>
    Denied = 2,
}
