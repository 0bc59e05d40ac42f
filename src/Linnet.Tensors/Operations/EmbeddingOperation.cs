using Linnet.Tensors.Autograd;
using Linnet.Tensors.Kernels.Gather;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Threading;

namespace Linnet.Tensors.Operations;

/// <summary>Rows of a table, chosen by number.</summary>
public static class EmbeddingOperation
{
    /// <summary>Looks up the vector of every id.</summary>
    /// <param name="ids">Up to three axes, <c>[...]</c>; each id in [0, vocabulary).</param>
    /// <param name="weight">The table, <c>[vocabulary, size]</c>.</param>
    /// <param name="paddingIndex">An id whose vector gets no gradient, or null.</param>
    /// <returns><c>[..., size]</c>.</returns>
    /// <exception cref="ShapeException">The table has not two axes, or an id is out of range.</exception>
    public static Tensor Embedding(this IntTensor ids, Tensor weight, int? paddingIndex = null) =>
        Run(nameof(Embedding), weight, ids, paddingIndex);

    /// <summary>Copies the rows with the given numbers; a row may occur any number of times.</summary>
    /// <param name="input"><c>[rows, size]</c>.</param>
    /// <param name="rows">Up to three axes, <c>[...]</c>; each number in [0, rows).</param>
    /// <returns><c>[..., size]</c>.</returns>
    /// <exception cref="ShapeException">The input has not two axes, or a number is out of range.</exception>
    public static Tensor GatherRows(this Tensor input, IntTensor rows) => Run(nameof(GatherRows), input, rows, null);

    private static unsafe Tensor Run(string name, Tensor table, IntTensor ids, int? skipped)
    {
        if (table.Shape.Rank != 2) throw new ShapeException($"{name} looks rows up in a table [rows, size]; received {table.Shape}.");
        if (ids.Shape.Rank >= Shape.MaxRank) throw new ShapeException($"{name} takes ids of up to three axes; received {ids.Shape}.");
        Expect.InRange(name, ids, table.Shape[0]);

        var scope = TensorScope.Current;
        var columns = table.Shape[1];
        var output = Tensor.Uninitialized(ids.Shape.Append(columns));
        WorkerPool.For(ids.Count, LanesRunner.RowGrain(columns), new GatherKernel(table.Pointer, ids.Pointer, output.Pointer, columns));
        if (!scope.Needs(table)) return output;
        var node = scope.Record<EmbeddingNode>(output);
        (node.Table, node.Ids, node.Skipped) = (table, ids, skipped ?? -1);
        return output;
    }

    private sealed unsafe class EmbeddingNode : Node<EmbeddingNode>
    {
        internal Tensor Table { get; set; }

        internal IntTensor Ids { get; set; }

        internal int Skipped { get; set; }

        internal override void Backward()
        {
            var columns = Table.Shape[1];

            // A view may cut its memory into other rows than the tensor that owns the gradient.
            var gradient = Table.Core.Root.Shape.Last == columns ? Table.Core.BeginGradRows(Ids.Data) : Table.BeginGradZeroed();
            LanesRunner.For(columns, LanesRunner.RowGrain(Ids.Count), new ScatterAddKernel(
                Output.GradPointer, Ids.Pointer, gradient, Ids.Count, columns, Skipped));
        }
    }
}
