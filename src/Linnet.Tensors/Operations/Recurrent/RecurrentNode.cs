using Linnet.Tensors.Autograd;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Recurrent;
using Linnet.Tensors.Memory;

namespace Linnet.Tensors.Operations;

/// <summary>The backward half that LSTM and GRU share: through time first, then the products over all steps.</summary>
internal sealed unsafe class RecurrentNode<TCell> : Node<RecurrentNode<TCell>>
    where TCell : struct, IRecurrentCell
{
    internal RecurrentRun Run { get; set; }

    internal override bool IsReached => Output.HasGrad || Run.Output.Hidden.HasGrad || Run.Output.Cell is { HasGrad: true };

    internal override void Backward()
    {
        var run = Run;
        var size = PackedGates.BackwardSize(run.Columns, run.Hidden);
        using var panels = Scratch.Rent((long)size * run.Directions);
        var firstWeights = new PackedGates(run.Columns, run.Hidden, null, panels.Pointer);
        var secondWeights = new PackedGates(run.Columns, run.Hidden, null, panels.Pointer + size);
        LanesRunner.For(run.Directions, 1, new PackGatesKernel<TCell>
        {
            IsBackward = true,
            First = firstWeights,
            Second = secondWeights,
            FirstSource = GatePointers.Of(run.Forward),
            SecondSource = GatePointers.Of(run.Reverse ?? run.Forward),
        });

        var first = run.Direction(0, firstWeights);
        var second = run.Direction(run.Directions - 1, secondWeights);
        var firstGradients = run.Gradients(0);
        var secondGradients = run.Directions == 2 ? run.Gradients(1) : default;
        ThroughTime(run, first, second, firstGradients, secondGradients);
        ToWeights(run, first, second, firstGradients, secondGradients);
        if (run.Input.RequiresGrad) ToInput(run, first, second);
    }

    internal override void ReleaseOutputGradients()
    {
        base.ReleaseOutputGradients();
        Run.Output.Hidden.Core.ReleaseGrad();
        Run.Output.Cell?.Core.ReleaseGrad();
    }

    private static void ThroughTime(
        in RecurrentRun run, in RecurrentDirection first, in RecurrentDirection second, in RecurrentGradients firstGradients, in RecurrentGradients secondGradients)
    {
        var items = run.Directions * run.Plan.Groups;
        using var scratch = Scratch.Rent(items * RecurrentBackwardKernel<TCell>.ScratchSize(run.Plan.GroupRows(0), run.Hidden));
        LanesRunner.For(items, 1, new RecurrentBackwardKernel<TCell>
        {
            Plan = run.Plan,
            Hidden = run.Hidden,
            OutputGrad = run.Output.Output.HasGrad ? run.Output.Output.GradPointer : null,
            OutputColumns = run.Directions * run.Hidden,
            First = first,
            Second = second,
            FirstGradients = firstGradients,
            SecondGradients = secondGradients,
            Scratch = scratch.Pointer,
        });
    }

    private static void ToWeights(
        in RecurrentRun run, in RecurrentDirection first, in RecurrentDirection second, in RecurrentGradients firstGradients, in RecurrentGradients secondGradients)
    {
        var items = run.Directions * GateLayout.Blocks(run.Hidden);
        using var scratch = Scratch.Rent(LanesRunner.Parts(items, 1) * RecurrentWeightGradKernel<TCell>.ScratchSize(run.Columns, run.Hidden));
        LanesRunner.For(items, 1, new RecurrentWeightGradKernel<TCell>
        {
            PackedRows = run.Plan.PackedRows,
            Input = run.Columns,
            Hidden = run.Hidden,
            Packed = run.Packed.Pointer,
            First = first,
            Second = second,
            FirstGradients = firstGradients,
            SecondGradients = secondGradients,
            Scratch = scratch.Pointer,
        });
    }

    private static void ToInput(in RecurrentRun run, in RecurrentDirection first, in RecurrentDirection second)
    {
        const int Grain = 24;
        var rows = run.Plan.PackedRows;
        var grad = run.Input.BeginGrad(out var accumulate);
        if (!accumulate && rows < run.Plan.Batch * run.Plan.Steps) new Span<float>(grad, run.Input.Count).Clear();
        using var scratch = Scratch.Rent(LanesRunner.Parts(rows, Grain) * RecurrentInputGradKernel.ScratchSize(run.Columns));
        LanesRunner.For(rows, Grain, new RecurrentInputGradKernel
        {
            Plan = run.Plan,
            Input = run.Columns,
            Hidden = run.Hidden,
            First = first,
            Second = second,
            HasSecond = run.Directions == 2,
            Grad = grad,
            Accumulate = accumulate,
            Scratch = scratch.Pointer,
        });
    }
}
