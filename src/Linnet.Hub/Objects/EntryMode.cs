namespace Linnet.Hub.Objects;

/// <summary>What an entry of a tree is, in git's octal numbers.</summary>
internal enum EntryMode
{
    /// <summary>A folder.</summary>
    Folder = 0x4000,

    /// <summary>A file.</summary>
    File = 0x81A4,

    /// <summary>A file that may be run.</summary>
    Executable = 0x81ED,
}
