using System.Runtime.InteropServices;

namespace Linnet.Training.Sparse;

/// <summary>Numbers keys in order of first appearance and counts how often each occurs.</summary>
internal sealed class KeyCounter
{
    private readonly List<int> _occurrences = [];
    private int[] _slots = new int[1 << 16];

    public List<ulong> Keys { get; } = [];

    /// <summary>Counts one occurrence and gives the key's number.</summary>
    public int Count(ulong key)
    {
        var slot = Slot(key);
        if (_slots[slot] == 0)
        {
            Keys.Add(key);
            _occurrences.Add(0);
            _slots[slot] = Keys.Count;
            if (Keys.Count * 2 > _slots.Length) Grow();
            slot = Slot(key);
        }

        var number = _slots[slot] - 1;
        CollectionsMarshal.AsSpan(_occurrences)[number]++;
        return number;
    }

    public int Occurrences(int number) => _occurrences[number];

    private int Slot(ulong key)
    {
        var mask = _slots.Length - 1;
        var slot = (int)key & mask;
        while (_slots[slot] != 0 && Keys[_slots[slot] - 1] != key) slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 4];
        for (var number = 0; number < Keys.Count; number++) _slots[Slot(Keys[number])] = number + 1;
    }
}
