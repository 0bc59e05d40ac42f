using System.Globalization;
using Linnet.Hub.Git.Walk;
using Linnet.Hub.Objects;

namespace Linnet.Hub.Git.Fetching;

/// <summary>What a client asks for in a fetch, in whichever version of the protocol.</summary>
/// <param name="limits">How much it may ask for.</param>
internal sealed class FetchRequest(GitLimits limits)
{
    internal List<ObjectId> Wants { get; } = [];

    /// <summary>What the client says it has; not all of it need be known here.</summary>
    internal List<ObjectId> Haves { get; } = [];

    internal ShallowRequest Shallow { get; } = new();

    internal ObjectFilter Filter { get; private set; }

    /// <summary>The client has said all it has to say, and waits for the pack.</summary>
    internal bool IsDone { get; private set; }

    /// <summary>The client wants no progress.</summary>
    internal bool IsQuiet { get; private set; }

    /// <summary>The client wants annotated tags of what it gets.</summary>
    internal bool IncludesTags { get; private set; }

    /// <summary>Takes a line.</summary>
    /// <exception cref="GitProtocolException">It is none that a fetch can have.</exception>
    internal void Read(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var value = space < 0 ? string.Empty : line[(space + 1)..];
        switch (space < 0 ? line : line[..space])
        {
            case "want": Add(Wants, value, limits.MaxWants); break;
            case "have": Add(Haves, value, limits.MaxHaves); break;
            case "shallow": Add(Shallow.Present, value, limits.MaxShallow); break;
            case "deepen": ReadDepth(value); break;
            case "deepen-since": Shallow.Since = Number(value); break;
            case "deepen-not" when Shallow.Not.Count < limits.MaxShallow: Shallow.Not.Add(value); break;
            case "filter": Filter = ObjectFilter.Parse(value); break;
            case "done" when value.Length == 0: IsDone = true; break;
            case var word when value.Length == 0: ReadOption(word); break;
            default: throw Unknown();
        }
    }

    /// <summary>Takes a word that stands alone: a line of version 2, or a capability of version 0.</summary>
    /// <exception cref="GitProtocolException">It is unknown.</exception>
    internal void ReadOption(string word)
    {
        switch (word)
        {
            case "deepen-relative": Shallow.IsRelative = true; break;
            case "no-progress": IsQuiet = true; break;
            case "include-tag": IncludesTags = true; break;

            // Objects are sent whole, which every client understands.
            case "thin-pack" or "ofs-delta": break;
            default: throw Unknown();
        }
    }

    private static void Add(List<ObjectId> ids, string text, int limit)
    {
        if (!ObjectId.TryParse(text, out var id)) throw new GitProtocolException("protocol error: an object id of 40 digits was expected");
        if (ids.Count == limit) throw new GitProtocolException("the request names too many objects; fetch fewer refs at once");
        ids.Add(id);
    }

    private void ReadDepth(string text)
    {
        var depth = Number(text);
        if (depth > 0) Shallow.Depth = (int)Math.Min(depth, ShallowRequest.Infinite);
    }

    private static long Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new GitProtocolException("protocol error: a number was expected after deepen");

    private static GitProtocolException Unknown() => new("protocol error: unknown line in a fetch");
}
