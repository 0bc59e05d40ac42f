namespace Linnet.Evaluation;

/// <summary>
/// Sums the log-likelihood that a language model gives to tokens. Perplexity is e to the mean negative log-likelihood of a token
/// (Jelinek et al. 1977); it depends on the tokens, so models with different tokenisers are compared per character or byte instead.
/// </summary>
public sealed class PerplexityCounter
{
    private double _logLikelihood;
    private double _lost;

    /// <summary>Tokens so far.</summary>
    public long Tokens { get; private set; }

    /// <summary>Texts, or blocks of text, so far.</summary>
    public int Texts { get; private set; }

    /// <summary>Mean negative log-likelihood of a token, in nats; not a number before the first.</summary>
    public double Loss => -_logLikelihood / Tokens;

    /// <summary>e to the <see cref="Loss"/>, at least 1 for probabilities.</summary>
    public double Perplexity => Math.Exp(Loss);

    /// <summary>Adds a text.</summary>
    /// <param name="logLikelihood">The sum of the natural logarithms of its tokens' probabilities.</param>
    /// <param name="tokens">How many tokens were predicted, at least 0.</param>
    /// <exception cref="TrainingException">The log-likelihood is not a number or infinite.</exception>
    public void Add(double logLikelihood, int tokens)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tokens);
        if (!double.IsFinite(logLikelihood))
            throw new TrainingException($"The log-likelihood of text {Texts} is {logLikelihood}, expected a finite number; the model's weights may have overflowed.");

        // Kahan's sum: a corpus adds millions of small numbers to a large one.
        var value = logLikelihood - _lost;
        var sum = _logLikelihood + value;
        _lost = sum - _logLikelihood - value;
        _logLikelihood = sum;
        Tokens += tokens;
        Texts++;
    }

    /// <summary>A report with <see cref="MetricNames.Loss"/> and <see cref="MetricNames.Perplexity"/>.</summary>
    /// <param name="characters">Characters of the texts; more than 0 adds <see cref="MetricNames.BitsPerCharacter"/>, which does not depend on the tokens.</param>
    /// <exception cref="ShapeException">No token was added.</exception>
    public MetricReport ToReport(long characters = 0)
    {
        if (Tokens == 0) throw new ShapeException("There is nothing to evaluate: no token was predicted.");
        var metrics = new Dictionary<string, double> { [MetricNames.Loss] = Loss, [MetricNames.Perplexity] = Perplexity };
        if (characters > 0) metrics[MetricNames.BitsPerCharacter] = -_logLikelihood / Math.Log(2) / characters;
        return new MetricReport(Texts, metrics);
    }
}
