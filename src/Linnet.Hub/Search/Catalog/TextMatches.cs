using Linnet.Hub.Search.Text;

namespace Linnet.Hub.Search.Catalog;

/// <summary>Which repositories have all words of a search in their texts, and how prominently.</summary>
internal sealed class TextMatches
{
    private readonly byte[] _places;

    internal TextMatches(int limit) => _places = new byte[limit];

    /// <summary>Bytes in memory.</summary>
    internal int Size => _places.Length;

    /// <summary>The highest field down to which all words are found; null where they are not.</summary>
    internal SearchField? this[long id] => id < _places.Length && _places[id] > 0 ? (SearchField)(_places[id] - 1) : null;

    /// <summary>Says that all words are in a field or above it. Fields come from the lowest to the highest.</summary>
    internal void Add(long id, SearchField field)
    {
        if (id < _places.Length) _places[id] = (byte)(field + 1);
    }
}
