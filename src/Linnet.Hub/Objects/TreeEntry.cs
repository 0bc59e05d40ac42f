namespace Linnet.Hub.Objects;

/// <summary>An entry of a tree.</summary>
/// <param name="Mode">Folder or file.</param>
/// <param name="Name">Without a slash.</param>
/// <param name="Id">The tree or the blob.</param>
internal sealed record TreeEntry(EntryMode Mode, string Name, ObjectId Id)
{
    internal bool IsFolder => Mode == EntryMode.Folder;
}
