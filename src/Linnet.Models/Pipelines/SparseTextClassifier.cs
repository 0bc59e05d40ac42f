namespace Linnet.Models.Pipelines;

/// <summary>A model over n-grams as a classifier: it needs no tokeniser, and the garbage collector holds all that it has.</summary>
/// <typeparam name="TModel">The model's class.</typeparam>
public abstract class SparseTextClassifier<TModel> : TextClassifier
    where TModel : class
{
    private readonly string[] _labels;

    private protected SparseTextClassifier(TModel model, int labelCount, ProblemType problem, IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Count != labelCount)
            throw new ConfigurationException($"The {ModelType} model has {labelCount} labels, but {labels.Count} names were given.");
        Model = model;
        ProblemType = problem;
        _labels = [.. labels];
    }

    /// <summary>The model.</summary>
    public TModel Model { get; }

    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> Labels => _labels;

    /// <inheritdoc/>
    public sealed override ProblemType ProblemType { get; }

    /// <inheritdoc/>
    protected sealed override void DisposeCore()
    {
        // Nothing native is held.
    }
}
