namespace Linnet.Client.Hub;

/// <summary>What is being done with files.</summary>
public enum HubStage
{
    /// <summary>They come from the hub.</summary>
    Fetching = 0,

    /// <summary>They are read and hashed on this machine.</summary>
    Hashing = 1,

    /// <summary>They go to the hub.</summary>
    Sending = 2,
}
