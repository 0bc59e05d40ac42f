using Linnet.Tensors.Kernels.Convolution;
using Linnet.Tensors.Kernels.EmbeddingBag;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Panels;
using Linnet.Tensors.Kernels.Pooling;
using Linnet.Tensors.Kernels.Recurrent;

namespace Linnet.Tensors.Tests.Kernels.Sequence;

/// <summary>Every sequence kernel gives at 128, 256 and 512 bits what its scalar twin gives.</summary>
public sealed unsafe class SequenceLanesTests
{
    private const int Rows = 3;
    private const int Length = 11;
    private const int Columns = 37;
    private const int Count = Rows * Length * Columns;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 33)]
    [InlineData(6, 16)]
    [InlineData(13, 40)]
    public void Panel_products(int rows, int depth)
    {
        using var a = new Native(rows * depth);
        using var panel = new Native(depth * PanelProduct.Columns, seed: 2);
        Twins.Agree(1, rows * PanelProduct.Columns, c => new ProductKernel { A = a, RowStride = depth, DepthStride = 1, Rows = rows, Depth = depth, Panel = panel, C = c });
        Twins.Agree(1, rows * PanelProduct.Columns, c => new ProductKernel { A = a, RowStride = 1, DepthStride = rows, Rows = rows, Depth = depth, Panel = panel, C = c });
    }

    [Fact]
    public void Panel_products_do_not_depend_on_the_rows_around()
    {
        using var a = new Native(8 * 20);
        using var panel = new Native(20 * PanelProduct.Columns, seed: 2);
        var together = new float[8 * PanelProduct.Columns];
        var alone = new float[8 * PanelProduct.Columns];
        fixed (float* c = together) PanelProduct.Accumulate<Lanes512>(a, 20, 1, 8, 20, panel, c, PanelProduct.Columns);
        fixed (float* c = alone)
        {
            for (var row = 0; row < 8; row++) PanelProduct.Accumulate<Lanes512>((float*)a + (row * 20), 20, 1, 1, 20, panel, c + (row * PanelProduct.Columns), PanelProduct.Columns);
        }

        Assert.Equal(together, alone);
    }

    [Fact]
    public void Recurrent_cells()
    {
        Twins.Agree(1, 160, memory => new CellKernel<LstmCell> { Memory = memory });
        Twins.Agree(1, 160, memory => new CellKernel<GruCell> { Memory = memory });
        Twins.Agree(1, 160, memory => new CellKernel<LstmCell> { Memory = memory, IsBackward = true });
        Twins.Agree(1, 160, memory => new CellKernel<GruCell> { Memory = memory, IsBackward = true });
    }

    [Fact]
    public void Convolution_with_maximum_over_time()
    {
        const int Channels = 40, Width = 3;
        using var input = new Native(Count);
        using var weight = new Native(Channels * Columns * Width, seed: 2);
        using var upstream = new Native(Rows * Channels, seed: 3);
        var filter = new FilterPointers { Weight = weight, Channels = Channels, Width = Width };
        using var memory = new Native(FilterBank.Size(Columns, Channels, Width));
        var bank = new FilterBank(memory, Columns, Channels);
        bank.Pack([filter]);
        using var scratch = new Native((int)ConvolutionMaxForwardKernel.ScratchSize(Length, Width, Columns));
        using var winners = new Native(Rows * Channels);
        ConvolutionMaxForwardKernel Forward(float* output) => new()
        {
            Bank = bank,
            Length = Length,
            Widest = Width,
            Input = input,
            Output = output,
            Winners = (int*)(float*)winners,
            Outputs = Channels,
            Scratch = scratch,
        };
        Twins.Agree(Rows, Rows * Channels, Forward);

        using var output = new Native(Rows * Channels);
        Forward(output).Run<Lanes1>(0, Rows, 0);
        using var windows = new Native(Channels * Width * Columns);
        using var sum = new Native(Width * Columns);
        Twins.Agree(Channels, Channels * Width * Columns, gradient => new ConvolutionMaxWeightGradKernel
        {
            Filter = filter,
            Batch = Rows,
            Length = Length,
            Columns = Columns,
            Input = input,
            Upstream = upstream,
            Winners = (int*)(float*)winners,
            Outputs = Channels,
            WeightGrad = gradient,
            Windows = windows,
            Scratch = sum,
        });
        Twins.Agree(Rows, Count, gradient => new ConvolutionMaxInputGradKernel
        {
            Filter = filter,
            Length = Length,
            Columns = Columns,
            InputGrad = gradient,
            Upstream = upstream,
            Winners = (int*)(float*)winners,
            Outputs = Channels,
            Windows = windows,
        });
    }

    [Fact]
    public void Pooling()
    {
        using var input = new Native(Count);
        using var weights = new Native(Rows * Length, seed: 2);
        int[] lengths = [11, 4, 7];
        fixed (int* valid = lengths)
        {
            var windows = new PoolWindows(Length, 4, 3, valid);
            var pooled = Rows * windows.Count;
            Twins.Agree(pooled, pooled * Columns, y => new MaxPoolForwardKernel(windows, Columns, input, y, null));
            Twins.Agree(pooled, pooled * Columns, y => new AveragePoolForwardKernel(windows, Columns, input, y));
            Twins.Agree(Rows, Count, x => new AveragePoolBackwardKernel(windows, Columns, input, x, accumulate: true));
            using var softmax = new Native(Rows * Length);
            var starts = (nint)valid;
            Twins.Agree(Rows, Rows * Columns, y => new AttentionPoolForwardKernel(input, weights, (int*)starts, softmax, y, Length, Columns));
        }

        using var upstream = new Native(Rows * Columns, seed: 3);
        Twins.Agree(Rows, Count, x => new AttentionPoolBackwardKernel
        {
            Values = input,
            Weights = weights,
            Upstream = upstream,
            ValueGrad = x,
            AccumulateValues = true,
            Length = Length,
            Columns = Columns,
        });
        Twins.Agree(
            Rows, Rows * Length, x => new AttentionPoolBackwardKernel
            {
                Values = input,
                Weights = weights,
                Upstream = upstream,
                ScoreGrad = x,
                Length = Length,
                Columns = Columns,
            },
            tolerance: 1e-5f);
    }

    [Fact]
    public void Embedding_bags()
    {
        using var table = new Native(6 * Columns);
        using var factors = new Native(7, seed: 2);
        using var upstream = new Native(3 * Columns, seed: 3);
        int[] numbers = [1, 5, 1, 0, 2, 2, 4];
        int[] starts = [0, 3, 3, 7];
        fixed (int* pinnedIds = numbers, pinnedOffsets = starts)
        {
            var (ids, offsets) = ((nint)pinnedIds, (nint)pinnedOffsets);
            Twins.Agree(3, 3 * Columns, y => new EmbeddingBagForwardKernel((int*)ids, (int*)offsets, table, factors, y, Columns, isMean: false));
            Twins.Agree(3, 3 * Columns, y => new EmbeddingBagForwardKernel((int*)ids, (int*)offsets, table, null, y, Columns, isMean: true));
            Twins.Agree(Columns, 6 * Columns, g => new EmbeddingBagScatterKernel((int*)ids, (int*)offsets, 3, factors, upstream, g, Columns, isMean: false));
            Twins.Agree(3, 7, g => new EmbeddingBagFactorGradKernel((int*)ids, (int*)offsets, table, upstream, g, Columns), tolerance: 1e-5f);
        }
    }

    [Fact]
    public void Windows_that_overlap()
    {
        var windows = new ConvolutionWindows { Length = Length, Columns = Columns, Width = 3, Stride = 2, Padding = 1, Dilation = 1, Positions = 6 };
        using var rows = new Native(Rows * 6 * 3 * Columns);
        Twins.Agree(Rows, Count, x => new ScatterWindowsKernel(windows, rows, x));
    }

    private struct ProductKernel : ILanesKernel
    {
        internal float* A;
        internal int RowStride;
        internal int DepthStride;
        internal int Rows;
        internal int Depth;
        internal float* Panel;
        internal float* C;

        public readonly void Run<T>(int start, int end, int part)
            where T : unmanaged, ILanes<T> =>
            PanelProduct.Accumulate<T>(A, RowStride, DepthStride, Rows, Depth, Panel, C, PanelProduct.Columns);
    }

    /// <summary>One cell of 16 units on 160 values: gates, then hidden state, gradients and cell states.</summary>
    private struct CellKernel<TCell> : ILanesKernel
        where TCell : IRecurrentCell
    {
        internal float* Memory;
        internal bool IsBackward;

        public readonly void Run<T>(int start, int end, int part)
            where T : unmanaged, ILanes<T>
        {
            float* state = Memory + GateLayout.Block, next = state + GateLayout.Units, cell = next + GateLayout.Units;
            for (var unit = 0; unit < GateLayout.Units; unit += T.Count)
            {
                if (IsBackward) TCell.Backward<T>(Memory + unit, state + unit, cell + unit, next + unit, cell + GateLayout.Units + unit);
                else TCell.Forward<T>(Memory + unit, state + unit, next + unit, cell + unit);
            }
        }
    }
}
