using Linnet.Models.Pipelines;

namespace Linnet.Models.Sparse;

/// <summary>
/// The keys of an input: the n-grams of its text; or, for a pair, those of either text set apart, those in both, and one for how
/// large a share of all that is (in tenths). One instance serves one thread.
/// </summary>
internal sealed class InputFeatures
{
    private const ulong SideCount = 4;
    private const ulong SecondText = 1;
    private const ulong InBoth = 2;
    private const ulong ShareOfBoth = 3;

    private readonly NgramExtractor _extractor = new();
    private readonly List<ulong> _first = [];
    private readonly List<ulong> _second = [];
    private readonly HashSet<ulong> _left = [];
    private readonly HashSet<ulong> _right = [];

    /// <summary>Appends the keys of one block; <paramref name="number"/> sets the block apart from the others.</summary>
    public void Add(TextInput input, NgramBlock block, int number, List<ulong> keys)
    {
        var salt = Salt(number, 0);
        _extractor.Extract(input.Text, block, salt, keys);
        if (input.Pair is not { } pair) return;

        _extractor.Extract(pair, block, Salt(number, SecondText), keys);
        _first.Clear();
        _second.Clear();
        _extractor.Extract(input.Text, block, Salt(number, InBoth), _first);
        _extractor.Extract(pair, block, Salt(number, InBoth), _second);
        _left.Clear();
        _right.Clear();
        foreach (var key in _first) _left.Add(key);
        foreach (var key in _second) _right.Add(key);
        var both = 0;
        foreach (var key in _second)
        {
            if (!_right.Remove(key) || !_left.Contains(key)) continue;
            keys.Add(key);
            both++;
        }

        foreach (var key in _second) _left.Add(key);
        var tenths = _left.Count == 0 ? 0UL : (ulong)(10 * both / _left.Count);
        keys.Add(NgramExtractor.Finish(Salt(number, ShareOfBoth) + tenths));
    }

    private static ulong Salt(int block, ulong side) => Numerics.SplitMix64.At((ulong)block, side % SideCount);
}
