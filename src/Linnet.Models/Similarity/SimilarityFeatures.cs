using Linnet.Models.Pipelines;
using Linnet.Models.Sparse;

namespace Linnet.Models.Similarity;

/// <summary>All numbers that tell how alike two texts are. Immutable and safe to use from any number of threads.</summary>
/// <param name="ngrams">N-grams with their rarity.</param>
/// <param name="stems">Stems with their rarity and vectors.</param>
internal sealed class SimilarityFeatures(NgramSpace ngrams, StemVocabulary stems)
{
    private readonly WordAlignment _alignment = new(stems);

    internal NgramSpace Ngrams => ngrams;

    internal StemVocabulary Stems => stems;

    /// <summary>How many numbers a pair has.</summary>
    internal int Count => Of(new TextInput("a", "b"), new NgramExtractor(), new FoldedText()).Length;

    /// <summary>The numbers of a pair; they do not depend on which text comes first.</summary>
    internal float[] Of(TextInput pair, NgramExtractor extractor, FoldedText folding)
    {
        var (left, right) = (new SimilarityText(pair.Text, folding), new SimilarityText(pair.Pair ?? "", folding));
        var features = new List<float>(128);
        ngrams.Add(left, right, extractor, features);
        _alignment.Add(left, right, features);
        SequenceOverlap.Add(left, right, features);
        return [.. features];
    }
}
