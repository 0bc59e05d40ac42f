namespace Linnet.Tensors.Kernels.Recurrent;

/// <summary>
/// One direction's weights as panels. Forward: for each block of units a panel <c>[input, 64]</c>, one <c>[hidden, 64]</c>
/// and 64 bias sums. Backward: the transposes, for each 64 columns a panel <c>[gates, 64]</c>.
/// </summary>
internal readonly unsafe struct PackedGates(int input, int hidden, float* forward, float* backward)
{
    /// <summary>Panels of the input product, one a block.</summary>
    internal float* Input { get; } = forward;

    /// <summary>Panels of the hidden product, one a block.</summary>
    internal float* Hidden { get; } = forward + ((long)input * GateLayout.Width(hidden));

    /// <summary>Bias sums of all gates.</summary>
    internal float* Bias { get; } = forward + ((long)(input + hidden) * GateLayout.Width(hidden));

    /// <summary>Panels that bring gate gradients back to the hidden state.</summary>
    internal float* HiddenBack { get; } = backward;

    /// <summary>Panels that bring gate gradients back to the input.</summary>
    internal float* InputBack { get; } = backward + ((long)GateLayout.PanelColumns(hidden) * GateLayout.Width(hidden));

    /// <summary>Elements of the forward panels.</summary>
    internal static int ForwardSize(int input, int hidden) => checked((input + hidden + 1) * GateLayout.Width(hidden));

    /// <summary>Elements of the backward panels.</summary>
    internal static int BackwardSize(int input, int hidden) =>
        checked((GateLayout.PanelColumns(input) + GateLayout.PanelColumns(hidden)) * GateLayout.Width(hidden));

    /// <summary>Fills the forward panels.</summary>
    internal void PackForward<TCell>(in GatePointers source)
        where TCell : IRecurrentCell
    {
        new Span<float>(Input, ForwardSize(input, hidden)).Clear();
        for (var gate = 0; gate < TCell.Gates; gate++)
        {
            var (inputSlot, hiddenSlot) = (TCell.InputSlot(gate), TCell.HiddenSlot(gate));
            for (var unit = 0; unit < hidden; unit++)
            {
                var row = ((long)gate * hidden) + unit;
                var (block, lane) = Math.DivRem(unit, GateLayout.Units);
                Scatter(source.InputWeight + (row * input), input, Input + ((long)block * input * GateLayout.Block) + (inputSlot * GateLayout.Units) + lane);
                Scatter(source.HiddenWeight + (row * hidden), hidden, Hidden + ((long)block * hidden * GateLayout.Block) + (hiddenSlot * GateLayout.Units) + lane);
                var bias = Bias + (block * GateLayout.Block) + lane;
                if (source.InputBias is not null) bias[inputSlot * GateLayout.Units] += source.InputBias[row];
                if (source.HiddenBias is not null) bias[hiddenSlot * GateLayout.Units] += source.HiddenBias[row];
            }
        }
    }

    /// <summary>Fills the backward panels.</summary>
    internal void PackBackward<TCell>(in GatePointers source)
        where TCell : IRecurrentCell
    {
        new Span<float>(HiddenBack, BackwardSize(input, hidden)).Clear();
        for (var gate = 0; gate < TCell.Gates; gate++)
        {
            for (var unit = 0; unit < hidden; unit++)
            {
                var row = ((long)gate * hidden) + unit;
                var (block, lane) = Math.DivRem(unit, GateLayout.Units);
                var place = (block * GateLayout.Block) + lane;
                Spread(source.InputWeight + (row * input), input, InputBack, place + (TCell.InputSlot(gate) * GateLayout.Units));
                Spread(source.HiddenWeight + (row * hidden), hidden, HiddenBack, place + (TCell.HiddenSlot(gate) * GateLayout.Units));
            }
        }
    }

    private static void Scatter(float* source, int count, float* target)
    {
        for (nint i = 0; i < count; i++) target[i * GateLayout.Block] = source[i];
    }

    private void Spread(float* source, int count, float* panels, int place)
    {
        for (var column = 0; column < count; column += GateLayout.Block)
        {
            var width = Math.Min(GateLayout.Block, count - column);
            new Span<float>(source + column, width).CopyTo(
                new Span<float>(panels + ((long)column * GateLayout.Width(hidden)) + ((long)place * GateLayout.Block), width));
        }
    }
}
