using Linnet.Models.Pipelines;

namespace Linnet.Training.Sparse;

/// <summary>The check of labelled texts that every sparse trainer makes before it starts.</summary>
internal static class Examples
{
    /// <summary>Checks all that can be known before the texts, which may come from a file, have been read.</summary>
    public static void Check(IEnumerable<TextInput> inputs, IReadOnlyList<int[]> labels, int labelCount, ProblemType problem)
    {
        if (inputs.TryGetNonEnumeratedCount(out var count)) CheckCount(count, labels);
        if (labels.Count == 0) throw new TrainingException("there are no training texts; give at least one.");
        if (labelCount < 1) throw new TrainingException($"the number of labels is {labelCount}; give at least one label.");
        for (var i = 0; i < labels.Count; i++)
        {
            if (problem == ProblemType.SingleLabel && labels[i].Length != 1)
                throw new TrainingException($"training text {i + 1} has {labels[i].Length} labels; a single-label problem needs exactly one.");
            foreach (var label in labels[i])
            {
                if ((uint)label >= (uint)labelCount)
                    throw new TrainingException($"training text {i + 1} has label {label}; labels go from 0 to {labelCount - 1}.");
            }
        }
    }

    /// <summary>Checks that there were as many texts as lists of labels.</summary>
    public static void CheckCount(int texts, IReadOnlyList<int[]> labels)
    {
        if (texts == 0) throw new TrainingException("there are no training texts; give at least one.");
        if (labels.Count != texts)
            throw new TrainingException($"{texts} training texts have {labels.Count} lists of labels; give one list for each text.");
    }
}
