namespace Linnet.Evaluation;

/// <summary>Precision, recall and F1 of one label, or an average of them over labels. Each is 0 to 1, and 0 where it is 0/0.</summary>
/// <param name="Precision">Share of the predictions that are right.</param>
/// <param name="Recall">Share of the true rows that are found.</param>
/// <param name="F1">Harmonic mean of the two.</param>
/// <param name="Support">Number of true rows.</param>
public readonly record struct Scores(double Precision, double Recall, double F1, int Support)
{
    /// <summary>Scores from counts; a ratio 0/0 is 0, as scikit-learn's default.</summary>
    /// <param name="truePositives">Predicted and true.</param>
    /// <param name="predicted">Predicted.</param>
    /// <param name="support">True.</param>
    public static Scores Of(int truePositives, int predicted, int support) => new(
        Ratio(truePositives, predicted),
        Ratio(truePositives, support),
        Ratio(2.0 * truePositives, (double)predicted + support),
        support);

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;
}
