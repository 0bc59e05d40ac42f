using Linnet.Tensors.Kernels.Recurrent;

namespace Linnet.Tensors.Operations;

/// <summary>Everything that one call of a recurrent operation works on: shared by its forward and its backward half.</summary>
internal unsafe struct RecurrentRun
{
    internal SequencePlan Plan;
    internal Tensor Input;
    internal RecurrentWeights Forward;
    internal RecurrentWeights? Reverse;
    internal RecurrentOutput Output;
    internal Tensor? InitialHidden;
    internal Tensor? InitialCell;

    /// <summary><c>[packed rows, input]</c>.</summary>
    internal Tensor Packed;

    /// <summary><c>[directions, packed rows, gates]</c>; null in inference, as the following.</summary>
    internal Tensor? Gates;

    /// <summary><c>[directions, packed rows, padded hidden]</c>.</summary>
    internal Tensor? HiddenHistory;

    /// <summary><c>[directions, packed rows, padded hidden]</c>.</summary>
    internal Tensor? CellHistory;

    internal readonly int Directions => Reverse is null ? 1 : 2;

    internal readonly int Columns => Input.Shape.Last;

    internal readonly int Hidden => Forward.Hidden;

    private readonly long StateSize => (long)Plan.Batch * Hidden;

    internal readonly RecurrentDirection Direction(int number, PackedGates weights) => new()
    {
        IsReverse = number == 1,
        Column = number * Hidden,
        Weights = weights,
        Gates = Data(Gates, number, (long)Plan.PackedRows * GateLayout.Width(Hidden)),
        HiddenHistory = Data(HiddenHistory, number, (long)Plan.PackedRows * GateLayout.Padded(Hidden)),
        CellHistory = Data(CellHistory, number, (long)Plan.PackedRows * GateLayout.Padded(Hidden)),
        InitialHidden = Data(InitialHidden, number, StateSize),
        InitialCell = Data(InitialCell, number, StateSize),
        FinalHidden = Data(Output.Hidden, number, StateSize),
        FinalCell = Data(Output.Cell, number, StateSize),
    };

    /// <summary>The gradients of one direction; call it for each direction once, since it begins them.</summary>
    internal readonly RecurrentGradients Gradients(int number)
    {
        var weights = number == 0 ? Forward : Reverse!.Value;
        return new RecurrentGradients
        {
            FinalHidden = Upstream(Output.Hidden, number),
            FinalCell = Upstream(Output.Cell, number),
            InitialHidden = Begin(InitialHidden, number * StateSize),
            InitialCell = Begin(InitialCell, number * StateSize),
            InputWeight = Begin(weights.InputWeight, 0),
            HiddenWeight = Begin(weights.HiddenWeight, 0),
            InputBias = Begin(weights.InputBias, 0),
            HiddenBias = Begin(weights.HiddenBias, 0),
        };
    }

    private static float* Data(Tensor? tensor, int number, long size) => tensor is { } some ? some.Pointer + (number * size) : null;

    private static float* Begin(Tensor? tensor, long offset) => tensor is { RequiresGrad: true } some ? some.BeginGradZeroed() + offset : null;

    private readonly float* Upstream(Tensor? tensor, int number) =>
        tensor is { } some && some.Core.HasGrad ? some.GradPointer + (number * StateSize) : null;
}
