using Linnet.Models.Pipelines;
using Linnet.Models.Sparse;

namespace Linnet.Training.Sparse;

/// <summary>Puts the weights of the members, one block of columns each, together into one linear model.</summary>
internal sealed class LinearAssembly
{
    private readonly LabelTargets _targets;
    private readonly float[] _weights;
    private readonly float[] _bias;

    public LinearAssembly(LabelTargets targets, int columns)
    {
        _targets = targets;
        _weights = new float[(long)columns * targets.LabelCount];
        _bias = new float[targets.LabelCount];
    }

    /// <summary>Adds a member's weights, times its weight in the blend, at its first column.</summary>
    public void Add(ILinearMember member, int firstColumn, float weight)
    {
        var from = member.Weights;
        var columns = from.Length / _targets.Width;
        for (var column = 0; column < columns; column++)
            AddRow(from.AsSpan(column * _targets.Width, _targets.Width), weight, _weights.AsSpan((firstColumn + column) * _targets.LabelCount));
        AddRow(member.Bias, weight, _bias);
    }

    public LinearModel ToModel(NgramVectorizer vectorizer, ProblemType problem) => new(vectorizer, _weights, _bias, problem);

    public float[] ToProbabilities(float[] logits, ProblemType problem)
    {
        var probabilities = new float[_targets.Rows * _targets.LabelCount];
        for (var row = 0; row < _targets.Rows; row++)
            AddRow(logits.AsSpan(row * _targets.Width, _targets.Width), 1, probabilities.AsSpan(row * _targets.LabelCount));
        OutputLayer.ToProbabilities(probabilities, _targets.LabelCount, problem);
        return probabilities;
    }

    /// <summary>From the solver's outputs to labels: one output stands for the difference of two labels' logits.</summary>
    private void AddRow(ReadOnlySpan<float> outputs, float weight, Span<float> labels)
    {
        if (_targets.IsBinary)
        {
            labels[0] -= weight * outputs[0] / 2;
            if (_targets.LabelCount == 2) labels[1] += weight * outputs[0] / 2;
            return;
        }

        for (var k = 0; k < _targets.Outputs; k++) labels[k] += weight * outputs[k];
    }
}
