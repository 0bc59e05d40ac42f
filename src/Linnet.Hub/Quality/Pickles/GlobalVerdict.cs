namespace Linnet.Hub.Quality;

/// <summary>What a Python name in a pickle means for whoever loads it.</summary>
internal enum GlobalVerdict
{
    /// <summary>Builds tensors or plain values.</summary>
    Harmless,

    /// <summary>Not known; it may do anything.</summary>
    Unknown,

    /// <summary>Runs commands or code, or reads and writes files or the network.</summary>
    Dangerous,
}
