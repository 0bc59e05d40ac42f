using Linnet.Tensors.Autograd;

namespace Linnet.Tensors.Operations;

/// <summary>
/// Linear-chain conditional random fields (Lafferty, McCallum and Pereira 2001): the score of a tagging is the sum of the scores of its
/// tags at their positions, of neighbouring tags, and of the first and last tag. A transition whose score is more than 87 below
/// the best one counts as impossible.
/// </summary>
public static class ConditionalRandomFieldOperation
{
    /// <summary>The mean over the rows of <c>-log P(tags | row)</c>, by the forward algorithm; rows of length 0 do not count.</summary>
    /// <param name="emissions">Scores of the tags at each position, <c>[batch, length, tags]</c>.</param>
    /// <param name="tags">The true tags, <c>[batch, length]</c>; anything behind a row's length.</param>
    /// <param name="scores">Transitions, start and end.</param>
    /// <param name="lengths"><c>[batch]</c>: positions of each row that count, which come first; null where all do.</param>
    /// <returns>A scalar.</returns>
    /// <exception cref="ShapeException">Shapes do not fit, or a tag or a length is out of range.</exception>
    public static Tensor CrfNegativeLogLikelihood(this Tensor emissions, IntTensor tags, CrfScores scores, IntTensor? lengths = null)
    {
        var (batch, steps, count) = scores.Check(nameof(CrfNegativeLogLikelihood), emissions, lengths);
        if (tags.Shape != new Shape(batch, steps))
            throw new ShapeException($"{nameof(CrfNegativeLogLikelihood)} expects tags [{batch}, {steps}]; received {tags.Shape}.");
        var given = lengths ?? Whole(batch, steps);
        CheckTags(tags, given, steps, count);
        var scope = TensorScope.Current;
        var records = scope.Needs(emissions) || (scope.RecordsGradients && (scores.Transitions.RequiresGrad || scores.Start.RequiresGrad || scores.End.RequiresGrad));
        var pass = CrfForwardBackward.Run(emissions, scores, given, records, records);
        var rows = 0;
        double sum = 0;
        for (var row = 0; row < batch; row++)
        {
            if (given.Data[row] == 0) continue;
            rows++;
            sum += pass.LogPartition.Data[row] - Score(emissions, tags, scores, row, given.Data[row]);
        }

        var output = Tensor.Uninitialized(new Shape([]));
        output.Data[0] = rows > 0 ? (float)(sum / rows) : 0;
        if (!records) return output;
        var node = scope.Record<CrfNode>(output);
        (node.Emissions, node.Scores, node.Tags, node.Lengths, node.Pass, node.Factor) = (emissions, scores, tags, given, pass, rows > 0 ? 1f / rows : 0);
        return output;
    }

    /// <summary>The probability of each tag at each position, over all taggings of its row.</summary>
    /// <param name="emissions">Scores of the tags at each position, <c>[batch, length, tags]</c>.</param>
    /// <param name="scores">Transitions, start and end.</param>
    /// <param name="lengths"><c>[batch]</c>: positions of each row that count, which come first; null where all do.</param>
    /// <returns><c>[batch, length, tags]</c>, 0 behind a row's length. Has no gradient.</returns>
    /// <exception cref="ShapeException">Shapes do not fit, or a length is out of range.</exception>
    public static Tensor CrfMarginals(this Tensor emissions, CrfScores scores, IntTensor? lengths = null)
    {
        var (batch, steps, _) = scores.Check(nameof(CrfMarginals), emissions, lengths);
        return CrfForwardBackward.Run(emissions, scores, lengths ?? Whole(batch, steps), needsMarginals: true, needsTransitions: false).Marginals!.Value;
    }

    internal static IntTensor Whole(int batch, int steps)
    {
        var lengths = IntTensor.Zeros(new Shape(batch));
        lengths.Data.Fill(steps);
        return lengths;
    }

    private static double Score(Tensor emissions, IntTensor tags, CrfScores scores, int row, int length)
    {
        var (steps, count) = (emissions.Shape[1], emissions.Shape[2]);
        var path = tags.Data.Slice(row * steps, length);
        var values = emissions.Data;
        var transitions = scores.Transitions.Data;
        double sum = scores.Start.Data[path[0]] + scores.End.Data[path[^1]];
        for (var step = 0; step < length; step++)
        {
            sum += values[(((row * steps) + step) * count) + path[step]];
            if (step > 0) sum += transitions[(path[step - 1] * count) + path[step]];
        }

        return sum;
    }

    private static void CheckTags(IntTensor tags, IntTensor lengths, int steps, int count)
    {
        for (var row = 0; row < lengths.Count; row++)
        {
            foreach (var tag in tags.Data.Slice(row * steps, lengths.Data[row]))
            {
                if ((uint)tag >= (uint)count)
                    throw new ShapeException($"{nameof(CrfNegativeLogLikelihood)} received the tag {tag} in row {row}; tags lie in [0, {count}).");
            }
        }
    }

    /// <summary>The gradient of each score is how often it is expected to be used, less how often the true tags use it.</summary>
    private sealed unsafe class CrfNode : Node<CrfNode>
    {
        internal Tensor Emissions { get; set; }

        internal CrfScores Scores { get; set; }

        internal IntTensor Tags { get; set; }

        internal IntTensor Lengths { get; set; }

        internal CrfForwardBackward Pass { get; set; }

        internal float Factor { get; set; }

        internal override void Backward()
        {
            var factor = Factor * *Output.GradPointer;
            var marginals = Pass.Marginals!.Value;
            var (start, end) = (Tensor.Zeros(Scores.Start.Shape), Tensor.Zeros(Scores.End.Shape));
            var (steps, count) = (Emissions.Shape[1], Emissions.Shape[2]);
            for (var row = 0; row < Lengths.Count; row++)
            {
                var length = Lengths.Data[row];
                if (length == 0) continue;
                var rows = marginals.Data.Slice(row * steps * count, length * count);
                var path = Tags.Data.Slice(row * steps, length);
                for (var step = 0; step < length; step++)
                {
                    rows[(step * count) + path[step]] -= 1;
                    if (step > 0) Pass.Transitions!.Value.Data[(path[step - 1] * count) + path[step]] -= 1;
                }

                for (var tag = 0; tag < count; tag++)
                {
                    start.Data[tag] += rows[tag];
                    end.Data[tag] += rows[((length - 1) * count) + tag];
                }
            }

            AddTo(Emissions, marginals, factor);
            AddTo(Scores.Transitions, Pass.Transitions!.Value, factor);
            AddTo(Scores.Start, start, factor);
            AddTo(Scores.End, end, factor);
        }

        private static void AddTo(Tensor target, Tensor gradient, float factor)
        {
            if (!target.RequiresGrad) return;
            var values = target.BeginGradZeroed();
            var source = gradient.Data;
            for (var i = 0; i < source.Length; i++) values[i] += factor * source[i];
        }
    }
}
