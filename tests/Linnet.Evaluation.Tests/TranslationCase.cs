using System.Text.Json.Serialization;

namespace Linnet.Evaluation.Tests;

/// <summary>A case with sacreBLEU's results; Goldens/make_translation_goldens.py writes them.</summary>
internal sealed record TranslationCase(
    string Name,
    string[] Predictions,
    string[][] References,
    Dictionary<string, TranslationCase.BleuResult> Bleu,
    double Unsmoothed,
    double[] Sentences,
    double ChrF,
    [property: JsonPropertyName("chrf++")] double ChrFPlusPlus,
    [property: JsonPropertyName("chrf_lc")] double ChrFLowercase,
    [property: JsonPropertyName("chrf_sentences")] double[] ChrFSentences,
    [property: JsonPropertyName("chrf++_sentences")] double[] ChrFPlusPlusSentences)
{
    internal static TranslationCase[] All { get; } = GoldenFile.Read<TranslationCase>("translation.json");

    public static TheoryData<string> Names => [.. All.Select(one => one.Name)];

    internal static TranslationCase Get(string name) => All.Single(one => one.Name == name);

    internal sealed record BleuResult(
        double Score,
        double[] Precisions,
        int[] Counts,
        int[] Totals,
        double Bp,
        [property: JsonPropertyName("sys_len")] int PredictionLength,
        [property: JsonPropertyName("ref_len")] int ReferenceLength,
        string Signature);
}
