using Linnet.Tensors.Autograd;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Recurrent;
using Linnet.Tensors.Memory;

namespace Linnet.Tensors.Operations;

/// <summary>The forward half that LSTM and GRU share.</summary>
internal static unsafe class RecurrentOperation
{
    internal static RecurrentOutput Run<TCell>(
        string name, Tensor input, RecurrentWeights forward, RecurrentWeights? reverse, IntTensor? lengths, Tensor? initialHidden, Tensor? initialCell)
        where TCell : struct, IRecurrentCell
    {
        var scope = TensorScope.Current;
        var hidden = forward.Hidden;
        Check<TCell>(name, input, forward, reverse, lengths, initialHidden, initialCell);
        var (batch, steps, columns) = (input.Shape[0], input.Shape[1], input.Shape[2]);
        var directions = reverse is null ? 1 : 2;
        var states = new Shape(directions, batch, hidden);
        var output = new RecurrentOutput(
            Tensor.Uninitialized(new Shape(batch, steps, directions * hidden)),
            Tensor.Uninitialized(states),
            TCell.HasCellState ? Tensor.Uninitialized(states) : null);
        var records = scope.RecordsGradients && (input.RequiresGrad || forward.RequiresGrad || reverse is { RequiresGrad: true }
            || initialHidden is { RequiresGrad: true } || initialCell is { RequiresGrad: true });

        var groups = SequencePlan.GroupsFor(batch, directions);
        var planMemory = TensorScope.CreateIntTensor(new Shape(SequencePlan.Size(batch, steps, groups)));
        var plan = SequencePlan.Create(planMemory.Pointer, lengths is { } given ? given.Pointer : null, batch, steps, groups);
        var run = new RecurrentRun
        {
            Plan = plan,
            Input = input,
            Forward = forward,
            Reverse = reverse,
            Output = output,
            InitialHidden = initialHidden,
            InitialCell = initialCell,
            Packed = Pack(input, plan),
        };
        if (records)
        {
            run.Gates = Tensor.Uninitialized(new Shape(directions, plan.PackedRows, GateLayout.Width(hidden)));
            run.HiddenHistory = Tensor.Uninitialized(new Shape(directions, plan.PackedRows, GateLayout.Padded(hidden)));
            if (TCell.HasCellState) run.CellHistory = Tensor.Uninitialized(run.HiddenHistory.Value.Shape);
        }

        Compute<TCell>(run);
        if (records)
        {
            scope.Record<RecurrentNode<TCell>>(output.Output).Run = run;
            output.Hidden.Core.RequiresGrad = true;
            if (output.Cell is { } cell) cell.Core.RequiresGrad = true;
        }

        return output;
    }

    private static void Compute<TCell>(in RecurrentRun run)
        where TCell : struct, IRecurrentCell
    {
        var size = PackedGates.ForwardSize(run.Columns, run.Hidden);
        var isKept = run.Gates is null && run.Forward.Owner is not null && run.Reverse is not { Owner: null };
        using var panels = Scratch.Rent(isKept ? 0 : (long)size * run.Directions);
        PackedGates first, second;
        if (isKept)
        {
            first = Kept<TCell>(run, run.Forward, size);
            second = Kept<TCell>(run, run.Reverse ?? run.Forward, size);
        }
        else
        {
            first = new PackedGates(run.Columns, run.Hidden, panels.Pointer, null);
            second = new PackedGates(run.Columns, run.Hidden, panels.Pointer + size, null);
            LanesRunner.For(run.Directions, 1, new PackGatesKernel<TCell>
            {
                First = first,
                Second = second,
                FirstSource = GatePointers.Of(run.Forward),
                SecondSource = GatePointers.Of(run.Reverse ?? run.Forward),
            });
        }

        var items = run.Directions * run.Plan.Groups;
        using var scratch = Scratch.Rent(items * RecurrentForwardKernel<TCell>.ScratchSize(run.Plan.GroupRows(0), run.Hidden, run.Gates is not null));
        LanesRunner.For(items, 1, new RecurrentForwardKernel<TCell>
        {
            Plan = run.Plan,
            Input = run.Columns,
            Hidden = run.Hidden,
            Packed = run.Packed.Pointer,
            Output = run.Output.Output.Pointer,
            OutputColumns = run.Directions * run.Hidden,
            First = run.Direction(0, first),
            Second = run.Direction(run.Directions - 1, second),
            Scratch = scratch.Pointer,
        });
    }

    private static PackedGates Kept<TCell>(in RecurrentRun run, in RecurrentWeights weights, int size)
        where TCell : struct, IRecurrentCell
    {
        var packer = new GatePacker<TCell>(GatePointers.Of(weights), run.Columns, run.Hidden);
        return new PackedGates(run.Columns, run.Hidden, weights.Owner!.Panels.For(weights.Stamp, size, packer), null);
    }

    /// <summary>The valid positions, step by step; a single row is already in that order.</summary>
    private static Tensor Pack(Tensor input, in SequencePlan plan)
    {
        if (plan.Batch == 1) return input;
        var packed = Tensor.Uninitialized(new Shape(plan.PackedRows, input.Shape.Last));
        LanesRunner.For(plan.Steps, Math.Max(1, LanesRunner.RowGrain(input.Shape.Last) / plan.Batch), new PackRowsKernel
        {
            Plan = plan,
            Columns = input.Shape.Last,
            Padded = input.Pointer,
            Packed = packed.Pointer,
        });
        return packed;
    }

    private static void Check<TCell>(
        string name, Tensor input, RecurrentWeights forward, RecurrentWeights? reverse, IntTensor? lengths, Tensor? initialHidden, Tensor? initialCell)
        where TCell : struct, IRecurrentCell
    {
        if (input.Shape.Rank != 3) throw new ShapeException($"{name} expects an input [batch, length, input]; received {input.Shape}.");
        if (input.Shape[0] == 0 || input.Shape[1] == 0) throw new ShapeException($"{name} needs at least one row and one position; received {input.Shape}.");
        var (batch, steps, hidden) = (input.Shape[0], input.Shape[1], forward.Hidden);
        forward.Check(name, TCell.Gates, input.Shape[2], hidden);
        reverse?.Check(name, TCell.Gates, input.Shape[2], hidden);
        var states = new Shape(reverse is null ? 1 : 2, batch, hidden);
        if (initialHidden is { } h && h.Shape != states) throw new ShapeException($"{name} expects an initial hidden state {states}; received {h.Shape}.");
        if (initialCell is { } c && c.Shape != states) throw new ShapeException($"{name} expects an initial cell state {states}; received {c.Shape}.");
        SequenceLengths.Check(name, lengths, batch, steps);
    }
}
