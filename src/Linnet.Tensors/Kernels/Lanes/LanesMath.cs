using System.Runtime.CompilerServices;

namespace Linnet.Tensors.Kernels.Lanes;

/// <summary>Functions on lanes beyond those of <see cref="VectorMath"/>.</summary>
internal static class LanesMath
{
    /// <summary>
    /// The standard normal distribution: Φ(x), to 1e-7, and its density φ(x). Φ by formula 7.1.26 of Abramowitz and Stegun,
    /// which shares its exponential with the density.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Normal<T>(T x, out T density)
        where T : unmanaged, ILanes<T>
    {
        var one = T.Broadcast(1f);
        var size = x & T.BroadcastInt(0x7FFFFFFF);
        var e = T.Exp(x * x * T.Broadcast(-0.5f));
        density = e * T.Broadcast(0.398942280f);
        var t = one / T.MultiplyAdd(size, T.Broadcast(0.3275911f * 0.707106781f), one);
        var p = T.Broadcast(0.5f * 1.061405429f);
        p = T.MultiplyAdd(p, t, T.Broadcast(0.5f * -1.453152027f));
        p = T.MultiplyAdd(p, t, T.Broadcast(0.5f * 1.421413741f));
        p = T.MultiplyAdd(p, t, T.Broadcast(0.5f * -0.284496736f));
        p = T.MultiplyAdd(p, t, T.Broadcast(0.5f * 0.254829592f));
        var tail = p * t * e;
        return T.Select(T.GreaterThan(x, T.Broadcast(0f)), one - tail, tail);
    }
}
