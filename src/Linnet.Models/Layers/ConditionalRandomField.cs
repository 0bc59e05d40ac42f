using Linnet.Models.Initializers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Layers;

/// <summary>
/// A linear-chain conditional random field over the scores of another layer (Lafferty et al. 2001; on top of an LSTM: Huang et al. 2015).
/// Parameter names are those of the package pytorch-crf.
/// </summary>
public sealed class ConditionalRandomField : Module
{
    private const float Range = 0.1f;

    private readonly Parameter _start;
    private readonly Parameter _end;
    private readonly Parameter _transitions;

    /// <summary>Creates the layer.</summary>
    /// <param name="tags">Number of tags, at least 1.</param>
    public ConditionalRandomField(int tags)
    {
        var initializer = new Uniform(-Range, Range);
        _start = Register("start_transitions", new Shape(tags), initializer);
        _end = Register("end_transitions", new Shape(tags), initializer);
        _transitions = Register("transitions", new Shape(tags, tags), initializer);
    }

    /// <summary>The learnt scores.</summary>
    public CrfScores Scores => new(_transitions.Value, _start.Value, _end.Value);
}
