namespace Linnet.Evaluation;

/// <summary>What every evaluation comes down to: named numbers, a text for people and JSON for programs.</summary>
public interface IEvaluationReport
{
    /// <summary>Number of rows evaluated.</summary>
    int Count { get; }

    /// <summary>Metrics by the names of <see cref="MetricNames"/>, in the order to show them; those that are undefined here are absent.</summary>
    IReadOnlyDictionary<string, double> Metrics { get; }

    /// <summary>The report as text with the columns of scikit-learn's <c>classification_report</c>.</summary>
    /// <param name="digits">Digits after the point.</param>
    string ToText(int digits = 4);

    /// <summary>A flat JSON object of <see cref="Metrics"/>; with details also per label.</summary>
    /// <param name="details">Whether to add labels, their scores and, where there is one, the confusion matrix.</param>
    string ToJson(bool details = false);
}
