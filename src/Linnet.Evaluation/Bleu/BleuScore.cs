namespace Linnet.Evaluation;

/// <summary>A BLEU score and what it is made of. Written by <see cref="Bleu"/>.</summary>
/// <param name="Score">0 to 100.</param>
/// <param name="Precisions">Per order, 0 to 100, after smoothing.</param>
/// <param name="Matches">Per order, n-grams of the predictions that a reference has too, each at most as often as there.</param>
/// <param name="Totals">Per order, n-grams of the predictions.</param>
/// <param name="BrevityPenalty">0 to 1; 1 where the predictions are no shorter than the references.</param>
/// <param name="PredictionLength">Tokens of the predictions.</param>
/// <param name="ReferenceLength">Tokens of the references; of several, the one closest in length.</param>
/// <param name="Signature">How it was computed, in sacreBLEU's form; to be published beside the score.</param>
public sealed record BleuScore(
    double Score,
    IReadOnlyList<double> Precisions,
    IReadOnlyList<int> Matches,
    IReadOnlyList<int> Totals,
    double BrevityPenalty,
    int PredictionLength,
    int ReferenceLength,
    string Signature)
{
    /// <summary>Predicted length over reference length; 0 where there are no references.</summary>
    public double Ratio => ReferenceLength == 0 ? 0 : (double)PredictionLength / ReferenceLength;

    /// <summary>In the form that sacreBLEU prints: <c>BLEU = 48.53 82.4/50.0/45.5/37.5 (BP = 0.943 ratio = 0.944 hyp_len = 17 ref_len = 18)</c>.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"BLEU = {Score:F2} {string.Join('/', Precisions.Select(p => FormattableString.Invariant($"{p:F1}")))} (BP = {BrevityPenalty:F3} ratio = {Ratio:F3} hyp_len = {PredictionLength} ref_len = {ReferenceLength})");
}
