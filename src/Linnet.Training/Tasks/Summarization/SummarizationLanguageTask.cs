using Linnet.Data;
using Linnet.Evaluation;
using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Training.Runs;
using Linnet.Training.Tasks.Sequences;

namespace Linnet.Training.Tasks.Summarization;

/// <summary>The same in fewer words: by sentences picked from the text, or written by an encoder with a decoder.</summary>
internal sealed class SummarizationLanguageTask : ILanguageTask
{
    private static readonly SequenceLanguageTask Abstractive = SequenceLanguageTask.AbstractiveSummarization;
    private static readonly string[] Extractive = [SentenceScorerConfig.Type, TextRankConfig.Type];

    /// <inheritdoc/>
    public string Name => Abstractive.Name;

    /// <inheritdoc/>
    public string Title => Abstractive.Title;

    /// <inheritdoc/>
    public IReadOnlyList<string> ModelTypes { get; } = [.. Abstractive.ModelTypes, .. Extractive];

    /// <inheritdoc/>
    public IReadOnlyList<string> Metrics => Abstractive.Metrics;

    /// <inheritdoc/>
    public IReadOnlyList<(string Type, string Name)> CardMetrics => Abstractive.CardMetrics;

    /// <inheritdoc/>
    public FinishedRun Train(RunContext context) =>
        Extractive.Contains(context.Recipe.Model.Type) ? ExtractiveTraining.Run(context, Abstractive) : Abstractive.Train(context);

    /// <inheritdoc/>
    public IEvaluationReport Evaluate(string modelFolder, string dataPath, DataFileOptions options, Action<string> note)
    {
        if (ModelFolder.Open(modelFolder).Config is not ExtractiveConfig) return Abstractive.Evaluate(modelFolder, dataPath, options, note);
        using var pipeline = SummarizationPipeline.Load(modelFolder);
        var pairs = new PairedFile(dataPath, options).Read("drop", note);
        return Measure([.. pipeline.Summarize([.. pairs.Select(pair => pair.Source)]).Select(answer => answer.Text)], pairs);
    }

    /// <summary>ROUGE of summaries.</summary>
    /// <param name="written">One for each pair.</param>
    /// <param name="pairs">With the true summaries.</param>
    internal static MetricReport Measure(IReadOnlyList<string> written, IReadOnlyList<TextPair> pairs) =>
        SequenceLanguageTask.CompareSummaries(written, [.. pairs.Select(pair => pair.Target)]);
}
