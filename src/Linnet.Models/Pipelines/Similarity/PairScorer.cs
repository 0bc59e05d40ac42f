using Linnet.Models.Folder;

namespace Linnet.Models.Pipelines;

/// <summary>
/// A model that says how alike two texts are, whatever it is inside: two vectors and their cosine, a network that reads both, features, or
/// several of these. Safe to use from any number of threads at once.
/// </summary>
/// <example>
/// <code>
/// using var scorer = PairScorer.Load("models/sts");
/// Console.WriteLine(scorer.Score("A man is playing a flute.", "A man plays the flute."));
/// </code>
/// </example>
public abstract class PairScorer : ILanguagePipeline<PairScorer>
{
    private int _isDisposed;

    /// <summary>The scores that the model was trained to give.</summary>
    public ScoreRange Range { get; set; } = ScoreRange.Unit;

    /// <summary><c>model_type</c> of its configuration.</summary>
    public abstract string ModelType { get; }

    /// <summary>Number of trained numbers.</summary>
    public abstract long ParameterCount { get; }

    /// <summary>What gives each text a vector of its own; null where both texts are read together.</summary>
    public virtual SentenceEncoder? Encoder => null;

    /// <summary>Loads the scorer of a model folder, whatever its kind.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="ModelFormatException">The folder is missing, damaged, or holds a model that scores no pairs.</exception>
    public static PairScorer Load(string path) => Load(ModelFolder.Open(path));

    /// <summary>Loads the scorer of an opened model folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="ModelFormatException">The folder is damaged, or holds a model that scores no pairs.</exception>
    public static PairScorer Load(ModelFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var load = LoaderOf(folder);
        var range = folder.ReadInfo().ScoreRange ?? ScoreRange.Unit;
        var scorer = load(folder);
        scorer.Range = range;
        return scorer;
    }

    /// <summary>How alike two texts are, within <see cref="Range"/>.</summary>
    /// <param name="text">The one.</param>
    /// <param name="pair">The other.</param>
    public double Score(string text, string pair) => Score([new TextInput(text, pair)])[0];

    /// <summary>How alike the texts of each pair are, within <see cref="Range"/>.</summary>
    /// <param name="pairs">Any number; a missing second text counts as empty.</param>
    public double[] Score(IReadOnlyList<TextInput> pairs) => Array.ConvertAll(Shares(pairs), share => Range.ToScore(share));

    /// <summary>How alike the texts of each pair are, 0 to 1 for most; not brought into that range, so that ranks stay apart.</summary>
    /// <param name="pairs">Any number.</param>
    /// <exception cref="ObjectDisposedException">The scorer has been disposed.</exception>
    public float[] Shares(IReadOnlyList<TextInput> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
        return pairs.Count == 0 ? [] : SharesCore(pairs);
    }

    /// <summary>A table of the parts with shapes and numbers of parameters.</summary>
    public abstract string Summary();

    /// <summary>Writes everything that <see cref="Load(string)"/> needs, without info and card.</summary>
    /// <param name="folder">Receives the files.</param>
    public abstract void WriteTo(ModelFolderWriter folder);

    /// <summary>Frees the model; no call may be under way.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0) return;
        DisposeCore();
        GC.SuppressFinalize(this);
    }

    /// <summary>Does the work of <see cref="Shares"/>.</summary>
    /// <param name="pairs">At least one.</param>
    protected abstract float[] SharesCore(IReadOnlyList<TextInput> pairs);

    /// <summary>Frees what the scorer owns; called once.</summary>
    protected abstract void DisposeCore();

    static void ILanguagePipeline<PairScorer>.Check(string path)
    {
        var folder = PipelineFolder.Check<PairScorer>(path, ModelTask.SentenceSimilarity, ModelTask.FeatureExtraction, ModelTask.TextClassification);
        LoaderOf(folder);
        if (folder.Kind.CreateNetwork is not null) NeuralPairScorer.Check(folder);
    }

    private static Func<ModelFolder, PairScorer> LoaderOf(ModelFolder folder) => folder.Kind.LoadScorer ?? throw new ModelFormatException(
        folder.FilePath(ModelFolder.ConfigFile), $"describes a {folder.Config.Architecture}, which does not score pairs of texts; use it for its own task.");
}
