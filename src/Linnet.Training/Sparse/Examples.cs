using Linnet.Models.Pipelines;

namespace Linnet.Training.Sparse;

/// <summary>The check of labelled texts that every sparse trainer makes before it starts.</summary>
internal static class Examples
{
    public static void Check(IReadOnlyList<TextInput> inputs, IReadOnlyList<int[]> labels, int labelCount, ProblemType problem)
    {
        if (inputs.Count == 0) throw new TrainingException("there are no training texts; give at least one.");
        if (labels.Count != inputs.Count)
            throw new TrainingException($"{inputs.Count} training texts have {labels.Count} lists of labels; give one list for each text.");
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
}
