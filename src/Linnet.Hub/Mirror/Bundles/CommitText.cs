using System.Globalization;
using System.Text;
using Linnet.Hub.Objects;

namespace Linnet.Hub.Mirror.Bundles;

/// <summary>A commit read from its bytes.</summary>
/// <param name="Tree">The root folder.</param>
/// <param name="Parent">The first parent; null for the first commit.</param>
/// <param name="AuthorName">Who made it.</param>
/// <param name="Date">When.</param>
/// <param name="Message">All that was said.</param>
internal sealed record CommitText(ObjectId Tree, ObjectId? Parent, string AuthorName, DateTimeOffset Date, string Message)
{
    private const int MaxTitle = 300;

    /// <summary>The first line of the message.</summary>
    internal string Title => Message.Split('\n', 2)[0] is var line && line.Length > MaxTitle ? line[..MaxTitle] : line;

    /// <summary>Reads a commit.</summary>
    /// <returns>Null where the bytes are none.</returns>
    internal static CommitText? TryParse(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0) return null;
        var fields = text[..end].Split('\n').Select(line => line.Split(' ', 2)).Where(parts => parts.Length == 2).ToLookup(parts => parts[0], parts => parts[1]);
        if (!ObjectId.TryParse(fields["tree"].FirstOrDefault(), out var tree) || fields["author"].FirstOrDefault() is not { } author) return null;
        ObjectId? parent = null;
        if (fields["parent"].FirstOrDefault() is { } first)
        {
            if (!ObjectId.TryParse(first, out var id)) return null;
            parent = id;
        }

        var (open, close) = (author.IndexOf('<', StringComparison.Ordinal), author.LastIndexOf('>'));
        if (open < 0 || close < open || author[(close + 1)..].Trim().Split(' ')[0] is not { } seconds
            || !long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var time) || time > 253_402_300_799) return null;
        return new CommitText(tree, parent, author[..open].Trim(), DateTimeOffset.FromUnixTimeSeconds(time), text[(end + 2)..].TrimEnd('\n'));
    }
}
