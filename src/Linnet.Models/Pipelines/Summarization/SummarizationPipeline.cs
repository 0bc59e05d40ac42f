using Linnet.Models.Architectures;
using Linnet.Models.Folder;

namespace Linnet.Models.Pipelines;

/// <summary>Long texts to short ones, whether the model picks sentences or writes its own. Safe to use from any number of threads at once.</summary>
/// <example>
/// <code>
/// using var pipeline = SummarizationPipeline.Load("models/news");
/// Console.WriteLine(pipeline.Summarize(article).Text);
/// Console.WriteLine(pipeline.Summarize(article, new SummarizationOptions { NumSentences = 1 }).Text);
/// </code>
/// </example>
public sealed class SummarizationPipeline : ILanguagePipeline<SummarizationPipeline>
{
    private readonly ISummarizer _summarizer;

    /// <summary>Puts the friendly face before a summariser.</summary>
    /// <param name="summarizer">Owned by the pipeline from now on.</param>
    public SummarizationPipeline(ISummarizer summarizer)
    {
        ArgumentNullException.ThrowIfNull(summarizer);
        _summarizer = summarizer;
    }

    /// <summary>Loads a model folder.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="ModelFormatException">The folder is missing or damaged, or holds no model that shortens texts.</exception>
    public static SummarizationPipeline Load(string path)
    {
        var folder = ModelFolder.Open(path);
        return new SummarizationPipeline(folder.Config switch
        {
            TextRankConfig config => new TextRankSummarizer(config),
            SentenceScorerConfig => NeuralExtractiveSummarizer.FromFolder(folder),
            _ => (ISummarizer)new AbstractiveSummarizer(SequenceWriter.FromFolder(folder)),
        });
    }

    /// <summary>Shortens a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="options">How; null for what the model folder says.</param>
    /// <exception cref="ConfigurationException">A value is outside its range.</exception>
    public WrittenText Summarize(string text, SummarizationOptions? options = null) => Summarize([text], options)[0];

    /// <summary>Shortens several texts together.</summary>
    /// <param name="texts">Any number.</param>
    /// <param name="options">How; null for what the model folder says.</param>
    /// <returns>One for each text, in order.</returns>
    /// <exception cref="ConfigurationException">A value is outside its range.</exception>
    public IReadOnlyList<WrittenText> Summarize(IReadOnlyList<string> texts, SummarizationOptions? options = null) => _summarizer.Summarize(texts, options);

    /// <summary>Frees the model; no call may be under way.</summary>
    public void Dispose() => _summarizer.Dispose();

    static void ILanguagePipeline<SummarizationPipeline>.Check(string path) => PipelineFolder.Check<SummarizationPipeline>(path, ModelTask.Summarization);
}
