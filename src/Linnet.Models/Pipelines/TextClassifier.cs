using Linnet.Models.Cards;
using Linnet.Models.Folder;
using Linnet.Text.Cleaning;

namespace Linnet.Models.Pipelines;

/// <summary>
/// A model that gives every label of a text a probability, whatever it is inside: a neural network, a linear model, an ensemble.
/// Safe to use from any number of threads at once.
/// </summary>
public abstract class TextClassifier : IDisposable
{
    private int _isDisposed;
    private TextCleaner? _cleaner;

    /// <summary>The labels; position is the column in the probabilities.</summary>
    public abstract IReadOnlyList<string> Labels { get; }

    /// <summary>Whether an input has one label or any number.</summary>
    public abstract ProblemType ProblemType { get; }

    /// <summary><c>model_type</c> of its configuration.</summary>
    public abstract string ModelType { get; }

    /// <summary>Number of trained numbers.</summary>
    public abstract long ParameterCount { get; }

    /// <summary>
    /// How every text is cleaned before the model sees it, as it was in training; null for not at all. Kept in <c>linnet.json</c>.
    /// Set it before the classifier is shared between threads.
    /// </summary>
    /// <exception cref="ConfigurationException">An option is out of its range.</exception>
    public CleaningOptions? Cleaning
    {
        get;
        set
        {
            _cleaner = value is null ? null : new TextCleaner(value);
            field = value;
        }
    }

    /// <summary>Loads the classifier of a model folder, whatever its kind.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="ModelFormatException">The folder is missing, damaged, or of an unknown kind.</exception>
    public static TextClassifier Load(string path) => Load(ModelFolder.Open(path));

    /// <summary>Loads the classifier of an opened model folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="ModelFormatException">The folder is damaged.</exception>
    public static TextClassifier Load(ModelFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (folder.Kind.LoadClassifier is not { } load)
            throw new ModelFormatException(folder.FilePath(ModelFolder.ConfigFile), $"describes a {folder.Config.Architecture}, which is no text classifier; use it for its own task.");
        var cleaning = folder.ReadInfo().Cleaning;
        var classifier = load(folder);
        classifier.Cleaning = cleaning;
        return classifier;
    }

    /// <summary>Computes the probability of every label for every input.</summary>
    /// <param name="inputs">Any number of texts or pairs.</param>
    /// <param name="probabilities"><c>[inputs, labels]</c>, overwritten; rows sum to 1 for single-label problems.</param>
    /// <exception cref="ShapeException">The span has another length.</exception>
    /// <exception cref="ObjectDisposedException">The classifier has been disposed.</exception>
    public void Predict(IReadOnlyList<TextInput> inputs, Span<float> probabilities) => Predict(inputs, probabilities, []);

    /// <summary>Computes the probability of every label for every input, and says which inputs were cut.</summary>
    /// <param name="inputs">Any number of texts or pairs.</param>
    /// <param name="probabilities"><c>[inputs, labels]</c>, overwritten; rows sum to 1 for single-label problems.</param>
    /// <param name="truncated">Receives true for each input that was too long and lost its end; empty if it does not matter.</param>
    /// <exception cref="ShapeException">A span has another length.</exception>
    /// <exception cref="ObjectDisposedException">The classifier has been disposed.</exception>
    public void Predict(IReadOnlyList<TextInput> inputs, Span<float> probabilities, Span<bool> truncated)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
        if (probabilities.Length != (long)inputs.Count * Labels.Count)
            throw new ShapeException($"{inputs.Count} inputs and {Labels.Count} labels need a span of {(long)inputs.Count * Labels.Count} probabilities; received {probabilities.Length}.");
        if (!truncated.IsEmpty && truncated.Length != inputs.Count)
            throw new ShapeException($"{inputs.Count} inputs need as many truncation marks, or none; received {truncated.Length}.");
        truncated.Clear();
        if (inputs.Count > 0) PredictCore(_cleaner is null ? inputs : Clean(inputs, _cleaner), probabilities, truncated);
    }

    /// <summary>A table of the layers with shapes and numbers of parameters.</summary>
    public abstract string Summary();

    /// <summary>Writes everything that <see cref="Load(string)"/> needs, without info and card.</summary>
    /// <param name="folder">Receives the files.</param>
    public abstract void WriteTo(ModelFolderWriter folder);

    /// <summary>Writes a whole model folder, or nothing.</summary>
    /// <param name="path">The folder; an existing one is replaced.</param>
    /// <param name="info">Provenance and recipe.</param>
    /// <param name="card">The model card.</param>
    /// <exception cref="IOException">The disk is full or the place cannot be written; what was there before is intact.</exception>
    public void Save(string path, ModelInfo info, ModelCard card) => ModelFolder.Write(path, folder =>
    {
        WriteTo(folder);
        folder.WriteInfo(info with { Cleaning = Cleaning });
        folder.WriteCard(card);
    });

    /// <summary>Frees the model; no prediction may be under way.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0) return;
        DisposeCore();
        GC.SuppressFinalize(this);
    }

    /// <summary>Does the work of <see cref="Predict(IReadOnlyList{TextInput}, Span{float}, Span{bool})"/>; the lengths are checked.</summary>
    /// <param name="inputs">At least one.</param>
    /// <param name="probabilities"><c>[inputs, labels]</c>.</param>
    /// <param name="truncated">All false; as long as the inputs, or empty.</param>
    protected abstract void PredictCore(IReadOnlyList<TextInput> inputs, Span<float> probabilities, Span<bool> truncated);

    /// <summary>Frees what the classifier owns; called once.</summary>
    protected abstract void DisposeCore();

    private static TextInput[] Clean(IReadOnlyList<TextInput> inputs, TextCleaner cleaner)
    {
        var cleaned = new TextInput[inputs.Count];
        for (var i = 0; i < cleaned.Length; i++)
            cleaned[i] = new TextInput(cleaner.Clean(inputs[i].Text), inputs[i].Pair is { } pair ? cleaner.Clean(pair) : null);
        return cleaned;
    }
}
