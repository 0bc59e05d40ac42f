using Linnet.Hub.Objects;

namespace Linnet.Hub.Git.Walk;

/// <summary>The objects of a pack in the order in which they were met, each once. A pack begins with their number, so they are listed before the first is sent.</summary>
/// <param name="limit">The most that there may be.</param>
internal sealed class ObjectList(int limit)
{
    private readonly OrderedDictionary<ObjectId, GitObjectKind> _kinds = new();

    internal int Count => _kinds.Count;

    internal IEnumerable<KeyValuePair<ObjectId, GitObjectKind>> Items => _kinds;

    /// <summary>Adds an object.</summary>
    /// <returns>False where it is there already.</returns>
    /// <exception cref="GitProtocolException">It is one too many.</exception>
    internal bool Add(ObjectId id, GitObjectKind kind)
    {
        if (!_kinds.TryAdd(id, kind)) return false;
        return _kinds.Count <= limit ? true : throw TooMany(limit);
    }

    internal bool Contains(ObjectId id) => _kinds.ContainsKey(id);

    internal GitObjectKind KindOf(ObjectId id) => _kinds.GetValueOrDefault(id);

    internal static GitProtocolException TooMany(int limit) =>
        new($"more than {limit} objects; fetch with --depth 1 or --filter=blob:none");
}
