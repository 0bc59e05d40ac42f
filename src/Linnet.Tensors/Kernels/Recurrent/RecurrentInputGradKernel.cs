using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Panels;

namespace Linnet.Tensors.Kernels.Recurrent;

/// <summary>
/// Gradient of the input: <c>dX = dGates · W</c> of both directions over all steps. Items are the steps of the groups; packed
/// rows go back to their places in the padded batch.
/// </summary>
internal unsafe struct RecurrentInputGradKernel : ILanesKernel
{
    /// <summary>Packed rows that are taken at a time.</summary>
    private const int Rows = 96;

    internal SequencePlan Plan;
    internal int Input;
    internal int Hidden;
    internal RecurrentDirection First;
    internal RecurrentDirection Second;
    internal bool HasSecond;

    /// <summary><c>[batch, steps, input]</c>.</summary>
    internal float* Grad;
    internal bool Accumulate;

    /// <summary><see cref="ScratchSize"/> elements a part.</summary>
    internal float* Scratch;

    /// <summary>Float elements that a part works in.</summary>
    internal static long ScratchSize(int input) => (long)Rows * GateLayout.PanelColumns(input);

    public void Run<T>(int start, int end, int part)
        where T : unmanaged, ILanes<T>
    {
        var stride = GateLayout.PanelColumns(Input);
        var scratch = Scratch + (part * ScratchSize(Input));
        var (group, step) = Locate(start);
        for (var row = start; row < end; row += Rows)
        {
            var count = Math.Min(Rows, end - row);
            new Span<float>(scratch, count * stride).Clear();
            Multiply<T>(First, row, count, scratch, stride);
            if (HasSecond) Multiply<T>(Second, row, count, scratch, stride);
            for (var i = 0; i < count; i++)
            {
                while (row + i >= Plan.StepStart(group, step + 1)) (group, step) = step + 1 < Plan.Steps ? (group, step + 1) : (group + 1, 0);
                var batchRow = Plan.BatchRow(group, row + i - Plan.StepStart(group, step));
                var target = Grad + ((((long)batchRow * Plan.Steps) + step) * Input);
                var source = scratch + ((long)i * stride);
                if (Accumulate) RowSums.Add<T>(source, target, Input);
                else new Span<float>(source, Input).CopyTo(new Span<float>(target, Input));
            }
        }
    }

    private readonly void Multiply<T>(in RecurrentDirection direction, int row, int rows, float* target, int stride)
        where T : unmanaged, ILanes<T>
    {
        var width = GateLayout.Width(Hidden);
        for (var column = 0; column < stride; column += PanelProduct.Columns)
        {
            PanelProduct.Accumulate<T>(
                direction.Gates + ((long)row * width), width, 1, rows, width,
                direction.Weights.InputBack + ((long)column * width), target + column, stride);
        }
    }

    /// <summary>The group and step of a packed row.</summary>
    private readonly (int Group, int Step) Locate(int packedRow)
    {
        var (group, step) = (0, 0);
        while (group + 1 < Plan.Groups && packedRow >= Plan.StepStart(group + 1, 0)) group++;
        while (step + 1 < Plan.Steps && packedRow >= Plan.StepStart(group, step + 1)) step++;
        return (group, step);
    }
}
