namespace Linnet.Hub.Quality;

/// <summary>
/// What a pickle's stack holds as far as names are concerned: texts, and null for everything else. It forgives what Python would not, because names that come after a mistake are
/// reported rather than missed.
/// </summary>
internal sealed class PickleStack
{
    private const int MaxValues = 4_000_000;

    private readonly List<string?> _values = [];
    private readonly Stack<int> _marks = [];
    private readonly Dictionary<ulong, string?> _memo = [];
    private int _made;

    private int Floor => _marks.TryPeek(out var mark) ? mark : 0;

    internal ulong MemoCount => (ulong)_memo.Count;

    /// <summary>Puts a value on the stack.</summary>
    /// <exception cref="FormatException">There are too many.</exception>
    internal void Push(string? value)
    {
        Count();
        _values.Add(value);
    }

    internal string? Pop()
    {
        if (_values.Count <= Floor) return null;
        var value = _values[^1];
        _values.RemoveAt(_values.Count - 1);
        return value;
    }

    /// <summary>Takes values away and puts an unknown one in their place.</summary>
    internal void Replace(int count)
    {
        while (count-- > 0) Pop();
        Push(null);
    }

    internal void Mark()
    {
        Count();
        _marks.Push(_values.Count);
    }

    internal void PopToMark()
    {
        if (!_marks.TryPop(out var mark)) return;
        _values.RemoveRange(mark, _values.Count - mark);
    }

    /// <summary>The opcode POP, which takes a mark where there is no value above it.</summary>
    internal void PopOrMark()
    {
        if (_values.Count > Floor) Pop();
        else PopToMark();
    }

    internal void Duplicate() => Push(_values.Count > Floor ? _values[^1] : null);

    internal void Remember(ulong key)
    {
        Count();
        _memo[key] = _values.Count > Floor ? _values[^1] : null;
    }

    internal void Recall(ulong key) => Push(_memo.GetValueOrDefault(key));

    private void Count()
    {
        if (++_made > MaxValues) throw new FormatException($"holds more than {MaxValues} values");
    }
}
