using System.Globalization;
using Linnet.Cli.Output;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;

namespace Linnet.Cli.Prediction;

/// <summary>The vector of each text.</summary>
internal sealed class FeatureExtractionPredictor : IPredictor
{
    /// <inheritdoc/>
    public string Task => ModelTask.FeatureExtraction;

    /// <inheritdoc/>
    public void Run(PredictRequest request)
    {
        using var encoder = SentenceEncoder.Load(request.Model);
        foreach (var inputs in request.Inputs())
        {
            var vectors = encoder.Encode([.. inputs.Select(input => input.Text)]);
            for (var i = 0; i < inputs.Length; i++) Print(inputs[i].Text, vectors[i], request.Json);
        }
    }

    internal static void Print(string text, float[] vector, bool asJson)
    {
        if (!asJson)
        {
            Console.WriteLine(string.Join(' ', vector.Select(value => value.ToString("R", CultureInfo.InvariantCulture))));
            return;
        }

        Console.WriteLine(JsonOutput.Line(writer =>
        {
            writer.WriteString("text", text);
            writer.WriteStartArray("vector");
            foreach (var value in vector) writer.WriteNumberValue(value);
            writer.WriteEndArray();
        }));
    }
}
