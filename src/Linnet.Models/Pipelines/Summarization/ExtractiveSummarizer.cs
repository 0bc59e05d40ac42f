using Linnet.Models.Folder;
using Linnet.Text.Segmentation;

namespace Linnet.Models.Pipelines;

/// <summary>Picks sentences of the text that stand for the whole, in the order of the text.</summary>
public abstract class ExtractiveSummarizer : ISummarizer
{
    private protected ExtractiveSummarizer(int sentenceCount) => SentenceCount = sentenceCount;

    /// <summary>Sentences of a summary where a call does not say.</summary>
    public int SentenceCount { get; }

    /// <inheritdoc/>
    public IReadOnlyList<WrittenText> Summarize(IReadOnlyList<string> texts, SummarizationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        options?.Validate();
        var documents = texts.Select(SentenceSplitter.Split).ToList();
        var scores = Score(documents, out var isTruncated);
        return [.. documents.Select((sentences, i) => Pick(sentences, scores[i], options?.NumSentences ?? SentenceCount, isTruncated[i]))];
    }

    /// <inheritdoc/>
    public abstract void WriteTo(ModelFolderWriter folder);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Judges every sentence.</summary>
    /// <param name="documents">Sentences of each text.</param>
    /// <param name="isTruncated">For each text whether not all of it was judged.</param>
    /// <returns>For each text a number for each sentence that was judged, from the first on; higher is better.</returns>
    private protected abstract IReadOnlyList<double[]> Score(IReadOnlyList<IReadOnlyList<string>> documents, out bool[] isTruncated);

    /// <summary>Frees what this summariser owns.</summary>
    /// <param name="disposing">Always true: there is no finaliser.</param>
    protected virtual void Dispose(bool disposing)
    {
    }

    private static WrittenText Pick(IReadOnlyList<string> sentences, double[] scores, int count, bool isTruncated)
    {
        var chosen = Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).ThenBy(i => i).Take(count).Order().ToList();
        return chosen.Count == 0
            ? new WrittenText(string.Empty, 0, isTruncated)
            : new WrittenText(string.Join('\n', chosen.Select(i => sentences[i])), chosen.Average(i => scores[i]), isTruncated);
    }
}
