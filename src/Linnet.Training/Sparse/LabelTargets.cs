using Linnet.Models.Pipelines;

namespace Linnet.Training.Sparse;

/// <summary>
/// What the logistic loss is to predict, as a table of <c>[rows, Width]</c> zeros and ones. Two exclusive labels need one
/// output (the second label's); three or more are padded to a multiple of four, so that rows fill vectors; the padding is never predicted.
/// </summary>
internal sealed class LabelTargets
{
    private LabelTargets(int labelCount, ProblemType problem, int outputs, int width, byte[] table)
    {
        LabelCount = labelCount;
        Problem = problem;
        Outputs = outputs;
        Width = width;
        Table = table;
    }

    public int LabelCount { get; }

    public ProblemType Problem { get; }

    /// <summary>Whether one output stands for at most two exclusive labels: the logit of the second against the first.</summary>
    public bool IsBinary => Problem == ProblemType.SingleLabel && LabelCount <= 2;

    /// <summary>Whether the outputs of a row compete (softmax); else each is a yes or no of its own (sigmoid).</summary>
    public bool IsSoftmax => Problem == ProblemType.SingleLabel && !IsBinary;

    /// <summary>Outputs that mean something.</summary>
    public int Outputs { get; }

    /// <summary>Outputs with padding.</summary>
    public int Width { get; }

    public byte[] Table { get; }

    public int Rows => Table.Length / Width;

    public static LabelTargets Of(IReadOnlyList<int[]> labels, int labelCount, ProblemType problem)
    {
        var binary = problem == ProblemType.SingleLabel && labelCount <= 2;
        var outputs = binary ? 1 : labelCount;
        var width = outputs == 1 ? 1 : (outputs + 3) / 4 * 4;
        var table = new byte[labels.Count * width];
        for (var row = 0; row < labels.Count; row++)
        {
            foreach (var label in labels[row])
            {
                if (!binary) table[(row * width) + label] = 1;
                else if (label == 1) table[row] = 1;
            }
        }

        return new LabelTargets(labelCount, problem, outputs, width, table);
    }

    public LabelTargets SelectRows(ReadOnlySpan<int> rows)
    {
        var table = new byte[rows.Length * Width];
        for (var i = 0; i < rows.Length; i++) Table.AsSpan(rows[i] * Width, Width).CopyTo(table.AsSpan(i * Width));
        return new LabelTargets(LabelCount, Problem, Outputs, Width, table);
    }
}
