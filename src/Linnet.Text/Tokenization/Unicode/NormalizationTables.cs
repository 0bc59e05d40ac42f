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
    private readonly List<int[]> _sequences = [[]];
    private readonly Dictionary<long, int> _compositions = [];

    private NormalizationTables(bool recent)
    {
        foreach (var (codePoint, value, isRecent) in UnicodeFile.Instance.CombiningClasses)
            if (recent || !isRecent) _classes[codePoint] = value;

        var oneLevel = new Dictionary<int, UnicodeFile.Decomposition>();
        foreach (var entry in UnicodeFile.Instance.Decompositions)
            if (recent || !entry.Recent) oneLevel.Add(entry.CodePoint, entry);

        foreach (var entry in oneLevel.Values)
        {
            var compatibility = Expand(entry.CodePoint, oneLevel, compatibility: true);
            _compatibility[entry.CodePoint] = Store(compatibility);
            if (entry.Compatibility) continue;
            var canonical = Expand(entry.CodePoint, oneLevel, compatibility: false);
            _canonical[entry.CodePoint] =
                canonical.AsSpan().SequenceEqual(compatibility) ? _compatibility[entry.CodePoint] : Store(canonical);
            if (!entry.Excluded) _compositions.Add(Key(entry.Parts[0], entry.Parts[1]), entry.CodePoint);
        }
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
        return _compositions.TryGetValue(Key(first, second), out var composite) ? composite : -1;
    }

    private static long Key(int first, int second) => (long)first << 32 | (uint)second;

    private static int[] Expand(int codePoint, Dictionary<int, UnicodeFile.Decomposition> oneLevel, bool compatibility) =>
        oneLevel.TryGetValue(codePoint, out var entry) && (compatibility || !entry.Compatibility)
            ? [.. entry.Parts.SelectMany(part => Expand(part, oneLevel, compatibility))]
            : [codePoint];

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
