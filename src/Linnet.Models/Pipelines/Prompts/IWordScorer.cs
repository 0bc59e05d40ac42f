namespace Linnet.Models.Pipelines;

/// <summary>A language model that can say how well words fit into a gap of a text. Thread-safe.</summary>
internal interface IWordScorer : IDisposable
{
    /// <summary>The mean logarithm of the probabilities of each word's tokens.</summary>
    /// <param name="before">What stands before the gap.</param>
    /// <param name="after">What stands behind it.</param>
    /// <param name="words">What may stand in it.</param>
    /// <exception cref="ConfigurationException">A word has pieces that the model does not know.</exception>
    double[] Score(string before, string after, IReadOnlyList<string> words);

    /// <summary>What should be known of a prompt's words before their scores are trusted, a line each.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <exception cref="ConfigurationException">A word has pieces that the model does not know.</exception>
    IEnumerable<string> Remarks(Prompt prompt);
}
