using Linnet.Models.Folder;
using Linnet.Tensors;
using Linnet.Training.Recipes;

namespace Linnet.Training.Neural;

/// <summary>
/// Adversarial training (Miyato, Dai and Goodfellow 2017, "Adversarial Training Methods for Semi-Supervised Text Classification"): the
/// token embeddings are moved a little in the direction that raises the loss most, and the network learns from this harder
/// batch as well. The move is a part of the moved vectors' own length, so that it means the same whatever their scale.
/// </summary>
/// <param name="embeddings">The table of token embeddings, <c>[vocabulary, size]</c>.</param>
/// <param name="rate">Length of the move as a part of the length of all vectors of the batch together.</param>
internal sealed class AdversarialPass(Parameter embeddings, double rate)
{
    private static readonly string[] Movable = ["textcnn", "bilstm", "bigru"];

    private readonly List<int> _moved = [];
    private readonly int _size = embeddings.Shape[1];
    private float[] _saved = [];

    /// <summary>Throws where a recipe asks for what its model has no table of token embeddings for.</summary>
    /// <param name="recipe">With the model's type.</param>
    /// <exception cref="ConfigurationException">The model has no such table, or one that must not move.</exception>
    internal static void Check(Recipe recipe)
    {
        if (recipe.Training.Adversarial is not > 0) return;
        var (model, isClassifier) = (recipe.Model, recipe.Task is ModelTask.TextClassification or ModelTask.RelationExtraction);
        var movable = model.Type is "auto" or "ensemble"
            ? model.Members?.Any(member => Movable.Contains(MemberName.Parse(member).Kind)) ?? recipe.Task == ModelTask.TextClassification
            : Movable.Contains(model.Type);
        if (!isClassifier || !movable)
            throw new ConfigurationException($"training.adversarial: {model.Type} of {recipe.Task} has no token embeddings that it could move; it works with classifiers of type {string.Join(", ", Movable)}. Leave the field out.");
        if (model.FreezeEmbeddings == true)
            throw new ConfigurationException("training.adversarial: moves the token embeddings, and model.freeze_embeddings keeps them as they are; leave one of the two out.");
    }

    /// <summary>Moves the vectors of the tokens that the last backward pass has reached, runs a pass, and puts the vectors back.</summary>
    /// <param name="backward">The forward and backward pass over the same batch; its gradients are added to those that are there.</param>
    internal void Run(Action backward)
    {
        Move(embeddings.Value.Data, embeddings.Value.Grad);
        try
        {
            backward();
        }
        finally
        {
            var values = embeddings.Value.Data;
            for (var i = 0; i < _moved.Count; i++) _saved.AsSpan(i * _size, _size).CopyTo(values.Slice(_moved[i], _size));
            embeddings.Touch();
        }
    }

    private void Move(Span<float> values, ReadOnlySpan<float> gradients)
    {
        _moved.Clear();
        double lengths = 0, slopes = 0;
        for (var start = 0; start < gradients.Length; start += _size)
        {
            var gradient = gradients.Slice(start, _size);
            if (!gradient.ContainsAnyExcept(0f)) continue;
            Save(start, values.Slice(start, _size));
            lengths += SquaredNorm(values.Slice(start, _size));
            slopes += SquaredNorm(gradient);
        }

        if (slopes == 0 || !double.IsFinite(slopes)) return;
        var factor = (float)(rate * Math.Sqrt(lengths / slopes));
        foreach (var start in _moved)
        {
            for (var i = start; i < start + _size; i++) values[i] += factor * gradients[i];
        }

        embeddings.Touch();
    }

    private void Save(int start, ReadOnlySpan<float> vector)
    {
        var place = _moved.Count * _size;
        if (place + _size > _saved.Length) Array.Resize(ref _saved, Math.Max(place + _size, 2 * _saved.Length));
        vector.CopyTo(_saved.AsSpan(place));
        _moved.Add(start);
    }

    private static double SquaredNorm(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (var value in values) sum += (double)value * value;
        return sum;
    }
}
