using Linnet.Models.Folder;

namespace Linnet.Models.Pipelines;

/// <summary>
/// A network that reads both texts together and gives one number: slower than two vectors, and better, which is why it orders again what
/// those have found. Its folder is that of a classifier with one label, as in the sentence-transformers library.
/// </summary>
public sealed class CrossEncoder : PairScorer
{
    private readonly TextClassifier _classifier;

    /// <summary>Puts a classifier to use.</summary>
    /// <param name="classifier">With one label that a pair has or has not; owned from now on.</param>
    /// <exception cref="ConfigurationException">The classifier has another number of labels.</exception>
    public CrossEncoder(TextClassifier classifier)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        if (classifier.Labels.Count != 1 || classifier.ProblemType != ProblemType.MultiLabel)
            throw new ConfigurationException($"A model that scores pairs has one label; this {classifier.ModelType} has {classifier.Labels.Count}.");
        _classifier = classifier;
    }

    /// <inheritdoc/>
    public override string ModelType => _classifier.ModelType;

    /// <inheritdoc/>
    public override long ParameterCount => _classifier.ParameterCount;

    /// <inheritdoc/>
    public override string Summary() => _classifier.Summary();

    /// <inheritdoc/>
    public override void WriteTo(ModelFolderWriter folder) => _classifier.WriteTo(folder);

    /// <inheritdoc/>
    protected override float[] SharesCore(IReadOnlyList<TextInput> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var shares = new float[pairs.Count];
        _classifier.Predict([.. pairs.Select(pair => pair with { Pair = pair.Pair ?? "" })], shares);
        return shares;
    }

    /// <inheritdoc/>
    protected override void DisposeCore() => _classifier.Dispose();
}
