using System.Runtime.CompilerServices;

namespace Linnet.Text.Tokenization;

/// <summary>A growing row of ids.</summary>
internal sealed class IdBuffer
{
    private int[] _ids = new int[256];

    internal int Count { get; private set; }

    internal ReadOnlySpan<int> AsSpan() => _ids.AsSpan(0, Count);

    internal void Clear() => Count = 0;

    internal void Add(int id)
    {
        Reserve(1);
        _ids[Count++] = id;
    }

    internal void Add(ReadOnlySpan<int> ids)
    {
        Reserve(ids.Length);
        ids.CopyTo(_ids.AsSpan(Count));
        Count += ids.Length;
    }

    /// <summary>Writes three and keeps <paramref name="count"/>: one branch for nearly every word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void AddUpToThree(int first, int second, int third, int count)
    {
        Reserve(3);
        var free = _ids.AsSpan(Count);
        free[2] = third;
        free[1] = second;
        free[0] = first;
        Count += count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reserve(int more)
    {
        if (Count + more > _ids.Length) Array.Resize(ref _ids, Math.Max(Count + more, _ids.Length * 2));
    }
}
