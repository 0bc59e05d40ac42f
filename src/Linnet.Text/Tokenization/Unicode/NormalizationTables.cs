namespace Linnet.Text.Tokenization;

/// <summary>
/// Full decompositions, combining classes and compositions (Unicode Standard Annex 15), made from <see cref="UnicodeFile"/> when
/// first needed. Two editions: <see cref="Pinned"/> knows what Unicode 9 knew, which is what published tokenisers were made with;
/// <see cref="Current"/> knows all.
/// </summary>
internal sealed class NormalizationTables
{
    private static readonly Lazy<NormalizationTables> LazyPinned = new(() => new NormalizationTables(recent: false));
    private static readonly Lazy<NormalizationTables> LazyCurrent = new(() => new NormalizationTables(recent: true));

    private readonly PagedTable _classes = new();
    private readonly PagedTable _canonical = new();
    private readonly PagedTable _compatibility = new();
    private readonly PagedTable _entries = new();
    private readonly List<int[]> _sequences = [[]];
    private readonly long[] _pairs;
    private readonly int[] _composites;

    private NormalizationTables(bool recent)
    {
        var file = UnicodeFile.Instance;
        foreach (var (codePoint, value, isRecent) in file.CombiningClasses)
            if (recent || !isRecent) _classes[codePoint] = value;
        for (var i = 0; i < file.Decompositions.Length; i++)
            if (recent || !file.Decompositions[i].Recent) _entries[file.Decompositions[i].CodePoint] = (ushort)(i + 1);

        var pairs = new List<long>();
        var composites = new List<int>();
        foreach (var entry in file.Decompositions)
        {
            if (_entries[entry.CodePoint] == 0) continue;
            var compatibility = Expand(entry.CodePoint, compatibility: true);
            _compatibility[entry.CodePoint] = Store(compatibility);
            if (entry.Compatibility) continue;
            var canonical = Expand(entry.CodePoint, compatibility: false);
            _canonical[entry.CodePoint] =
                canonical.AsSpan().SequenceEqual(compatibility) ? _compatibility[entry.CodePoint] : Store(canonical);
            if (entry.Excluded) continue;
            pairs.Add(Key(entry.Parts[0], entry.Parts[1]));
            composites.Add(entry.CodePoint);
        }

        _pairs = [.. pairs];
        _composites = [.. composites];
        Array.Sort(_pairs, _composites);
    }

    internal static NormalizationTables Pinned => LazyPinned.Value;

    internal static NormalizationTables Current => LazyCurrent.Value;

    /// <summary>Canonical combining class; 0 for a starter.</summary>
    internal int CombiningClass(int codePoint) => _classes[codePoint];

    /// <summary>The full decomposition without canonical ordering; empty where the character stands for itself. Not for Hangul.</summary>
    internal ReadOnlySpan<int> Decompose(int codePoint, bool compatibility) =>
        _sequences[(compatibility ? _compatibility : _canonical)[codePoint]];

    /// <summary>The primary composite of two characters, or -1.</summary>
    internal int Compose(int first, int second)
    {
        var hangul = Hangul.Compose(first, second);
        if (hangul >= 0) return hangul;
        var at = Array.BinarySearch(_pairs, Key(first, second));
        return at < 0 ? -1 : _composites[at];
    }

    private static long Key(int first, int second) => (long)first << 32 | (uint)second;

    private int[] Expand(int codePoint, bool compatibility)
    {
        var entry = _entries[codePoint];
        if (entry == 0) return [codePoint];
        var decomposition = UnicodeFile.Instance.Decompositions[entry - 1];
        if (decomposition.Compatibility && !compatibility) return [codePoint];
        var all = new List<int>();
        foreach (var part in decomposition.Parts) all.AddRange(Expand(part, compatibility));
        return [.. all];
    }

    private ushort Store(int[] sequence)
    {
        _sequences.Add(sequence);
        return (ushort)(_sequences.Count - 1);
    }

    /// <summary>A map from code points to small numbers, 0 unless set, that spends memory only on pages in use.</summary>
    private sealed class PagedTable
    {
        private static readonly ushort[] Empty = new ushort[256];
        private readonly ushort[][] _pages = new ushort[0x110000 >> 8][];

        internal PagedTable() => Array.Fill(_pages, Empty);

        internal ushort this[int codePoint]
        {
            get => _pages[codePoint >> 8][codePoint & 0xFF];
            set
            {
                ref var page = ref _pages[codePoint >> 8];
                if (page == Empty) page = new ushort[256];
                page[codePoint & 0xFF] = value;
            }
        }
    }
}
