using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Linnet.Tensors.Kernels;

/// <summary>Copies a strip of an operand into a panel: for each k, the strip's values side by side, then 0 up to the panel's width.</summary>
internal static unsafe class Packing
{
    /// <summary>Packs <paramref name="lines"/> lines of length <paramref name="k"/>, line stride and k stride in elements.</summary>
    internal static void Pack(float* source, nint lineStride, nint kStride, int lines, int k, float* panel, int panelWidth)
    {
        if (lineStride == 1) PackAdjacent(source, kStride, lines, k, panel, panelWidth);
        else PackLines(source, lineStride, kStride, lines, k, panel, panelWidth);
        if (lines == panelWidth) return;
        for (var p = 0; p < k; p++) new Span<float>(panel + ((nint)p * panelWidth) + lines, panelWidth - lines).Clear();
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

        for (var p = 0; p < k; p++, source += kStride, panel += panelWidth)
        {
            var line = 0;
            for (; line + 4 <= lines; line += 4) Vector128.Load(source + line).Store(panel + line);
            for (; line < lines; line++) panel[line] = source[line];
        }
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
