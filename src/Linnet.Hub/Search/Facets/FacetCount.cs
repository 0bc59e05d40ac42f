namespace Linnet.Hub.Search.Facets;

/// <summary>How many results have a value of a facet.</summary>
internal readonly record struct FacetCount(string Value, int Count) : IComparable<FacetCount>
{
    /// <summary>The most frequent first, then by name.</summary>
    public int CompareTo(FacetCount other)
    {
        var order = other.Count.CompareTo(Count);
        return order != 0 ? order : string.CompareOrdinal(Value, other.Value);
    }
}
