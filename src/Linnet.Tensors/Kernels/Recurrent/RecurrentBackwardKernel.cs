using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Panels;

namespace Linnet.Tensors.Kernels.Recurrent;

/// <summary>
/// The backward half through time: turns the kept gates of every step into their gradients. What remains after it, the
/// gradients of weights and input, are products over all steps at once. Items are those of the forward half.
/// </summary>
internal unsafe struct RecurrentBackwardKernel<TCell> : ILanesKernel
    where TCell : IRecurrentCell
{
    internal SequencePlan Plan;
    internal int Hidden;

    /// <summary><c>[batch, steps, OutputColumns]</c>, or null where only final states are used.</summary>
    internal float* OutputGrad;
    internal int OutputColumns;
    internal RecurrentDirection First;
    internal RecurrentDirection Second;
    internal RecurrentGradients FirstGradients;
    internal RecurrentGradients SecondGradients;

    /// <summary><see cref="ScratchSize"/> elements an item.</summary>
    internal float* Scratch;

    private readonly int Padded => GateLayout.Padded(Hidden);

    private readonly int Width => GateLayout.Width(Hidden);

    /// <summary>Elements from one row of hidden gradients to the next: whole panels.</summary>
    private readonly int GradStride => GateLayout.PanelColumns(Hidden);

    /// <summary>Float elements that an item works in.</summary>
    internal static long ScratchSize(int groupRows, int hidden) =>
        (long)groupRows * (GateLayout.PanelColumns(hidden) + GateLayout.Padded(hidden));

    public void Run<T>(int start, int end, int part)
        where T : unmanaged, ILanes<T>
    {
        for (var item = start; item < end; item++)
        {
            var scratch = Scratch + (item * ScratchSize(Plan.GroupRows(0), Hidden));
            if (item < Plan.Groups) RunGroup<T>(First, FirstGradients, item, scratch);
            else RunGroup<T>(Second, SecondGradients, item - Plan.Groups, scratch);
        }
    }

    private readonly void RunGroup<T>(in RecurrentDirection direction, in RecurrentGradients gradients, int group, float* scratch)
        where T : unmanaged, ILanes<T>
    {
        var hiddenGrad = scratch;
        var cellGrad = hiddenGrad + ((long)Plan.GroupRows(group) * GradStride);
        for (var place = Plan.Steps - 1; place >= 0; place--)
        {
            var step = direction.Step(place, Plan.Steps);
            var active = Plan.Active(group, step);
            for (var row = Plan.Active(group, direction.After(step)); row < active; row++)
            {
                var batchRow = Plan.BatchRow(group, row);
                LoadGrad(gradients.FinalHidden, batchRow, hiddenGrad + ((long)row * GradStride), GradStride);
                LoadGrad(gradients.FinalCell, batchRow, cellGrad + ((long)row * Padded), Padded);
            }

            RunStep<T>(direction, group, step, active, hiddenGrad, cellGrad);
            for (var row = Plan.Active(group, direction.Before(step)); row < active; row++)
            {
                var batchRow = Plan.BatchRow(group, row);
                AddGrad<T>(hiddenGrad + ((long)row * GradStride), gradients.InitialHidden, batchRow);
                AddGrad<T>(cellGrad + ((long)row * Padded), gradients.InitialCell, batchRow);
            }
        }

        for (var row = Plan.Active(group, 0); row < Plan.GroupRows(group); row++)
        {
            var batchRow = Plan.BatchRow(group, row);
            if (gradients.FinalHidden is not null) AddGrad<T>(gradients.FinalHidden + ((long)batchRow * Hidden), gradients.InitialHidden, batchRow);
            if (gradients.FinalCell is not null) AddGrad<T>(gradients.FinalCell + ((long)batchRow * Hidden), gradients.InitialCell, batchRow);
        }
    }

    private readonly void RunStep<T>(in RecurrentDirection direction, int group, int step, int active, float* hiddenGrad, float* cellGrad)
        where T : unmanaged, ILanes<T>
    {
        var start = (long)Plan.StepStart(group, step);
        var gates = direction.Gates + (start * Width);
        for (var row = 0; row < active; row++)
        {
            var dh = hiddenGrad + ((long)row * GradStride);
            if (OutputGrad is not null)
            {
                var position = ((long)Plan.BatchRow(group, row) * Plan.Steps) + step;
                RowSums.Add<T>(OutputGrad + (position * OutputColumns) + direction.Column, dh, Hidden);
            }

            var dc = cellGrad + ((long)row * Padded);
            var state = (start + row) * Padded;
            for (var unit = 0; unit < Padded; unit += T.Count)
            {
                var block = (unit / GateLayout.Units * GateLayout.Block) + (unit % GateLayout.Units);
                TCell.Backward<T>(
                    gates + ((long)row * Width) + block, direction.HiddenHistory + state + unit, direction.CellHistory + state + unit, dh + unit, dc + unit);
            }
        }

        for (var column = 0; column < GradStride; column += PanelProduct.Columns)
            PanelProduct.Accumulate<T>(gates, Width, 1, active, Width, direction.Weights.HiddenBack + ((long)column * Width), hiddenGrad + column, GradStride);
    }

    private readonly void LoadGrad(float* source, int batchRow, float* target, int padded)
    {
        var row = new Span<float>(target, padded);
        row.Clear();
        if (source is not null) new Span<float>(source + ((long)batchRow * Hidden), Hidden).CopyTo(row);
    }

    private readonly void AddGrad<T>(float* source, float* target, int batchRow)
        where T : unmanaged, ILanes<T>
    {
        if (target is not null) RowSums.Add<T>(source, target + ((long)batchRow * Hidden), Hidden);
    }
}
