using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Recurrent;

/// <summary>Long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000): i, f, g, o.</summary>
internal readonly unsafe struct LstmCell : IRecurrentCell
{
    private const int F = GateLayout.Units;
    private const int G = 2 * GateLayout.Units;
    private const int O = 3 * GateLayout.Units;

    public static int Gates => 4;

    public static bool HasCellState => true;

    public static int InputSlot(int gate) => gate;

    public static int HiddenSlot(int gate) => gate;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<T>(float* gates, float* previous, float* hidden, float* cell)
        where T : unmanaged, ILanes<T>
    {
        var i = T.Sigmoid(T.Load(gates));
        var f = T.Sigmoid(T.Load(gates + F));
        var g = T.Tanh(T.Load(gates + G));
        var o = T.Sigmoid(T.Load(gates + O));
        var c = T.MultiplyAdd(f, T.Load(cell), i * g);
        T.Store(gates, i);
        T.Store(gates + F, f);
        T.Store(gates + G, g);
        T.Store(gates + O, o);
        T.Store(cell, c);
        T.Store(hidden, o * T.Tanh(c));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward<T>(float* gates, float* previous, float* previousCell, float* hiddenGrad, float* cellGrad)
        where T : unmanaged, ILanes<T>
    {
        var one = T.Broadcast(1f);
        var i = T.Load(gates);
        var f = T.Load(gates + F);
        var g = T.Load(gates + G);
        var o = T.Load(gates + O);
        var before = T.Load(previousCell);
        var tanh = T.Tanh(T.MultiplyAdd(f, before, i * g));
        var dh = T.Load(hiddenGrad);
        var dc = T.MultiplyAdd(dh * o, one - (tanh * tanh), T.Load(cellGrad));
        T.Store(gates, dc * g * i * (one - i));
        T.Store(gates + F, dc * before * f * (one - f));
        T.Store(gates + G, dc * i * (one - (g * g)));
        T.Store(gates + O, dh * tanh * o * (one - o));
        T.Store(cellGrad, dc * f);
        T.Store(hiddenGrad, T.Broadcast(0f));
    }
}
