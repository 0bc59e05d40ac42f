namespace Linnet.Client.Hub;

/// <summary>How far a transfer has come. Several files are under way at a time, so reports come from several threads.</summary>
/// <param name="File">The file that has come on.</param>
/// <param name="Done">Bytes of it that are done.</param>
/// <param name="Total">Its size in bytes.</param>
public readonly record struct HubProgress(string File, long Done, long Total)
{
    /// <summary>What is being done.</summary>
    public HubStage Stage { get; init; }

    /// <summary>Bytes of all files of this stage that are done.</summary>
    public long AllDone { get; init; }

    /// <summary>Bytes of all files of this stage.</summary>
    public long AllTotal { get; init; }
}
