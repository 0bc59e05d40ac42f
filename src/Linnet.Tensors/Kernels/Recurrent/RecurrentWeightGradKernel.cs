using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Panels;

namespace Linnet.Tensors.Kernels.Recurrent;

/// <summary>
/// Gradients of the weights: <c>dW = dGatesᵀ · X</c> and <c>dGatesᵀ · H</c> over all steps at once. An item is a block of units of one
/// direction, whose rows of the gradients nobody else writes.
/// </summary>
internal unsafe struct RecurrentWeightGradKernel<TCell> : ILanesKernel
    where TCell : IRecurrentCell
{
    /// <summary>Packed rows that are taken at a time: their panel of gate gradients stays in the cache.</summary>
    private const int Depth = 128;

    internal int PackedRows;
    internal int Input;
    internal int Hidden;

    /// <summary><c>[packed rows, input]</c>.</summary>
    internal float* Packed;
    internal RecurrentDirection First;
    internal RecurrentDirection Second;
    internal RecurrentGradients FirstGradients;
    internal RecurrentGradients SecondGradients;

    /// <summary><see cref="ScratchSize"/> elements a part.</summary>
    internal float* Scratch;

    private readonly int Width => GateLayout.Width(Hidden);

    /// <summary>Float elements that a part works in.</summary>
    internal static long ScratchSize(int input, int hidden) => (Depth + 1L + input + hidden) * GateLayout.Block;

    public void Run<T>(int start, int end, int part)
        where T : unmanaged, ILanes<T>
    {
        var blocks = GateLayout.Blocks(Hidden);
        for (var item = start; item < end; item++)
        {
            var scratch = Scratch + (part * ScratchSize(Input, Hidden));
            if (item < blocks) RunBlock<T>(First, FirstGradients, item, scratch);
            else RunBlock<T>(Second, SecondGradients, item - blocks, scratch);
        }
    }

    private readonly void RunBlock<T>(in RecurrentDirection direction, in RecurrentGradients gradients, int block, float* panel)
        where T : unmanaged, ILanes<T>
    {
        var bias = panel + (Depth * GateLayout.Block);
        var inputGrad = bias + GateLayout.Block;
        var hiddenGrad = inputGrad + ((long)Input * GateLayout.Block);
        new Span<float>(bias, (1 + Input + Hidden) * GateLayout.Block).Clear();
        var padded = GateLayout.Padded(Hidden);
        for (var row = 0; row < PackedRows; row += Depth)
        {
            var depth = Math.Min(Depth, PackedRows - row);
            var source = direction.Gates + ((long)row * Width) + (block * GateLayout.Block);
            for (var i = 0; i < depth; i++)
            {
                var gates = source + ((long)i * Width);
                new Span<float>(gates, GateLayout.Block).CopyTo(new Span<float>(panel + (i * GateLayout.Block), GateLayout.Block));
                RowSums.Add<T>(gates, bias, GateLayout.Block);
            }

            PanelProduct.Accumulate<T>(Packed + ((long)row * Input), 1, Input, Input, depth, panel, inputGrad, GateLayout.Block);
            PanelProduct.Accumulate<T>(direction.HiddenHistory + ((long)row * padded), 1, padded, Hidden, depth, panel, hiddenGrad, GateLayout.Block);
        }

        for (var gate = 0; gate < TCell.Gates; gate++)
        {
            var (inputSlot, hiddenSlot) = (TCell.InputSlot(gate) * GateLayout.Units, TCell.HiddenSlot(gate) * GateLayout.Units);
            for (var lane = 0; lane < GateLayout.Units && (block * GateLayout.Units) + lane < Hidden; lane++)
            {
                var row = ((long)gate * Hidden) + (block * GateLayout.Units) + lane;
                AddColumn(inputGrad + inputSlot + lane, gradients.InputWeight, row, Input);
                AddColumn(hiddenGrad + hiddenSlot + lane, gradients.HiddenWeight, row, Hidden);
                AddColumn(bias + inputSlot + lane, gradients.InputBias, row, 1);
                AddColumn(bias + hiddenSlot + lane, gradients.HiddenBias, row, 1);
            }
        }
    }

    private static void AddColumn(float* source, float* target, long row, int count)
    {
        if (target is null) return;
        target += row * count;
        for (nint i = 0; i < count; i++) target[i] += source[i * GateLayout.Block];
    }
}
