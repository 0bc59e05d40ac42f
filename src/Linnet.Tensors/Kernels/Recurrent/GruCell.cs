using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Recurrent;

/// <summary>
/// Gated recurrent unit (Cho et al. 2014), with the reset gate after the hidden product: r, z, n. The input's and
/// the hidden state's parts of n are multiplied differently, so they have a slot each.
/// </summary>
internal readonly unsafe struct GruCell : IRecurrentCell
{
    private const int Z = GateLayout.Units;
    private const int N = 2 * GateLayout.Units;
    private const int HiddenN = 3 * GateLayout.Units;

    public static int Gates => 3;

    public static bool HasCellState => false;

    public static int InputSlot(int gate) => gate;

    public static int HiddenSlot(int gate) => gate == 2 ? 3 : gate;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<T>(float* gates, float* previous, float* hidden, float* cell)
        where T : unmanaged, ILanes<T>
    {
        var r = T.Sigmoid(T.Load(gates));
        var z = T.Sigmoid(T.Load(gates + Z));
        var n = T.Tanh(T.MultiplyAdd(r, T.Load(gates + HiddenN), T.Load(gates + N)));
        T.Store(gates, r);
        T.Store(gates + Z, z);
        T.Store(gates + N, n);
        T.Store(hidden, T.MultiplyAdd(z, T.Load(previous) - n, n));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward<T>(float* gates, float* previous, float* previousCell, float* hiddenGrad, float* cellGrad)
        where T : unmanaged, ILanes<T>
    {
        var one = T.Broadcast(1f);
        var r = T.Load(gates);
        var z = T.Load(gates + Z);
        var n = T.Load(gates + N);
        var hiddenN = T.Load(gates + HiddenN);
        var dh = T.Load(hiddenGrad);
        var dn = dh * (one - z) * (one - (n * n));
        T.Store(gates, dn * hiddenN * r * (one - r));
        T.Store(gates + Z, dh * (T.Load(previous) - n) * z * (one - z));
        T.Store(gates + N, dn);
        T.Store(gates + HiddenN, dn * r);
        T.Store(hiddenGrad, dh * z);
    }
}
