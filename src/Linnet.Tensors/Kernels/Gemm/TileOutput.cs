using System.Runtime.CompilerServices;

namespace Linnet.Tensors.Kernels;

/// <summary>What a tile needs besides the micro-kernel: edges narrower than a vector, and activations while it is in the cache.</summary>
internal static unsafe class TileOutput<TVector, TSimd>
    where TVector : struct
    where TSimd : struct, ISimd<TVector>
{
    /// <summary>tile.C = (accumulate ? tile.C : 0) + bias + alpha·product for a product of any width that stands in scratch memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Merge(float* product, int productRow, int rows, int columns, GemmTile* tile)
    {
        var alpha = TSimd.Broadcast(tile->Alpha);
        for (var j = 0; j < columns; j += TSimd.Width)
        {
            var mask = TSimd.FirstLanes(Math.Min(TSimd.Width, columns - j));
            var bias = tile->Bias == null ? TSimd.Broadcast(0) : TSimd.LoadMasked(tile->Bias + j, mask);
            var c = (byte*)(tile->C + j);
            var from = product + j;
            for (var i = 0; i < rows; i++, c += tile->CRow, from += productRow)
            {
                var sum = tile->Accumulate ? TSimd.Add(TSimd.LoadMasked((float*)c, mask), bias) : bias;
                TSimd.StoreMasked((float*)c, TSimd.MultiplyAdd(TSimd.Load(from), alpha, sum), mask);
            }
        }
    }

    /// <summary>Applies the activation to finished values in place, and keeps them as they were in <paramref name="before"/> unless null.</summary>
    internal static void Activate(GemmActivation activation, float* c, float* before, nint row, int rows, int columns)
    {
        switch (activation)
        {
            case GemmActivation.Relu: Apply<ReluActivation>(c, before, row, rows, columns); break;
            case GemmActivation.Gelu: Apply<GeluActivation>(c, before, row, rows, columns); break;
            case GemmActivation.GeluTanh: Apply<GeluTanhActivation>(c, before, row, rows, columns); break;
            case GemmActivation.Tanh: Apply<TanhActivation>(c, before, row, rows, columns); break;
            case GemmActivation.Sigmoid: Apply<SigmoidActivation>(c, before, row, rows, columns); break;
            default:
                if (before != null) Apply<NoActivation>(c, before, row, rows, columns);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Apply<TActivation>(float* c, float* before, nint row, int rows, int columns)
        where TActivation : struct, IActivation
    {
        for (var i = 0; i < rows; i++, c += row)
        {
            var j = 0;
            for (; j + TSimd.Width <= columns; j += TSimd.Width)
            {
                var value = TSimd.Load(c + j);
                if (before != null) TSimd.Store(before + j, value);
                TSimd.Store(c + j, TActivation.Apply<TVector, TSimd>(value));
            }

            if (j < columns)
            {
                var mask = TSimd.FirstLanes(columns - j);
                var value = TSimd.LoadMasked(c + j, mask);
                if (before != null) TSimd.StoreMasked(before + j, value, mask);
                TSimd.StoreMasked(c + j, TActivation.Apply<TVector, TSimd>(value), mask);
            }

            if (before != null) before += row;
        }
    }
}
