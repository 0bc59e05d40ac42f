namespace Linnet.Evaluation;

/// <summary>
/// Exact match and F1 of extracted answers, as the official scripts of SQuAD 1.1 and 2.0 (Rajpurkar et al. 2016, 2018) and CMRC 2018
/// (Cui et al. 2019) define them: of several right answers the best fit counts, and an empty text says that there is no answer.
/// </summary>
public static class AnswerEvaluator
{
    /// <summary>Whether two answers are the same: 1 or 0.</summary>
    /// <param name="prediction">The answer to judge; empty for none.</param>
    /// <param name="truth">The right one; empty for none.</param>
    /// <param name="normalization">What does not count.</param>
    public static double ExactMatch(string prediction, string truth, AnswerNormalization normalization = AnswerNormalization.English) =>
        Normalize(prediction, normalization) == Normalize(truth, normalization) ? 1 : 0;

    /// <summary>How far two answers overlap, 0 to 1.</summary>
    /// <param name="prediction">The answer to judge; empty for none.</param>
    /// <param name="truth">The right one; empty for none.</param>
    /// <param name="normalization">What does not count.</param>
    public static double F1(string prediction, string truth, AnswerNormalization normalization = AnswerNormalization.English)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(truth);
        return normalization == AnswerNormalization.Chinese ? ChineseAnswers.F1(prediction, truth) : EnglishAnswers.F1(prediction, truth);
    }

    /// <summary>Evaluates answers. The report has <see cref="MetricNames.ExactMatch"/> and <see cref="MetricNames.F1"/> in percent, as
    /// the official scripts do, and where only some questions have an answer, both also for either kind of question.</summary>
    /// <param name="predictions">An answer for each question, at least one; empty for "no answer".</param>
    /// <param name="truths">For each question its right answers; none where there is no answer.</param>
    /// <param name="normalization">What does not count.</param>
    /// <exception cref="ShapeException">Not as many truths as predictions, or none.</exception>
    public static MetricReport Evaluate(
        IReadOnlyList<string> predictions,
        IReadOnlyList<IReadOnlyList<string>> truths,
        AnswerNormalization normalization = AnswerNormalization.English)
    {
        Pairs.Check(predictions, truths);
        var scores = new List<(bool HasAnswer, double ExactMatch, double F1)>(predictions.Count);
        for (var row = 0; row < predictions.Count; row++)
        {
            var answers = truths[row].Where(answer => Normalize(answer, normalization).Length > 0).ToList();
            var hasAnswer = answers.Count > 0;
            if (!hasAnswer) answers.Add("");
            scores.Add((
                hasAnswer,
                answers.Max(answer => ExactMatch(predictions[row], answer, normalization)),
                answers.Max(answer => F1(predictions[row], answer, normalization))));
        }

        var metrics = new Dictionary<string, double>();
        Add("", scores);
        if (scores.Exists(score => score.HasAnswer) && scores.Exists(score => !score.HasAnswer))
        {
            Add("has_answer_", scores.FindAll(score => score.HasAnswer));
            Add("no_answer_", scores.FindAll(score => !score.HasAnswer));
        }

        return new MetricReport(predictions.Count, metrics);

        void Add(string prefix, List<(bool HasAnswer, double ExactMatch, double F1)> some)
        {
            metrics[prefix + MetricNames.ExactMatch] = 100 * some.Average(score => score.ExactMatch);
            metrics[prefix + MetricNames.F1] = 100 * some.Average(score => score.F1);
        }
    }

    private static string Normalize(string answer, AnswerNormalization normalization)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return normalization == AnswerNormalization.Chinese ? ChineseAnswers.Normalize(answer) : EnglishAnswers.Normalize(answer);
    }
}
