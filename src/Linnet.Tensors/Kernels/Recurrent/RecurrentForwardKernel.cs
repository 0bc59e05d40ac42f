using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Panels;

namespace Linnet.Tensors.Kernels.Recurrent;

/// <summary>
/// The forward half of a recurrent layer. An item is a direction of a group of rows: it runs from its first step to its last on one
/// thread without waiting for anybody. The input product is made for a few steps ahead, while its result still fits the cache.
/// </summary>
internal unsafe struct RecurrentForwardKernel<TCell> : ILanesKernel
    where TCell : IRecurrentCell
{
    /// <summary>Rows that the input product works ahead, at least: many enough to use each panel well.</summary>
    private const int RowsAhead = 96;

    internal SequencePlan Plan;
    internal int Input;
    internal int Hidden;

    /// <summary><c>[packed rows, input]</c>.</summary>
    internal float* Packed;

    /// <summary><c>[batch, steps, OutputColumns]</c>.</summary>
    internal float* Output;
    internal int OutputColumns;
    internal RecurrentDirection First;
    internal RecurrentDirection Second;

    /// <summary><see cref="ScratchSize"/> elements an item.</summary>
    internal float* Scratch;

    private readonly int Padded => GateLayout.Padded(Hidden);

    private readonly int Width => GateLayout.Width(Hidden);

    /// <summary>Float elements that an item works in.</summary>
    internal static long ScratchSize(int groupRows, int hidden, bool keepsGates) =>
        ((long)groupRows * 3 * GateLayout.Padded(hidden)) + (keepsGates ? 0 : (long)Ahead(groupRows) * GateLayout.Width(hidden));

    public void Run<T>(int start, int end, int part)
        where T : unmanaged, ILanes<T>
    {
        for (var item = start; item < end; item++)
        {
            var group = item % Plan.Groups;
            var direction = item < Plan.Groups ? First : Second;
            RunGroup<T>(direction, group, Scratch + (item * ScratchSize(Plan.GroupRows(0), Hidden, direction.Gates is not null)));
        }
    }

    private static int Ahead(int groupRows) => Math.Max(groupRows, RowsAhead);

    private readonly void RunGroup<T>(in RecurrentDirection direction, int group, float* scratch)
        where T : unmanaged, ILanes<T>
    {
        var rows = Plan.GroupRows(group);
        var state = rows * Padded;
        float* hidden = scratch, next = hidden + state, cell = next + state, ahead = cell + state;
        var limit = Ahead(rows);
        for (var place = 0; place < Plan.Steps;)
        {
            var first = direction.Step(place, Plan.Steps);
            var last = first;
            var count = Plan.Active(group, first);
            for (place++; place < Plan.Steps; place++)
            {
                var candidate = direction.Step(place, Plan.Steps);
                var more = Plan.Active(group, candidate);
                if (count + more > limit) break;
                (last, count) = (candidate, count + more);
            }

            var low = Plan.StepStart(group, Math.Min(first, last));
            var gates = direction.Gates is null ? ahead : direction.Gates + ((long)low * Width);
            ProjectInput<T>(direction, low, count, gates);
            for (var step = first; ; step = direction.After(step))
            {
                RunStep<T>(direction, group, step, gates + ((long)(Plan.StepStart(group, step) - low) * Width), hidden, next, cell);
                var newest = next;
                next = hidden;
                hidden = newest;
                if (step == last) break;
            }
        }

        FinishIdleRows(direction, group);
    }

    private readonly void ProjectInput<T>(in RecurrentDirection direction, int packedRow, int rows, float* gates)
        where T : unmanaged, ILanes<T>
    {
        for (var block = 0; block < GateLayout.Blocks(Hidden); block++)
        {
            var target = gates + (block * GateLayout.Block);
            var bias = new Span<float>(direction.Weights.Bias + (block * GateLayout.Block), GateLayout.Block);
            for (var row = 0; row < rows; row++) bias.CopyTo(new Span<float>(target + ((long)row * Width), GateLayout.Block));
            PanelProduct.Accumulate<T>(
                Packed + ((long)packedRow * Input), Input, 1, rows, Input,
                direction.Weights.Input + ((long)block * Input * GateLayout.Block), target, Width);
        }
    }

    private readonly void RunStep<T>(in RecurrentDirection direction, int group, int step, float* gates, float* hidden, float* next, float* cell)
        where T : unmanaged, ILanes<T>
    {
        var active = Plan.Active(group, step);
        for (var row = Plan.Active(group, direction.Before(step)); row < active; row++)
        {
            LoadState(direction.InitialHidden, Plan.BatchRow(group, row), hidden + ((long)row * Padded));
            LoadState(direction.InitialCell, Plan.BatchRow(group, row), cell + ((long)row * Padded));
        }

        if (direction.Gates is not null) KeepState(direction, Plan.StepStart(group, step), active, hidden, cell);
        for (var block = 0; block < GateLayout.Blocks(Hidden); block++)
        {
            var target = gates + (block * GateLayout.Block);
            PanelProduct.Accumulate<T>(
                hidden, Padded, 1, active, Hidden, direction.Weights.Hidden + ((long)block * Hidden * GateLayout.Block), target, Width);
            for (var row = 0; row < active; row++)
            {
                var unit = ((long)row * Padded) + (block * GateLayout.Units);
                for (var lane = 0; lane < GateLayout.Units; lane += T.Count)
                    TCell.Forward<T>(target + ((long)row * Width) + lane, hidden + unit + lane, next + unit + lane, cell + unit + lane);
            }
        }

        var remaining = Plan.Active(group, direction.After(step));
        for (var row = 0; row < active; row++)
        {
            var batchRow = Plan.BatchRow(group, row);
            var state = new Span<float>(next + ((long)row * Padded), Hidden);
            state.CopyTo(new Span<float>(Output + ((((long)batchRow * Plan.Steps) + step) * OutputColumns) + direction.Column, Hidden));
            if (row < remaining) continue;
            state.CopyTo(new Span<float>(direction.FinalHidden + ((long)batchRow * Hidden), Hidden));
            if (TCell.HasCellState)
                new Span<float>(cell + ((long)row * Padded), Hidden).CopyTo(new Span<float>(direction.FinalCell + ((long)batchRow * Hidden), Hidden));
        }
    }

    private readonly void KeepState(in RecurrentDirection direction, int packedRow, int rows, float* hidden, float* cell)
    {
        var count = rows * Padded;
        new Span<float>(hidden, count).CopyTo(new Span<float>(direction.HiddenHistory + ((long)packedRow * Padded), count));
        if (TCell.HasCellState) new Span<float>(cell, count).CopyTo(new Span<float>(direction.CellHistory + ((long)packedRow * Padded), count));
    }

    private readonly void LoadState(float* initial, int batchRow, float* state)
    {
        var target = new Span<float>(state, Padded);
        target.Clear();
        if (initial is not null) new Span<float>(initial + ((long)batchRow * Hidden), Hidden).CopyTo(target);
    }

    /// <summary>Positions after a row's end are zero in the output; a row of length 0 ends in the state that it began with.</summary>
    private readonly void FinishIdleRows(in RecurrentDirection direction, int group)
    {
        for (var step = 0; step < Plan.Steps; step++)
        {
            for (var row = Plan.Active(group, step); row < Plan.GroupRows(group); row++)
            {
                var position = ((long)Plan.BatchRow(group, row) * Plan.Steps) + step;
                new Span<float>(Output + (position * OutputColumns) + direction.Column, Hidden).Clear();
            }
        }

        for (var row = Plan.Active(group, 0); row < Plan.GroupRows(group); row++)
        {
            var offset = (long)Plan.BatchRow(group, row) * Hidden;
            CopyOrClear(direction.InitialHidden, direction.FinalHidden, offset);
            if (TCell.HasCellState) CopyOrClear(direction.InitialCell, direction.FinalCell, offset);
        }
    }

    private readonly void CopyOrClear(float* source, float* target, long offset)
    {
        if (source is null) new Span<float>(target + offset, Hidden).Clear();
        else new Span<float>(source + offset, Hidden).CopyTo(new Span<float>(target + offset, Hidden));
    }
}
