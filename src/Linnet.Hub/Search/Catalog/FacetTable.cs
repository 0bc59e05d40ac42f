using System.Collections.Concurrent;
using Linnet.Hub.Search.Facets;

namespace Linnet.Hub.Search.Catalog;

/// <summary>Gives values of facets small numbers, so that repositories hold numbers and counts are arrays. Numbers are only ever added.</summary>
internal sealed class FacetTable
{
    private readonly ConcurrentDictionary<FacetValue, int> _numbers = new();
    private readonly Lock _lock = new();
    private FacetValue[] _values = new FacetValue[1024];
    private byte[] _facets = new byte[1024];
    private int _count;

    /// <summary>How many numbers there are; those below stay what they are.</summary>
    internal int Count => Volatile.Read(ref _count);

    /// <summary>The facet of each number below <see cref="Count"/>.</summary>
    internal ReadOnlySpan<byte> Facets => Volatile.Read(ref _facets);

    internal FacetValue this[int number] => Volatile.Read(ref _values)[number];

    /// <summary>The number of a value; -1 where no repository has ever had it.</summary>
    internal int Find(FacetValue value) => _numbers.TryGetValue(value, out var number) ? number : -1;

    /// <summary>The number of a value, which gets one where it has none.</summary>
    internal int Add(FacetValue value)
    {
        if (_numbers.TryGetValue(value, out var known)) return known;
        lock (_lock)
        {
            if (_numbers.TryGetValue(value, out known)) return known;
            var number = _count;
            if (number == _values.Length)
            {
                var larger = new FacetValue[2 * number];
                _values.CopyTo(larger, 0);
                Volatile.Write(ref _values, larger);
                var facets = new byte[2 * number];
                _facets.CopyTo(facets, 0);
                Volatile.Write(ref _facets, facets);
            }

            _values[number] = value;
            _facets[number] = (byte)value.Facet;
            Volatile.Write(ref _count, number + 1);
            _numbers[value] = number;
            return number;
        }
    }
}
