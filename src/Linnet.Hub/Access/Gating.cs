namespace Linnet.Hub.Access;

/// <summary>Whether the files of a public repository ask for consent first.</summary>
internal enum Gating
{
    /// <summary>They do not.</summary>
    None = 0,

    /// <summary>Whoever accepts the terms may read.</summary>
    Auto = 1,

    /// <summary>The owner decides about each request.</summary>
    Manual = 2,
}
