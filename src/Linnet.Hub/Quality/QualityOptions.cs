namespace Linnet.Hub.Quality;

/// <summary>How much of a version a check reads.</summary>
internal sealed record QualityOptions
{
    /// <summary>Most bytes of the files that are written to the disk to try whether the model loads.</summary>
    public long MaxLoadBytes { get; init; } = 1L << 30;

    /// <summary>Largest text file that is searched for secrets.</summary>
    public long MaxTextBytes { get; init; } = 64 << 20;

    /// <summary>Largest configuration or card that is read.</summary>
    public long MaxSmallBytes { get; init; } = 4 << 20;

    /// <summary>Most bytes of pickles that are looked at, of all files of a version together.</summary>
    public long MaxPickleBytes { get; init; } = 512 << 20;

    /// <summary>Most bytes of an archive's list of entries.</summary>
    public long MaxDirectoryBytes { get; init; } = 32 << 20;

    /// <summary>Most files of a version that are looked into.</summary>
    public int MaxFiles { get; init; } = 10_000;

    /// <summary>Where a copy is made for loading; null for the system's folder for what is temporary.</summary>
    public string? WorkFolder { get; init; }
}
