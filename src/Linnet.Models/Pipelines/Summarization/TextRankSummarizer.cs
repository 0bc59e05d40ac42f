using Linnet.Models.Architectures;
using Linnet.Models.Folder;

namespace Linnet.Models.Pipelines;

/// <summary>Extractive summaries by <see cref="TextRank"/>; needs no training.</summary>
/// <param name="config">Says how many sentences.</param>
/// <example>
/// <code>
/// using var summarizer = new TextRankSummarizer(new TextRankConfig { NumSentences = 3 });
/// Console.WriteLine(summarizer.Summarize([article])[0].Text);
/// </code>
/// </example>
public sealed class TextRankSummarizer(TextRankConfig config) : ExtractiveSummarizer(config.NumSentences)
{
    /// <inheritdoc/>
    public override void WriteTo(ModelFolderWriter folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        folder.WriteConfig(config);
    }

    private protected override IReadOnlyList<double[]> Score(IReadOnlyList<IReadOnlyList<string>> documents, out bool[] isTruncated)
    {
        isTruncated = new bool[documents.Count];
        return [.. documents.Select(TextRank.Rank)];
    }
}
