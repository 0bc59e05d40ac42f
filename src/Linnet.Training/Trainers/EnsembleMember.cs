namespace Linnet.Training.Trainers;

/// <summary>One kind of model in an ensemble: a model for each view of the data, and their probabilities of the held-out rows.</summary>
/// <param name="name">The kind.</param>
internal sealed class EnsembleMember(string name) : IDisposable
{
    private readonly List<TrainedModel> _models = [];
    private readonly List<float> _heldOut = [];

    internal string Name => name;

    internal IReadOnlyList<TrainedModel> Models => _models;

    /// <summary>Probabilities of all held-out rows, view by view, <c>[rows, labels]</c>.</summary>
    internal float[] HeldOut => [.. _heldOut];

    internal void Add(TrainedModel model, float[] heldOut)
    {
        _models.Add(model);
        _heldOut.AddRange(heldOut);
    }

    public void Dispose()
    {
        foreach (var model in _models) model.Classifier.Dispose();
    }
}
