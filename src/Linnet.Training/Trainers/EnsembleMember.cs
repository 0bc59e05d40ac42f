using Linnet.Models.Pipelines;

namespace Linnet.Training.Trainers;

/// <summary>One kind of model in an ensemble: a model for each view of the data, and their probabilities of the held-out rows.</summary>
/// <param name="name">The kind.</param>
/// <param name="rows">Number of rows that are held out, in all views together.</param>
/// <param name="labelCount">Number of labels.</param>
internal sealed class EnsembleMember(string name, int rows, int labelCount) : IDisposable
{
    private readonly List<TrainedModel> _models = [];

    internal string Name => name;

    internal IReadOnlyList<TrainedModel> Models => _models;

    /// <summary>Probabilities of the held-out rows at their places, <c>[rows, labels]</c>.</summary>
    internal float[] HeldOut { get; } = new float[rows * labelCount];

    /// <summary>Adds a model with its probabilities of the rows that it had not seen.</summary>
    internal void Add(TrainedModel model, ReadOnlySpan<float> probabilities, IReadOnlyList<int> places)
    {
        _models.Add(model);
        for (var i = 0; i < places.Count; i++)
            probabilities.Slice(i * labelCount, labelCount).CopyTo(HeldOut.AsSpan(places[i] * labelCount));
    }

    internal IEnumerable<TextClassifier> Classifiers => _models.Select(model => model.Classifier);

    public void Dispose()
    {
        foreach (var model in _models) model.Classifier.Dispose();
    }
}
