namespace Linnet.Evaluation;

/// <summary>Matthews correlation coefficient for any number of labels (Gorodkin 2004): 1 perfect, 0 no better than chance.</summary>
internal static class MatthewsCorrelation
{
    /// <summary>The coefficient, -1 to 1; 0 where truth or predictions are all one label.</summary>
    internal static double Of(ConfusionMatrix matrix)
    {
        double correct = matrix.Correct, total = matrix.Total;
        double both = 0, predictedSquares = 0, truthSquares = 0;
        for (var label = 0; label < matrix.LabelCount; label++)
        {
            double support = matrix.Support(label), predicted = matrix.Predicted(label);
            both += support * predicted;
            predictedSquares += predicted * predicted;
            truthSquares += support * support;
        }

        var spread = ((total * total) - predictedSquares) * ((total * total) - truthSquares);
        return spread == 0 ? 0 : ((correct * total) - both) / Math.Sqrt(spread);
    }
}
