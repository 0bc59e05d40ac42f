namespace Linnet.Models.Sparse;

/// <summary>What a fastText model sees in a text: its words, the n-grams of words, and the character n-grams inside words.</summary>
/// <param name="WordNgrams">Longest word n-gram, at least 1 (only words); fastText's <c>wordNgrams</c>.</param>
/// <param name="MinCharNgram">Shortest character n-gram inside a word, or 0 for none; fastText's <c>minn</c>.</param>
/// <param name="MaxCharNgram">Longest character n-gram inside a word, or 0 for none; fastText's <c>maxn</c>.</param>
/// <param name="Buckets">
/// Number of hash buckets that n-grams share, fastText's <c>bucket</c>; 0 keeps every n-gram of the training texts apart. Only
/// buckets that occur take memory either way.
/// </param>
public sealed record FastTextFeatures(int WordNgrams = 2, int MinCharNgram = 0, int MaxCharNgram = 0, int Buckets = 0)
{
    /// <summary>Throws where a value lies outside its range.</summary>
    /// <exception cref="ConfigurationException">Names the field, its value and the allowed range.</exception>
    public void Validate()
    {
        if (WordNgrams is < 1 or > NgramBlock.LengthLimit)
            throw new ConfigurationException($"word_ngrams is {WordNgrams}; use 1 to {NgramBlock.LengthLimit}.");
        if (Buckets < 0) throw new ConfigurationException($"buckets is {Buckets}; use 0 (none) or more.");
        var none = MinCharNgram == 0 && MaxCharNgram == 0;
        if (!none && (MinCharNgram < 1 || MaxCharNgram < MinCharNgram || MaxCharNgram > NgramBlock.LengthLimit))
        {
            throw new ConfigurationException(
                $"character n-grams are {MinCharNgram} to {MaxCharNgram}; use 0 and 0 for none, or 1 <= min <= max <= {NgramBlock.LengthLimit}.");
        }
    }

    internal FastTextReader CreateReader()
    {
        Validate();
        return new FastTextReader(this);
    }
}
