using Linnet.Numerics;

namespace Linnet.Training.Vectors;

/// <summary>Draws numbers with given weights in constant time (Walker 1977; construction by Vose 1991).</summary>
internal sealed class AliasTable
{
    private readonly uint[] _thresholds;
    private readonly int[] _aliases;

    internal AliasTable(ReadOnlySpan<double> weights)
    {
        _thresholds = new uint[weights.Length];
        _aliases = new int[weights.Length];
        double sum = 0;
        foreach (var weight in weights) sum += weight;
        var shares = new double[weights.Length];
        var small = new Stack<int>();
        var large = new Stack<int>();
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = weights[i] * shares.Length / sum;
            (shares[i] < 1 ? small : large).Push(i);
        }

        while (small.Count > 0 && large.Count > 0)
        {
            var (less, more) = (small.Pop(), large.Pop());
            Set(less, shares[less], more);
            shares[more] -= 1 - shares[less];
            (shares[more] < 1 ? small : large).Push(more);
        }

        foreach (var rest in small.Concat(large)) Set(rest, 1, rest);
    }

    internal int Draw(SeededRandom random)
    {
        var bits = random.NextBits();
        var index = (int)(((bits >> 32) * (ulong)_thresholds.Length) >> 32);
        return (uint)bits <= _thresholds[index] ? index : _aliases[index];
    }

    private void Set(int index, double share, int alias)
    {
        _thresholds[index] = (uint)Math.Min(uint.MaxValue, share * uint.MaxValue);
        _aliases[index] = alias;
    }
}
