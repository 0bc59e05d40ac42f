namespace Linnet.Training.Tasks.Pretraining;

/// <summary>Tells whether text is Chinese or Japanese, which have no spaces between words.</summary>
internal static class UnspacedText
{
    private const int LinesLookedAt = 200;
    private const double LeastShare = 0.3;

    /// <summary>Whether a corpus begins so.</summary>
    internal static bool Is(TextCorpus corpus) => Is(corpus.Lines().Where(line => line.Length > 0).Take(LinesLookedAt));

    /// <summary>Whether a good part of the letters are of such a script.</summary>
    internal static bool Is(IEnumerable<string> texts)
    {
        var (unspaced, all) = (0L, 0L);
        foreach (var text in texts)
        {
            foreach (var c in text)
            {
                if (c is >= '\u3040' and <= '\u30ff' or >= '\u3400' and <= '\u9fff') unspaced++;
                if (!char.IsWhiteSpace(c)) all++;
            }
        }

        return all > 0 && unspaced >= LeastShare * all;
    }
}
