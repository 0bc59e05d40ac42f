using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Architectures;

/// <summary>The positions of a batch that have a label.</summary>
internal static class LabelledRows
{
    /// <summary>Their numbers, row by row, and their labels.</summary>
    /// <param name="labels">Of any shape; <see cref="CrossEntropyOperation.IgnoreIndex"/> for none.</param>
    /// <exception cref="ShapeException">No position has one.</exception>
    internal static (IntTensor Rows, IntTensor Labels) Of(IntTensor labels)
    {
        var all = labels.Data;
        var count = 0;
        foreach (var label in all)
        {
            if (label != CrossEntropyOperation.IgnoreIndex) count++;
        }

        if (count == 0) throw new ShapeException($"None of the {all.Length} positions has a label; expected at least one.");
        var (rows, known) = (IntTensor.Zeros(new Shape(count)), IntTensor.Zeros(new Shape(count)));
        var next = 0;
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i] == CrossEntropyOperation.IgnoreIndex) continue;
            (rows.Data[next], known.Data[next]) = (i, all[i]);
            next++;
        }

        return (rows, known);
    }
}
