using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Linnet.Threading;

namespace Linnet.Tensors.Kernels;

/// <summary>Copies a strip of an operand into a panel: for each k, the strip's values side by side, then 0 up to the panel's width.</summary>
internal static unsafe class Packing
{
    private const int DepthAtOnce = 8;

    /// <summary>Packs <paramref name="lines"/> lines of length <paramref name="k"/>, line stride and k stride in elements.</summary>
    internal static void Pack(float* source, nint lineStride, nint kStride, int lines, int k, float* panel, int panelWidth)
    {
        if (lineStride == 1) PackAdjacent(source, kStride, lines, k, panel, panelWidth);
        else PackLines(source, lineStride, kStride, lines, k, panel, panelWidth);
        if (lines == panelWidth) return;
        for (var p = 0; p < k; p++) new Span<float>(panel + ((nint)p * panelWidth) + lines, panelWidth - lines).Clear();
    }

    /// <summary>
    /// Packs rows [0, <paramref name="m"/>) whose values for one k stand side by side, cut into <paramref name="tiles"/> tiles;
    /// a tile's panel is as wide as the tile is high and begins at its first row times k.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void PackTiles(float* source, nint kStride, int m, int tiles, int k, float* panels)
    {
        // A few k at a time for all tiles, so that whole cache lines of the source are used while they are near.
        for (var p = 0; p < k; p += DepthAtOnce)
        {
            var depth = Math.Min(DepthAtOnce, k - p);
            var i = 0;
            for (var tile = 0; tile < tiles; tile++)
            {
                var end = WorkerPool.PartStart(m, tiles, tile + 1);
                PackAdjacent(source + i, kStride, end - i, depth, panels + ((nint)i * k) + ((nint)p * (end - i)), end - i);
                i = end;
            }

            source += depth * kStride;
        }
    }

    /// <summary>The strip's values for one k stand side by side already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackAdjacent(float* source, nint kStride, int lines, int k, float* panel, int panelWidth)
    {
        if (Vector512.IsHardwareAccelerated && lines == 32)
        {
            for (var p = 0; p < k; p++, source += kStride, panel += panelWidth)
            {
                var left = Vector512.Load(source);
                var right = Vector512.Load(source + 16);
                left.Store(panel);
                right.Store(panel + 16);
            }

            return;
        }

        if (lines is > 8 and <= 12)
        {
            for (var p = 0; p < k; p++, source += kStride, panel += panelWidth)
            {
                var (first, second, last) = (Vector128.Load(source), Vector128.Load(source + 4), Vector128.Load(source + lines - 4));
                first.Store(panel);
                second.Store(panel + 4);
                last.Store(panel + lines - 4);
            }

            return;
        }

        for (var p = 0; p < k; p++, source += kStride, panel += panelWidth) CopyShort(source, panel, lines);
    }

    /// <summary>Copies a few values by vectors that may overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyShort(float* source, float* destination, int count)
    {
        if (count < 4)
        {
            for (var i = 0; i < count; i++) destination[i] = source[i];
            return;
        }

        for (var i = 0; i + 4 < count; i += 4) Vector128.Load(source + i).Store(destination + i);
        Vector128.Load(source + count - 4).Store(destination + count - 4);
    }

    /// <summary>Each line has its own place: blocks of 4 by 4 are transposed in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackLines(float* source, nint lineStride, nint kStride, int lines, int k, float* panel, int panelWidth)
    {
        var line = 0;
        if (kStride == 1 && (Sse.IsSupported || AdvSimd.Arm64.IsSupported))
        {
            for (; line + 4 <= lines; line += 4)
            {
                var from = source + (line * lineStride);
                var to = panel + line;
                var p = 0;
                for (; p + 4 <= k; p += 4, from += 4, to += 4 * (nint)panelWidth)
                {
                    var a = Vector128.Load(from);
                    var b = Vector128.Load(from + lineStride);
                    var c = Vector128.Load(from + (2 * lineStride));
                    var d = Vector128.Load(from + (3 * lineStride));
                    var (ac, bd) = (ZipLow(a, c), ZipLow(b, d));
                    ZipLow(ac, bd).Store(to);
                    ZipHigh(ac, bd).Store(to + panelWidth);
                    (ac, bd) = (ZipHigh(a, c), ZipHigh(b, d));
                    ZipLow(ac, bd).Store(to + (2 * (nint)panelWidth));
                    ZipHigh(ac, bd).Store(to + (3 * (nint)panelWidth));
                }

                for (; p < k; p++, from++, to += panelWidth)
                    for (var i = 0; i < 4; i++) to[i] = from[i * lineStride];
            }
        }

        for (; line < lines; line++)
        {
            var from = source + (line * lineStride);
            var to = panel + line;
            for (var p = 0; p < k; p++, from += kStride, to += panelWidth) *to = *from;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipLow(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b) : AdvSimd.Arm64.ZipLow(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipHigh(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b) : AdvSimd.Arm64.ZipHigh(a, b);
}
