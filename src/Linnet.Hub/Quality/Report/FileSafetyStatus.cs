namespace Linnet.Hub.Quality;

/// <summary>How safe a file is, the worst last.</summary>
internal enum FileSafetyStatus
{
    /// <summary>Nothing was found.</summary>
    Safe,

    /// <summary>It may do harm.</summary>
    Suspicious,

    /// <summary>It does harm, or holds what nobody should see.</summary>
    Unsafe,
}
