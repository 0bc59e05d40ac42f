using System.Runtime.CompilerServices;

namespace Linnet.Text.Tokenization;

/// <summary>
/// A growing row of small values, which is emptied and filled again from text to text. Does less than a list, but its code is compiled
/// ahead of time for the values of this library, which a list's can not be: a program that answers once and ends feels the difference.
/// </summary>
internal sealed class Row<T>
    where T : struct
{
    private T[] _items = new T[16];

    internal int Count { get; private set; }

    internal ref T this[int index] => ref _items[index];

    internal ref T Last => ref _items[Count - 1];

    internal ReadOnlySpan<T> AsSpan() => new(_items, 0, Count);

    internal Span<T> AsMutableSpan() => new(_items, 0, Count);

    internal void Clear() => Count = 0;

    internal void Truncate(int count) => Count = count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(T item)
    {
        Reserve(1);
        _items[Count++] = item;
    }

    internal void Add(ReadOnlySpan<T> items)
    {
        Reserve(items.Length);
        items.CopyTo(_items.AsSpan(Count));
        Count += items.Length;
    }

    /// <summary>Puts an item before the one at <paramref name="index"/>.</summary>
    internal void Insert(int index, T item)
    {
        Reserve(1);
        for (var i = Count++; i > index; i--) _items[i] = _items[i - 1];
        _items[index] = item;
    }

    /// <summary>Turns the items from <paramref name="start"/> on round.</summary>
    internal void Reverse(int start = 0)
    {
        for (int low = start, high = Count - 1; low < high; low++, high--)
            (_items[low], _items[high]) = (_items[high], _items[low]);
    }

    /// <summary>Room for <paramref name="more"/> items beyond the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Reserve(int more)
    {
        if (Count + more > _items.Length) Grow(more);
    }

    /// <summary>Writes three items, for which there must be room, and keeps the first <paramref name="count"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void AddUpToThree(T first, T second, T third, int count)
    {
        Reserve(3);
        var free = new Span<T>(_items, Count, 3);
        free[2] = third;
        free[1] = second;
        free[0] = first;
        Count += count;
    }

    private void Grow(int more)
    {
        var items = new T[Math.Max(Count + more, _items.Length * 2)];
        Array.Copy(_items, items, Count);
        _items = items;
    }
}
