using System.Text;
using Linnet.Models.Architectures;
using Linnet.Models.Folder;

namespace Linnet.Models.Pipelines;

/// <summary>
/// Labels texts with a language model that has learnt no labels: by the words that it would put into the gap of a template (masked models), or go
/// on with (causal models). Examples put before the text make it few-shot. Safe to use from any number of threads at once.
/// </summary>
/// <example>
/// <code>
/// using var pipeline = ZeroShotClassificationPipeline.Load("models/base");
/// var prompt = new Prompt(["sports", "politics"], "{text} This news is about {label}.");
/// Console.WriteLine(pipeline.Classify("The match ended with a late goal.", prompt)[0].Label);
/// </code>
/// </example>
public sealed class ZeroShotClassificationPipeline : ILanguagePipeline<ZeroShotClassificationPipeline>
{
    private readonly IWordScorer _scorer;
    private volatile EmptyScores? _empty;

    private ZeroShotClassificationPipeline(IWordScorer scorer, Prompt? prompt) => (_scorer, Prompt) = (scorer, prompt);

    /// <summary>Asks a masked language model.</summary>
    /// <param name="pipeline">Owned from now on.</param>
    /// <param name="prompt">Used where a call names none; null for none.</param>
    public ZeroShotClassificationPipeline(FillMaskPipeline pipeline, Prompt? prompt = null)
        : this(new MaskedWordScorer(pipeline), prompt)
    {
    }

    /// <summary>Asks a causal language model.</summary>
    /// <param name="pipeline">Owned from now on.</param>
    /// <param name="prompt">Used where a call names none; null for none.</param>
    public ZeroShotClassificationPipeline(TextGenerationPipeline pipeline, Prompt? prompt = null)
        : this(new CausalWordScorer(pipeline), prompt)
    {
    }

    /// <summary>The prompt that the model was tuned with, or null.</summary>
    public Prompt? Prompt { get; }

    /// <summary>Texts with their labels that are shown before each text, in this order.</summary>
    public IReadOnlyList<(string Text, string Label)> Examples { get; init; } = [];

    /// <summary>
    /// Whether what the model says of an empty text is taken off, so that frequent words have no advantage (contextual calibration, Zhao et al.
    /// 2021). A model that was tuned with its prompt needs none.
    /// </summary>
    public bool Calibrates { get; init; }

    /// <summary>Loads a model folder: a masked or a causal language model.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="examples">Texts with their labels to show before each text; null for none.</param>
    /// <exception cref="ModelFormatException">The folder is missing or damaged, or holds no language model.</exception>
    public static ZeroShotClassificationPipeline Load(string path, IReadOnlyList<(string Text, string Label)>? examples = null)
    {
        var folder = ModelFolder.Open(path);
        var prompt = Prompt.FromFolder(folder);
        IWordScorer scorer = folder.Config is LanguageModelConfig
            ? new CausalWordScorer(TextGenerationPipeline.Load(path))
            : new MaskedWordScorer(FillMaskPipeline.Load(path));
        return new ZeroShotClassificationPipeline(scorer, prompt) { Examples = examples ?? [], Calibrates = prompt is null };
    }

    /// <inheritdoc/>
    public static void Check(string path) =>
        PipelineFolder.Check<ZeroShotClassificationPipeline>(path, ModelTask.ZeroShotClassification, ModelTask.FillMask, ModelTask.TextGeneration);

    /// <summary>Asks a model that goes on living when the pipeline is disposed.</summary>
    internal static ZeroShotClassificationPipeline Borrow(FillMaskPipeline pipeline, Prompt prompt) => new(new MaskedWordScorer(pipeline, owns: false), prompt);

    /// <summary>Gives every label of a text a probability.</summary>
    /// <param name="text">The text.</param>
    /// <param name="prompt">How to ask; the model's own where null.</param>
    /// <returns>All labels, best first.</returns>
    /// <exception cref="ConfigurationException">There is no prompt, or it does not fit the model.</exception>
    public IReadOnlyList<LabelScore> Classify(string text, Prompt? prompt = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        prompt ??= Prompt ?? throw new ConfigurationException("there are no labels to choose from; name them (--labels sports,politics), for the model was not tuned with any.");
        var scores = Scores(text, prompt);
        if (Calibrates)
        {
            var empty = OfNothing(prompt);
            for (var i = 0; i < scores.Length; i++) scores[i] -= empty[i];
        }

        var most = scores.Max();
        var sum = scores.Sum(score => Math.Exp(score - most));
        return [.. prompt.Labels.Select((label, i) => new LabelScore(label, (float)(Math.Exp(scores[i] - most) / sum))).OrderByDescending(score => score.Score)];
    }

    /// <summary>What should be known of a prompt's words before their scores are trusted, a line each: those that are several tokens of a masked model.</summary>
    /// <param name="prompt">How to ask; the model's own where null.</param>
    /// <exception cref="ConfigurationException">A word has pieces that the model does not know.</exception>
    public IReadOnlyList<string> Remarks(Prompt? prompt = null) => (prompt ?? Prompt) is { } asked ? [.. _scorer.Remarks(asked)] : [];

    /// <summary>Frees the model; no call may be under way.</summary>
    public void Dispose() => _scorer.Dispose();

    /// <summary>The same for every text, so worked out once as long as the prompt stays.</summary>
    private double[] OfNothing(Prompt prompt)
    {
        if (_empty is { } known && ReferenceEquals(known.Prompt, prompt)) return known.Scores;
        var scores = Scores("", prompt);
        _empty = new EmptyScores(prompt, scores);
        return scores;
    }

    /// <summary>The logarithm of the mean probability of each label's words.</summary>
    private double[] Scores(string text, Prompt prompt)
    {
        var (before, after) = prompt.Around(text);
        var all = _scorer.Score(Shown(prompt) + before, after, [.. prompt.Words.SelectMany(words => words)]);
        var scores = new double[prompt.Labels.Count];
        var next = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            var own = all.AsSpan(next, prompt.Words[i].Count);
            next += own.Length;
            double sum = 0;
            foreach (var score in own) sum += Math.Exp(score);
            scores[i] = Math.Log(sum / own.Length);
        }

        return scores;
    }

    private string Shown(Prompt prompt)
    {
        var text = new StringBuilder();
        foreach (var (example, label) in Examples)
        {
            var place = prompt.Labels.ToList().IndexOf(label);
            if (place < 0) throw new ConfigurationException($"the label '{label}' of an example is not among {string.Join(", ", prompt.Labels)}.");
            var (before, after) = prompt.Around(example);
            text.Append(before).Append(prompt.Words[place][0]).Append(after).Append('\n');
        }

        return text.ToString();
    }

    static ZeroShotClassificationPipeline ILanguagePipeline<ZeroShotClassificationPipeline>.Load(string path) => Load(path);

    private sealed record EmptyScores(Prompt Prompt, double[] Scores);
}
