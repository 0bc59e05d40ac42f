using Linnet.Evaluation;

namespace Linnet.Training.Tasks.Summarization;

/// <summary>
/// Which sentences of a text its summary would best be made of: sentences are added one by one, each time the one that raises ROUGE-1 and
/// ROUGE-2 the most, until none does (Nallapati et al. 2017, section 2.2).
/// </summary>
internal static class ExtractiveOracle
{
    /// <summary>1 for a sentence that belongs into the summary, 0 for another.</summary>
    /// <param name="sentences">Of the text.</param>
    /// <param name="summary">The true summary.</param>
    /// <param name="most">Most sentences to choose.</param>
    /// <param name="options">What ROUGE counts.</param>
    internal static float[] Label(IReadOnlyList<string> sentences, string summary, int most, RougeOptions options)
    {
        var labels = new float[sentences.Count];
        var best = 0.0;
        for (var count = 0; count < most; count++)
        {
            var next = -1;
            for (var i = 0; i < labels.Length; i++)
            {
                if (labels[i] > 0) continue;
                labels[i] = 1;
                var score = Score(sentences, labels, summary, options);
                labels[i] = 0;
                if (score > best) (best, next) = (score, i);
            }

            if (next < 0) break;
            labels[next] = 1;
        }

        return labels;
    }

    private static double Score(IReadOnlyList<string> sentences, float[] labels, string summary, RougeOptions options)
    {
        var scores = Rouge.Score(string.Join('\n', sentences.Where((_, i) => labels[i] > 0)), summary, options);
        return scores.Rouge1.F1 + scores.Rouge2.F1;
    }
}
