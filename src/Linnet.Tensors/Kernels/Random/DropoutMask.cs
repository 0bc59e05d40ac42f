using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Random;

/// <summary>
/// The random mask of one dropout, as a function of the element's index: the same whatever the number of threads or the
/// width of the lanes, and cheap enough to be computed again in the backward pass rather than stored.
/// </summary>
/// <remarks>The index and 64 bits of seed go through two rounds of multiply and xor-shift; an element is kept where the
/// result is at least <c>rate · 2^32</c>.</remarks>
internal readonly struct DropoutMask
{
    private readonly uint _first;
    private readonly uint _second;
    private readonly uint _threshold;
    private readonly float _scale;

    /// <summary>Creates a mask.</summary>
    /// <param name="seed">From the scope; one for each operation.</param>
    /// <param name="rate">Share of the elements that become 0, in [0, 1).</param>
    internal DropoutMask(ulong seed, float rate)
    {
        _first = (uint)seed;
        _second = (uint)(seed >> 32);
        _threshold = (uint)(rate * 4294967296.0);
        _scale = 1f / (1f - rate);
    }

    /// <summary>A mask that keeps everything.</summary>
    internal static DropoutMask None => new(0, 0);

    /// <summary>Whether any element can be dropped.</summary>
    internal bool IsActive => _threshold != 0;

    /// <summary>0 for a dropped element, 1 / (1 - rate) for a kept one: the elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T Factor<T>(uint index)
        where T : unmanaged, ILanes<T>
    {
        var x = T.SequenceInt(index + _first);
        x ^= T.ShiftRightInt(x, 16);
        x = T.MultiplyInt(x, T.BroadcastInt(0x7FEB352D));
        x ^= T.ShiftRightInt(x, 15) ^ T.BroadcastInt(_second);
        x = T.MultiplyInt(x, T.BroadcastInt(0x846CA68B));
        x ^= T.ShiftRightInt(x, 16);
        return T.AtLeastInt(x, T.BroadcastInt(_threshold)) & T.Broadcast(_scale);
    }
}
