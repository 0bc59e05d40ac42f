namespace Linnet.Models.Sparse;

/// <summary>Distinct 64-bit n-gram keys, numbered in the order given; an open-addressing table finds a key's number. Immutable.</summary>
public sealed class NgramVocabulary
{
    private readonly int[] _slots;
    private readonly int _mask;

    /// <summary>Builds the table.</summary>
    /// <param name="keys">Distinct keys; kept, not copied.</param>
    /// <exception cref="ArgumentException">A key stands twice, or the keys are not hashes: they crowd in a few places.</exception>
    public NgramVocabulary(ulong[] keys)
    {
        Keys = keys;
        _slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, keys.Length * 2L))];
        _mask = _slots.Length - 1;
        var patience = MostSteps(keys.Length);
        for (var number = 0; number < keys.Length; number++)
        {
            var slot = (int)keys[number] & _mask;
            for (; _slots[slot] != 0; slot = (slot + 1) & _mask)
            {
                if (keys[_slots[slot] - 1] == keys[number])
                    throw new ArgumentException($"n-gram key {keys[number]} stands twice in the vocabulary.", nameof(keys));
                if (--patience < 0) throw new ArgumentException("n-gram keys crowd in a few places of the table; they are no hashes.", nameof(keys));
            }

            _slots[slot] = number + 1;
        }
    }

    /// <summary>Steps past taken places that honest keys stay far below (about half a step a key): a hostile file must not cost hours.</summary>
    private static long MostSteps(int keys) => 100_000 + (50L * keys);

    /// <summary>The keys by number.</summary>
    public ulong[] Keys { get; }

    /// <summary>Number of keys.</summary>
    public int Count => Keys.Length;

    /// <summary>The number of a key, or -1 where it is not in the vocabulary.</summary>
    /// <param name="key">Any key.</param>
    public int Find(ulong key)
    {
        for (var slot = (int)key & _mask; _slots[slot] != 0; slot = (slot + 1) & _mask)
        {
            var number = _slots[slot] - 1;
            if (Keys[number] == key) return number;
        }

        return -1;
    }
}
