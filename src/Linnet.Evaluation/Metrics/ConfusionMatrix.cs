namespace Linnet.Evaluation;

/// <summary>How often each true label (row) was predicted as each label (column).</summary>
public sealed class ConfusionMatrix
{
    private readonly int[] _counts;

    /// <summary>Counts pairs of true and predicted labels.</summary>
    /// <param name="labelCount">Number of labels.</param>
    /// <param name="truth">True label ids, 0 to <paramref name="labelCount"/> - 1.</param>
    /// <param name="predicted">Predicted label ids, as many.</param>
    /// <exception cref="ShapeException">Not as many predictions as true labels, or an id out of range.</exception>
    public ConfusionMatrix(int labelCount, ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(labelCount, 1);
        if (truth.Length != predicted.Length)
            throw new ShapeException($"{truth.Length} true labels, but {predicted.Length} predictions; there must be one for each.");
        LabelCount = labelCount;
        Total = truth.Length;
        _counts = new int[labelCount * labelCount];
        for (var i = 0; i < truth.Length; i++)
        {
            if ((uint)truth[i] >= (uint)labelCount || (uint)predicted[i] >= (uint)labelCount)
                throw new ShapeException($"Row {i} has true label {truth[i]} and prediction {predicted[i]}; both must be 0 to {labelCount - 1}.");
            _counts[(truth[i] * labelCount) + predicted[i]]++;
        }
    }

    /// <summary>Number of labels: the matrix is square.</summary>
    public int LabelCount { get; }

    /// <summary>Number of rows counted.</summary>
    public int Total { get; }

    /// <summary>Rows of a true label that were predicted as a label.</summary>
    /// <param name="truth">Id of the true label.</param>
    /// <param name="predicted">Id of the predicted label.</param>
    public int this[int truth, int predicted] => _counts[(truth * LabelCount) + predicted];

    /// <summary>Rows whose true label this is.</summary>
    /// <param name="label">Id of the label.</param>
    public int Support(int label)
    {
        var sum = 0;
        for (var i = 0; i < LabelCount; i++) sum += this[label, i];
        return sum;
    }

    /// <summary>Rows that were predicted as this label.</summary>
    /// <param name="label">Id of the label.</param>
    public int Predicted(int label)
    {
        var sum = 0;
        for (var i = 0; i < LabelCount; i++) sum += this[i, label];
        return sum;
    }

    /// <summary>Rows on the diagonal.</summary>
    public int Correct
    {
        get
        {
            var sum = 0;
            for (var i = 0; i < LabelCount; i++) sum += this[i, i];
            return sum;
        }
    }
}
