using Linnet.Data;
using Linnet.Evaluation;
using Linnet.Models.Pipelines;
using Linnet.Training.Preparation;

namespace Linnet.Training.Tasks.Prompts;

/// <summary>Measures a prompted language model on labelled rows.</summary>
internal static class PromptEvaluation
{
    /// <summary>The report on at least one row.</summary>
    internal static IEvaluationReport Run(
        ZeroShotClassificationPipeline pipeline, IReadOnlyList<TextRow> rows, LabelSet labels, string name, Prompt? prompt = null)
    {
        var truth = rows.Select(row => labels.Require(row, name)).ToList();
        var names = labels.ToList();
        var probabilities = new float[rows.Count * names.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            foreach (var (label, score) in pipeline.Classify(rows[row].Text, prompt)) probabilities[(row * names.Count) + names.IndexOf(label)] = score;
        }

        return Reports.Make(names, ProblemType.SingleLabel, truth, probabilities);
    }
}
