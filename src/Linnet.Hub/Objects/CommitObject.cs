using System.Text;

namespace Linnet.Hub.Objects;

/// <summary>A commit as git writes it.</summary>
/// <param name="Tree">The root folder.</param>
/// <param name="Parents">None for the first commit.</param>
/// <param name="Author">Also the committer.</param>
/// <param name="Message">The title, and after an empty line the rest.</param>
internal sealed record CommitObject(ObjectId Tree, IReadOnlyList<ObjectId> Parents, Signature Author, string Message)
{
    internal byte[] ToBytes()
    {
        var text = new StringBuilder();
        text.Append("tree ").Append(Tree).Append('\n');
        foreach (var parent in Parents) text.Append("parent ").Append(parent).Append('\n');
        text.Append("author ").Append(Author).Append('\n');
        text.Append("committer ").Append(Author).Append("\n\n");
        text.Append(Message.Replace("\0", string.Empty, StringComparison.Ordinal).ReplaceLineEndings("\n").TrimEnd('\n')).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
