namespace Linnet.Hub.Git.Walk;

/// <summary>What a client leaves out for now and asks for when it needs it (git's manual, rev-list, <c>--filter</c>).</summary>
/// <param name="OmitsBlobs">No files.</param>
/// <param name="OmitsTrees">No folders either.</param>
internal readonly record struct ObjectFilter(bool OmitsBlobs, bool OmitsTrees)
{
    /// <summary>Reads a filter.</summary>
    /// <exception cref="GitProtocolException">It is one that is not known here.</exception>
    internal static ObjectFilter Parse(string text) => text switch
    {
        "blob:none" => new ObjectFilter(OmitsBlobs: true, OmitsTrees: false),
        "tree:0" => new ObjectFilter(OmitsBlobs: true, OmitsTrees: true),
        _ => throw new GitProtocolException("this hub filters with blob:none and tree:0 only"),
    };
}
