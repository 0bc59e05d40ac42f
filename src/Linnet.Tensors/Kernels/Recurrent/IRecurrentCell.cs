using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Recurrent;

/// <summary>
/// What a recurrent cell does between the matrix products, for a few neighbouring hidden units; everything else is shared.
/// Slots are <see cref="GateLayout.Units"/> values apart.
/// </summary>
internal unsafe interface IRecurrentCell
{
    /// <summary>Gates as PyTorch counts them: rows of the weights divided by the hidden size.</summary>
    static abstract int Gates { get; }

    /// <summary>Whether there is a cell state besides the hidden state.</summary>
    static abstract bool HasCellState { get; }

    /// <summary>The slot that the input product of a gate goes to.</summary>
    static abstract int InputSlot(int gate);

    /// <summary>The slot that the hidden product of a gate goes to.</summary>
    static abstract int HiddenSlot(int gate);

    /// <summary>One step: the slots hold sums before the nonlinearity and are left with what <see cref="Backward"/> needs.</summary>
    /// <param name="gates">First slot.</param>
    /// <param name="previous">Hidden state before the step.</param>
    /// <param name="hidden">Hidden state after the step.</param>
    /// <param name="cell">Cell state, updated in place.</param>
    static abstract void Forward<T>(float* gates, float* previous, float* hidden, float* cell)
        where T : unmanaged, ILanes<T>;

    /// <summary>One step back: the slots are left with the gradients of the sums.</summary>
    /// <param name="gates">First slot.</param>
    /// <param name="previous">Hidden state before the step.</param>
    /// <param name="previousCell">Cell state before the step.</param>
    /// <param name="hiddenGrad">Gradient of the new hidden state; becomes the part of the old one's that goes round the product.</param>
    /// <param name="cellGrad">Gradient of the new cell state; becomes the old one's.</param>
    static abstract void Backward<T>(float* gates, float* previous, float* previousCell, float* hiddenGrad, float* cellGrad)
        where T : unmanaged, ILanes<T>;
}
