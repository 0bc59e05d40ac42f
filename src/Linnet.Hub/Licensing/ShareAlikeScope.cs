namespace Linnet.Hub.Licensing;

/// <summary>How far a licence reaches that asks to be kept.</summary>
internal enum ShareAlikeScope
{
    /// <summary>Everything that is made from the work.</summary>
    Work,

    /// <summary>The files themselves, changed or not: weights that were trained further, but not an adapter in a file beside them.</summary>
    Files,
}
