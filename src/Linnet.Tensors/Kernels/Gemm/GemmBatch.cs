namespace Linnet.Tensors.Kernels;

/// <summary>
/// A two-level batch of matrices: number [o, i] starts at o·outer + i·inner elements. Attention addresses the heads inside
/// [batch, length, heads·size] with outer = length·heads·size and inner = size.
/// </summary>
internal readonly record struct GemmBatch
{
    /// <summary>Slow count, at least 0.</summary>
    public required int Outer { get; init; }

    /// <summary>Fast count, at least 0; 1 for a plain batch.</summary>
    public required int Inner { get; init; }

    /// <summary>Elements from one outer A to the next.</summary>
    public nint AOuter { get; init; }

    /// <summary>Elements from one inner A to the next.</summary>
    public nint AInner { get; init; }

    /// <summary>Elements from one outer B to the next.</summary>
    public nint BOuter { get; init; }

    /// <summary>Elements from one inner B to the next.</summary>
    public nint BInner { get; init; }

    /// <summary>Elements from one outer C to the next; also for the values before the activation.</summary>
    public nint COuter { get; init; }

    /// <summary>Elements from one inner C to the next; also for the values before the activation.</summary>
    public nint CInner { get; init; }

    /// <summary>The problem of one item, inner counting fastest.</summary>
    internal unsafe GemmProblem Item(in GemmProblem first, int index)
    {
        var (outer, inner) = (index / Inner, index % Inner);
        var item = first;
        var offset = (outer * COuter) + (inner * CInner);
        item.A += (outer * AOuter) + (inner * AInner);
        item.B += (outer * BOuter) + (inner * BInner);
        item.C += offset;
        if (item.PreActivation != null) item.PreActivation += offset;
        return item;
    }
}
