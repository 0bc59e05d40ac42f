using System.Globalization;
using Linnet.Cli.Output;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;

namespace Linnet.Cli.Prediction;

/// <summary>Answers with their places in the text; lines of input have the question and its text with a tab between.</summary>
internal sealed class QuestionAnsweringPredictor : IPredictor
{
    /// <inheritdoc/>
    public string Task => ModelTask.QuestionAnswering;

    /// <inheritdoc/>
    public void Run(PredictRequest request)
    {
        using var pipeline = QuestionAnsweringPipeline.Load(request.Model);
        foreach (var inputs in request.Inputs())
        {
            foreach (var input in inputs)
            {
                if (input.Pair is null)
                    throw new ConfigurationException("predict: a question needs the text that its answer stands in; give --question and --context, or lines with a tab between the two.");
            }

            var answers = pipeline.Answer([.. inputs.Select(input => new QuestionInput(input.Text, input.Pair!))]);
            foreach (var answer in answers)
            {
                if (request.Json) PrintJson(answer);
                else Console.WriteLine(answer.Text.Length == 0 ? "(no answer)" : string.Create(CultureInfo.InvariantCulture, $"{answer.Text}\t{answer.Start}-{answer.End}\t{answer.Score:F4}"));
            }
        }
    }

    private static void PrintJson(ExtractedAnswer answer) => Console.WriteLine(JsonOutput.Line(writer =>
    {
        writer.WriteString("answer", answer.Text);
        writer.WriteNumber("score", answer.Score);
        writer.WriteNumber("start", answer.Start);
        writer.WriteNumber("end", answer.End);
    }));
}
