using System.Globalization;
using Linnet.Cli.Output;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;

namespace Linnet.Cli.Prediction;

/// <summary>The tokens that belong in the gaps of texts.</summary>
internal sealed class FillMaskPredictor : IPredictor
{
    /// <inheritdoc/>
    public string Task => ModelTask.FillMask;

    /// <inheritdoc/>
    public void Run(PredictRequest request)
    {
        using var pipeline = FillMaskPipeline.Load(request.Model);
        foreach (var input in request.Inputs().SelectMany(inputs => inputs))
        {
            var gaps = pipeline.Fill(input.Text, request.Top);
            if (request.Json) PrintJson(input.Text, gaps);
            else PrintText(gaps);
        }
    }

    private static void PrintText(IReadOnlyList<IReadOnlyList<MaskedToken>> gaps)
    {
        foreach (var token in gaps.SelectMany(gap => gap))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{token.Token}\t{token.Score:F4}\t{token.Text}"));
    }

    private static void PrintJson(string text, IReadOnlyList<IReadOnlyList<MaskedToken>> gaps) => Console.WriteLine(JsonOutput.Line(writer =>
    {
        writer.WriteString("text", text);
        writer.WriteStartArray("masks");
        foreach (var gap in gaps)
        {
            writer.WriteStartArray();
            foreach (var token in gap)
            {
                writer.WriteStartObject();
                writer.WriteNumber("score", token.Score);
                writer.WriteNumber("token", token.Id);
                writer.WriteString("token_str", token.Token);
                writer.WriteString("sequence", token.Text);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }));
}
