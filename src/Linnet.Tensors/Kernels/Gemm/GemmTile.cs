namespace Linnet.Tensors.Kernels;

/// <summary>The arguments of a micro-kernel. Strides count bytes: the kernels' address arithmetic is then one addition.</summary>
internal unsafe struct GemmTile
{
    /// <summary>Length of the sums.</summary>
    public int K;

    /// <summary>First row's first value.</summary>
    public float* A;

    /// <summary>Bytes from one row of A to the next; kernels for contiguous rows ignore it.</summary>
    public nint ARow;

    /// <summary>Bytes from one value of a row of A to the next.</summary>
    public nint AStep;

    /// <summary>First row of the panel of B.</summary>
    public float* B;

    /// <summary>Bytes from one row of B to the next.</summary>
    public nint BStep;

    /// <summary>Top left value of the tile.</summary>
    public float* C;

    /// <summary>Bytes from one row of C to the next.</summary>
    public nint CRow;

    /// <summary>Factor of the product.</summary>
    public float Alpha;

    /// <summary>Whether C is added.</summary>
    public bool Accumulate;

    /// <summary>Added to each row, or null.</summary>
    public float* Bias;
}
