using System.Globalization;
using Linnet.Cli.Output;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;

namespace Linnet.Cli.Prediction;

/// <summary>A score for each pair; for a single text its vector, where the model has one for each text.</summary>
internal sealed class SimilarityPredictor : IPredictor
{
    /// <inheritdoc/>
    public string Task => ModelTask.SentenceSimilarity;

    /// <inheritdoc/>
    public void Run(PredictRequest request)
    {
        using var scorer = PairScorer.Load(request.Model);
        foreach (var inputs in request.Inputs())
        {
            var pairs = inputs.Where(input => input.Pair is not null).ToArray();
            var scores = scorer.Score(pairs);
            var next = 0;
            foreach (var input in inputs)
            {
                if (input.Pair is not null) Print(input, scores[next++], scorer.Range, request.Json);
                else if (scorer.Encoder is { } encoder) FeatureExtractionPredictor.Print(input.Text, encoder.Encode(input.Text), request.Json);
                else throw new ConfigurationException($"{request.Model}: the model compares two texts; give a second one, or a tab between the two of each line.");
            }
        }
    }

    private static void Print(TextInput pair, double score, ScoreRange range, bool asJson)
    {
        if (!asJson)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{score:F4}  ({range.Least} to {range.Most})"));
            return;
        }

        Console.WriteLine(JsonOutput.Line(writer =>
        {
            writer.WriteString("text", pair.Text);
            writer.WriteString("pair", pair.Pair);
            writer.WriteNumber("score", score);
        }));
    }
}
