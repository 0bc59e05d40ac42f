namespace Linnet.Tensors.Kernels;

/// <summary>
/// One product as the kernels see it: a transposed operand is the same memory with its two strides exchanged. Strides count
/// elements.
/// </summary>
internal unsafe struct GemmProblem
{
    public int M;
    public int N;
    public int K;
    public float* A;
    public nint ARow;
    public nint ACol;
    public float* B;
    public nint BRow;
    public nint BCol;

    /// <summary>B is in the panels of a <see cref="PackedMatrix"/>; its strides mean nothing then.</summary>
    public bool BIsPacked;

    public float* C;
    public nint CRow;

    /// <summary>Beta is 1: the product is added to C.</summary>
    public bool Accumulate;

    public float Alpha;
    public float* Bias;
    public float* PreActivation;
    public GemmActivation Activation;

    public GemmProblem(bool transposeA, bool transposeB, int m, int n, int k, float* a, int lda, float* b, int ldb, float beta,
        float* c, int ldc, in GemmEpilogue epilogue)
    {
        (M, N, K) = (m, n, k);
        A = a;
        (ARow, ACol) = transposeA ? (1, lda) : (lda, 1);
        B = b;
        (BRow, BCol) = transposeB ? (1, ldb) : (ldb, 1);
        C = c;
        CRow = ldc;
        Accumulate = beta != 0;
        Alpha = epilogue.Alpha;
        Bias = epilogue.Bias;
        PreActivation = epilogue.PreActivation;
        Activation = epilogue.Activation;
    }

    /// <summary>The part of the problem that yields rows [i0, i1) and columns [j0, j1) of C; j0 begins a panel if B is packed.</summary>
    public readonly GemmProblem Block(int i0, int i1, int j0, int j1)
    {
        var block = this;
        var offset = (i0 * CRow) + j0;
        block.M = i1 - i0;
        block.N = j1 - j0;
        block.A += i0 * ARow;
        block.B += BIsPacked ? (nint)j0 * K : j0 * BCol;
        block.C += offset;
        if (Bias != null) block.Bias += j0;
        if (PreActivation != null) block.PreActivation += offset;
        return block;
    }
}
