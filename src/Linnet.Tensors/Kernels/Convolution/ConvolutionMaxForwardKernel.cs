using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Panels;

namespace Linnet.Tensors.Kernels.Convolution;

/// <summary>
/// Convolution, bias, ReLU and maximum over time without ever writing the convolution down: a panel of filters slides over one
/// text and only the best value of each filter is kept. An item is a panel of filters on a row of the batch.
/// </summary>
internal unsafe struct ConvolutionMaxForwardKernel : ILanesKernel
{
    /// <summary>Positions that are computed before their maximum is taken, a multiple of the product's six rows.</summary>
    private const int Positions = 96;

    internal FilterBank Bank;
    internal int Length;
    internal int Widest;

    /// <summary><c>[batch, Length, input]</c>.</summary>
    internal float* Input;

    /// <summary><c>[batch]</c>, or null where all positions are valid.</summary>
    internal int* Lengths;

    /// <summary><c>[batch, Outputs]</c>.</summary>
    internal float* Output;

    /// <summary><c>[batch, Outputs]</c>: the winning position, or -1 where ReLU gives 0; null in inference.</summary>
    internal int* Winners;
    internal int Outputs;

    /// <summary><see cref="ScratchSize"/> elements a part.</summary>
    internal float* Scratch;

    /// <summary>Float elements that a part works in.</summary>
    internal static long ScratchSize(int length, int widest, int input) =>
        ((Math.Max(length, widest) + (long)widest) * input) + ((Positions + 2) * PanelProduct.Columns);

    public void Run<T>(int start, int end, int part)
        where T : unmanaged, ILanes<T>
    {
        var products = Scratch + (part * ScratchSize(Length, Widest, Bank.Input));
        var best = products + (Positions * PanelProduct.Columns);
        var places = best + PanelProduct.Columns;
        var text = places + PanelProduct.Columns;
        var (row, length) = (-1, 0);
        for (var item = start; item < end; item++)
        {
            if (item / Bank.Panels != row)
            {
                row = item / Bank.Panels;
                length = CopyText(row, text);
            }

            Slide<T>(item % Bank.Panels, length, text, products, best, places);
            Finish(row, item % Bank.Panels, best, (int*)places);
        }
    }

    /// <summary>Makes a copy that ends in zeros, and gives its length: that of the widest filter at least.</summary>
    private readonly int CopyText(int row, float* text)
    {
        var valid = (Lengths is null ? Length : Lengths[row]) * Bank.Input;
        var source = Input + ((long)row * Length * Bank.Input);
        new Span<float>(source, valid).CopyTo(new Span<float>(text, valid));
        new Span<float>(text + valid, ((Math.Max(Length, Widest) + Widest) * Bank.Input) - valid).Clear();
        return Math.Max(valid / Bank.Input, Widest);
    }

    private readonly void Slide<T>(int panel, int length, float* text, float* products, float* best, float* places)
        where T : unmanaged, ILanes<T>
    {
        var columns = panel * PanelProduct.Columns;
        var taps = Bank.Taps(panel);
        var narrowest = taps;
        for (var column = 0; column < PanelProduct.Columns; column++)
        {
            if (Bank.Width(columns + column) > 0) narrowest = Bank.Width(columns + column);
        }

        new Span<float>(best, PanelProduct.Columns).Fill(float.NegativeInfinity);
        new Span<float>(places, PanelProduct.Columns).Clear();
        var count = length - narrowest + 1;
        for (var first = 0; first < count; first += Positions)
        {
            var positions = Math.Min(Positions, count - first);
            new Span<float>(products, positions * PanelProduct.Columns).Clear();
            PanelProduct.Accumulate<T>(
                text + ((long)first * Bank.Input), Bank.Input, 1, positions, taps * Bank.Input, Bank.Panel(panel), products, PanelProduct.Columns);
            if (narrowest < taps) ExcludeOverhang(columns, length, first, positions, products);
            for (var column = 0; column < PanelProduct.Columns; column += T.Count)
                TakeMaximum<T>(products + column, first, positions, best + column, places + column);
        }
    }

    /// <summary>A wider filter of a mixed panel does not fit at the last positions.</summary>
    private readonly void ExcludeOverhang(int columns, int length, int first, int positions, float* products)
    {
        for (var column = 0; column < PanelProduct.Columns; column++)
        {
            for (var position = Math.Max(0, length - Bank.Width(columns + column) + 1 - first); position < positions; position++)
                products[(position * PanelProduct.Columns) + column] = float.NegativeInfinity;
        }
    }

    private static void TakeMaximum<T>(float* products, int first, int positions, float* best, float* places)
        where T : unmanaged, ILanes<T>
    {
        var (top, place) = (T.Load(best), T.Load(places));
        for (var position = 0; position < positions; position++, products += PanelProduct.Columns)
        {
            var value = T.Load(products);
            var isBetter = T.GreaterThan(value, top);
            top = T.Select(isBetter, value, top);
            place = T.Select(isBetter, T.BroadcastInt((uint)(first + position)), place);
        }

        T.Store(best, top);
        T.Store(places, place);
    }

    private readonly void Finish(int row, int panel, float* best, int* places)
    {
        var target = (long)row * Outputs;
        for (var i = 0; i < PanelProduct.Columns; i++)
        {
            var column = (panel * PanelProduct.Columns) + i;
            if (Bank.Width(column) == 0) break;
            var value = best[i] + Bank.Bias(column);
            Output[target + Bank.Output(column)] = MathF.Max(0, value);
            if (Winners is not null) Winners[target + Bank.Output(column)] = value > 0 ? places[i] : -1;
        }
    }
}
