using Linnet.Models.Folder;

namespace Linnet.Models.Pipelines;

/// <summary>
/// Text in, labels out: a loaded classifier behind a friendly face. Safe to use from any number of threads at once;
/// <see cref="ClassifyAsync(string, CancellationToken)"/> joins concurrent callers into batches.
/// </summary>
/// <example>
/// <code>
/// using var classifier = TextClassificationPipeline.Load("models/mine");
/// var result = classifier.Classify("The battery died after a week.");
/// Console.WriteLine($"{result.Label} ({result.Score:P0})");
/// foreach (var (label, score) in result.Top(3)) Console.WriteLine($"{label}: {score:P1}");
/// </code>
/// </example>
public sealed class TextClassificationPipeline : ILanguagePipeline<TextClassificationPipeline>, IAsyncDisposable
{
    private readonly PipelineOptions _options;
    private readonly Lazy<BatchingQueue<TextInput, TextClassification>> _queue;

    /// <summary>Puts the friendly face before a classifier.</summary>
    /// <param name="classifier">Owned by the pipeline from now on.</param>
    /// <param name="options">How it answers; defaults where null. Not to be changed afterwards.</param>
    /// <exception cref="ConfigurationException">An option is out of its range.</exception>
    public TextClassificationPipeline(TextClassifier classifier, PipelineOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        _options = options ?? new PipelineOptions();
        _options.Validate();
        Classifier = classifier;
        _queue = new(() => new BatchingQueue<TextInput, TextClassification>(Classify, _options));
    }

    /// <summary>The classifier behind it.</summary>
    public TextClassifier Classifier { get; }

    /// <summary>Loads a model folder of any kind.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="options">How the pipeline answers; defaults where null.</param>
    /// <exception cref="ModelFormatException">The folder is missing, damaged, or of an unknown kind.</exception>
    /// <exception cref="ConfigurationException">An option is out of its range.</exception>
    public static TextClassificationPipeline Load(string path, PipelineOptions? options = null) => new(TextClassifier.Load(path), options);

    /// <summary>Classifies one text.</summary>
    /// <param name="text">The text; it may be empty.</param>
    public TextClassification Classify(string text) => Classify(new TextInput(text));

    /// <summary>Classifies one text or pair.</summary>
    /// <param name="input">The text, or the two texts.</param>
    public TextClassification Classify(TextInput input) => Classify([input])[0];

    /// <summary>Classifies many texts, faster than one by one.</summary>
    /// <param name="texts">Any number.</param>
    /// <returns>As many results, in the same order.</returns>
    public IReadOnlyList<TextClassification> Classify(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return Classify([.. texts.Select(text => new TextInput(text))]);
    }

    /// <summary>Classifies many texts or pairs, faster than one by one.</summary>
    /// <param name="inputs">Any number.</param>
    /// <returns>As many results, in the same order.</returns>
    public IReadOnlyList<TextClassification> Classify(IReadOnlyList<TextInput> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var labels = Classifier.Labels;
        var probabilities = new float[inputs.Count * labels.Count];
        var truncated = new bool[inputs.Count];
        Classifier.Predict(inputs, probabilities, truncated);
        var results = new TextClassification[inputs.Count];
        for (var i = 0; i < results.Length; i++)
        {
            var row = probabilities.AsSpan(i * labels.Count, labels.Count);
            results[i] = new TextClassification(labels, row, Classifier.ProblemType, _options.Threshold, truncated[i]);
        }

        return results;
    }

    /// <summary>Classifies one text together with those that other callers hand in meanwhile.</summary>
    /// <param name="text">The text; it may be empty.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The pipeline has been disposed.</exception>
    public Task<TextClassification> ClassifyAsync(string text, CancellationToken cancellationToken = default) =>
        ClassifyAsync(new TextInput(text), cancellationToken);

    /// <summary>Classifies one text or pair together with those that other callers hand in meanwhile.</summary>
    /// <param name="input">The text, or the two texts.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The pipeline has been disposed.</exception>
    public Task<TextClassification> ClassifyAsync(TextInput input, CancellationToken cancellationToken = default) =>
        _queue.Value.EnqueueAsync(input, cancellationToken);

    /// <summary>Answers those who wait, then frees the model.</summary>
    public async ValueTask DisposeAsync()
    {
        await _queue.Value.DisposeAsync().ConfigureAwait(false);
        Classifier.Dispose();
    }

    /// <summary>Answers those who wait, then frees the model.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    static TextClassificationPipeline ILanguagePipeline<TextClassificationPipeline>.Load(string path) => Load(path);

    static void ILanguagePipeline<TextClassificationPipeline>.Check(string path) => PipelineFolder.Check<TextClassificationPipeline>(path, ModelTask.TextClassification);
}
