namespace Linnet.Tensors.Kernels.Recurrent;

/// <summary>The memory of one direction of a recurrent layer; packed rows follow the <see cref="SequencePlan"/>.</summary>
internal unsafe struct RecurrentDirection
{
    /// <summary>Whether time runs backwards, each row from its own end.</summary>
    internal bool IsReverse;

    /// <summary>First column of this direction in the output.</summary>
    internal int Column;

    /// <summary>The weights.</summary>
    internal PackedGates Weights;

    /// <summary><c>[packed rows, gates]</c>: kept for the backward pass, which turns it into gradients; null in inference.</summary>
    internal float* Gates;

    /// <summary><c>[packed rows, padded hidden]</c>: hidden state before each step; null in inference.</summary>
    internal float* HiddenHistory;

    /// <summary><c>[packed rows, padded hidden]</c>: cell state before each step; null in inference and without cell states.</summary>
    internal float* CellHistory;

    /// <summary><c>[batch, hidden]</c>, or null for zeros.</summary>
    internal float* InitialHidden;

    /// <summary><c>[batch, hidden]</c>, or null for zeros.</summary>
    internal float* InitialCell;

    /// <summary><c>[batch, hidden]</c>.</summary>
    internal float* FinalHidden;

    /// <summary><c>[batch, hidden]</c>, or null without cell states.</summary>
    internal float* FinalCell;

    /// <summary>The step at a place in processing order.</summary>
    internal readonly int Step(int place, int steps) => IsReverse ? steps - 1 - place : place;

    /// <summary>The step that is processed after this one; may lie outside the sequence.</summary>
    internal readonly int After(int step) => IsReverse ? step - 1 : step + 1;

    /// <summary>The step that is processed before this one; may lie outside the sequence.</summary>
    internal readonly int Before(int step) => IsReverse ? step + 1 : step - 1;
}
