namespace Linnet.Client.Hub;

/// <summary>How far a download has come.</summary>
/// <param name="File">The file that is being fetched.</param>
/// <param name="Done">Bytes of it that are here.</param>
/// <param name="Total">Its size in bytes.</param>
public readonly record struct HubProgress(string File, long Done, long Total);
