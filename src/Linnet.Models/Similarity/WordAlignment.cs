namespace Linnet.Models.Similarity;

/// <summary>
/// Each word's best counterpart in the other text (after Sultan et al. 2014, "Back to Basics for Monolingual Alignment"): the same stem, a
/// like spelling, or a like use. What is left without a counterpart tells texts apart.
/// </summary>
/// <param name="vocabulary">Weights and vectors.</param>
internal sealed class WordAlignment(StemVocabulary vocabulary)
{
    /// <summary>Alikeness from which a counterpart counts as one.</summary>
    private const float Aligned = 0.55f;

    /// <summary>Appends the numbers of a pair.</summary>
    internal void Add(SimilarityText left, SimilarityText right, List<float> features)
    {
        var (a, b) = (Numbers(left), Numbers(right));
        var alike = new float[left.Words.Length, right.Words.Length];
        for (var i = 0; i < left.Words.Length; i++)
        {
            for (var j = 0; j < right.Words.Length; j++) alike[i, j] = Alike(left, i, a[i], right, j, b[j]);
        }

        var forward = Side.Of(left, a, right.Words.Length, (i, j) => alike[i, j], vocabulary);
        var backward = Side.Of(right, b, left.Words.Length, (i, j) => alike[j, i], vocabulary);
        foreach (var (x, y) in forward.Values.Zip(backward.Values))
        {
            features.Add(Math.Min(x, y));
            features.Add(Math.Max(x, y));
        }

        var (p, r) = (forward.ContentShare, backward.ContentShare);
        features.Add(p + r > 0 ? 2 * p * r / (p + r) : 0);
        AddMeans(left, a, right, b, content: false, features);
        AddMeans(left, a, right, b, content: true, features);
    }

    private static float Spelling(string left, string right)
    {
        if (left.Length < 3 || right.Length < 3) return 0;
        if (char.IsAsciiDigit(left[0]) || char.IsAsciiDigit(right[0])) return 0;
        var prefix = 0;
        while (prefix < Math.Min(left.Length, right.Length) && left[prefix] == right[prefix]) prefix++;
        return 0.9f * (2f * prefix / (left.Length + right.Length));
    }

    private int[] Numbers(SimilarityText text) => Array.ConvertAll(text.Stems, vocabulary.Find);

    private float Alike(SimilarityText left, int i, int a, SimilarityText right, int j, int b)
    {
        if (left.Words[i] == right.Words[j]) return 1;
        if (left.Stems[i] == right.Stems[j]) return 0.95f;
        if (left.IsFunction[i] != right.IsFunction[j]) return 0;
        return Math.Max(Spelling(left.Words[i], right.Words[j]), 0.9f * Math.Max(0, Cosine(vocabulary.VectorOf(a), vocabulary.VectorOf(b))));
    }

    private static float Cosine(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        float sum = 0;
        for (var d = 0; d < Math.Min(left.Length, right.Length); d++) sum += left[d] * right[d];
        return sum;
    }

    /// <summary>How alike the weighted means of the words' vectors are (Arora et al. 2017), and their distance.</summary>
    private void AddMeans(SimilarityText left, int[] a, SimilarityText right, int[] b, bool content, List<float> features)
    {
        var (x, y) = (Mean(left, a, content), Mean(right, b, content));
        double product = 0, squaresX = 0, squaresY = 0;
        for (var d = 0; d < x.Length; d++)
        {
            product += x[d] * y[d];
            squaresX += x[d] * x[d];
            squaresY += y[d] * y[d];
        }

        features.Add((float)(product / Math.Max(1e-9, Math.Sqrt(squaresX * squaresY))));
    }

    private double[] Mean(SimilarityText text, int[] numbers, bool content)
    {
        var mean = new double[vocabulary.VectorSize];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (content && text.IsFunction[i]) continue;
            var vector = vocabulary.VectorOf(numbers[i]);
            for (var d = 0; d < vector.Length; d++) mean[d] += vocabulary.WeightOf(numbers[i]) * vector[d];
        }

        return mean;
    }

    /// <summary>What one text says of its counterparts in the other.</summary>
    private sealed record Side(float[] Values, float ContentShare)
    {
        internal static Side Of(SimilarityText text, int[] numbers, int others, Func<int, int, float> alike, StemVocabulary vocabulary)
        {
            float all = 0, soft = 0, exact = 0, content = 0, contentSoft = 0, contentExact = 0, left = 0, rarest = 0, missing = 0;
            for (var i = 0; i < numbers.Length; i++)
            {
                var weight = vocabulary.WeightOf(numbers[i]);
                var best = 0f;
                for (var j = 0; j < others; j++) best = Math.Max(best, alike(i, j));
                all += weight;
                soft += weight * best;
                if (best >= 0.95f) exact += weight;
                if (text.IsFunction[i]) continue;
                content += weight;
                contentSoft += weight * best;
                if (best >= 0.95f) contentExact += weight;
                if (best >= Aligned) continue;
                left += weight;
                rarest = Math.Max(rarest, weight);
                missing++;
            }

            var share = contentSoft / Math.Max(1e-6f, content);
            return new Side(
                [soft / Math.Max(1e-6f, all), exact / Math.Max(1e-6f, all), share, contentExact / Math.Max(1e-6f, content), MathF.Log(1 + left), rarest, Math.Min(6, missing), MathF.Log(1 + all)],
                share);
        }
    }
}
