namespace Linnet.Models.Sparse;

/// <summary>One kind of n-gram feature; the features of a block together have unit length.</summary>
/// <param name="Analyzer">What the n-grams are made of.</param>
/// <param name="MinLength">Shortest n-gram, at least 1.</param>
/// <param name="MaxLength">Longest n-gram, <paramref name="MinLength"/> to 16.</param>
public sealed record NgramBlock(NgramAnalyzer Analyzer, int MinLength, int MaxLength)
{
    /// <summary>Longest n-gram that any block may have.</summary>
    public const int LengthLimit = 16;

    /// <summary>N-grams of fewer training texts than this are dropped; at least 1.</summary>
    public int MinDocumentFrequency { get; init; } = 1;

    /// <summary>Throws where a value lies outside its range.</summary>
    /// <exception cref="ConfigurationException">Names the field, its value and the allowed range.</exception>
    public void Validate()
    {
        if (!Enum.IsDefined(Analyzer)) throw new ConfigurationException($"analyzer is {Analyzer}; use Word, Char or CharInWord.");
        if (MinLength < 1 || MaxLength < MinLength || MaxLength > LengthLimit)
        {
            throw new ConfigurationException(
                $"n-gram lengths are {MinLength} to {MaxLength}; use 1 <= min_length <= max_length <= {LengthLimit}.");
        }

        if (MinDocumentFrequency < 1)
            throw new ConfigurationException($"min_document_frequency is {MinDocumentFrequency}; use at least 1.");
    }
}
