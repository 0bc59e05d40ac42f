using Linnet.Cli.Output;
using Linnet.Models.Generation;
using Linnet.Models.Pipelines;

namespace Linnet.Cli.Prediction;

/// <summary>What the predictors of models that write texts share.</summary>
internal static class WrittenTexts
{
    /// <summary>The folder's settings with those of the command line.</summary>
    internal static SequenceGenerationConfig Settings(PredictRequest request, SequenceGenerationConfig defaults) => defaults with
    {
        NumBeams = request.NumBeams ?? defaults.NumBeams,
        LengthPenalty = request.LengthPenalty ?? defaults.LengthPenalty,
    };

    /// <summary>Prints answers in order, a line each.</summary>
    /// <param name="request">Says in what form.</param>
    /// <param name="texts">What was asked.</param>
    /// <param name="answers">One for each text.</param>
    /// <param name="field">What transformers' pipeline calls the answer.</param>
    internal static void Print(PredictRequest request, IReadOnlyList<string> texts, IReadOnlyList<WrittenText> answers, string field)
    {
        for (var i = 0; i < answers.Count; i++)
        {
            var (text, score, isTruncated) = answers[i];
            if (request.Json)
            {
                Console.WriteLine(JsonOutput.Line(writer =>
                {
                    writer.WriteString("text", texts[i]);
                    writer.WriteString(field, text);
                    writer.WriteNumber("score", score);
                    writer.WriteBoolean("truncated", isTruncated);
                }));
                continue;
            }

            // One answer a line, whatever it holds.
            Console.WriteLine(text.ReplaceLineEndings(" "));
            if (isTruncated) Console.Error.WriteLine("linnet: the text was longer than the model reads; its end was left out.");
        }
    }
}
