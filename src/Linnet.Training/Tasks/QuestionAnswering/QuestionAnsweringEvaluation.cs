using Linnet.Evaluation;
using Linnet.Models.Pipelines;
using Linnet.Training.Tasks.Pretraining;

namespace Linnet.Training.Tasks.QuestionAnswering;

/// <summary>Measures a model that answers questions on questions with true answers.</summary>
internal static class QuestionAnsweringEvaluation
{
    private const int QuestionsAtOnce = 256;
    private const int ContextsLookedAt = 50;

    /// <summary>Exact match and F1 as the script of SQuAD has them, or that of CMRC where the texts are Chinese.</summary>
    internal static MetricReport Run(QuestionAnswerer answerer, IReadOnlyList<SquadQuestion> questions)
    {
        var predictions = questions.Chunk(QuestionsAtOnce)
            .SelectMany(some => answerer.Answer([.. some.Select(question => new QuestionInput(question.Question, question.Context))]))
            .Select(answer => answer.Text).ToList();
        var normalization = UnspacedText.Is(questions.Take(ContextsLookedAt).Select(question => question.Context)) ? AnswerNormalization.Chinese : AnswerNormalization.English;
        return AnswerEvaluator.Evaluate(predictions, [.. questions.Select(question => (IReadOnlyList<string>)[.. question.Answers.Select(answer => answer.Text)])], normalization);
    }
}
