using Linnet.Models.Configuration;
using Linnet.Models.Folder;

namespace Linnet.Models.Pipelines;

/// <summary>
/// Answers with the sentence nearest to the question by TF-IDF: what any reader has to beat. Nothing is learnt.
/// </summary>
/// <param name="config">Nothing to configure.</param>
public sealed class SentenceAnswerer(SentenceAnswererConfig config) : QuestionAnswerer
{
    private const string Ends = "。！？!?；;.";

    /// <inheritdoc/>
    public override ModelConfig Config => config;

    /// <inheritdoc/>
    public override void WriteTo(ModelFolderWriter folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        folder.WriteConfig(config);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<ExtractedAnswer> AnswerCore(IReadOnlyList<QuestionInput> inputs) => [.. inputs.Select(Nearest)];

    private static ExtractedAnswer Nearest(QuestionInput input)
    {
        var ranker = new SentenceRanker(input.Context);
        if (ranker.Sentences.Count == 0) return new ExtractedAnswer("", 0, 0, 0);
        var similarities = ranker.Similarities(input.Question);
        var best = Array.IndexOf(similarities, similarities.Max());
        var (start, end) = ranker.Sentences[best];
        while (end > start + 1 && Ends.Contains(input.Context[end - 1])) end--;
        return new ExtractedAnswer(input.Context[start..end], (float)similarities[best], start, end);
    }
}
