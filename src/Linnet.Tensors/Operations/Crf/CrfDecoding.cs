namespace Linnet.Tensors.Operations;

/// <summary>The best tagging of a linear chain, by the algorithm of Viterbi 1967.</summary>
public static class CrfDecoding
{
    /// <summary>Finds for each row the tags with the highest score; among equals, the lowest numbers.</summary>
    /// <param name="emissions">Scores of the tags at each position, <c>[batch, length, tags]</c>.</param>
    /// <param name="scores">Transitions, start and end.</param>
    /// <param name="lengths"><c>[batch]</c>: positions of each row that count, which come first; null where all do.</param>
    /// <param name="rules">Which tags may follow which; null where all may.</param>
    /// <returns>Tags of each row, as many as it has positions.</returns>
    /// <exception cref="ShapeException">Shapes do not fit, or a length is out of range.</exception>
    public static int[][] CrfDecode(this Tensor emissions, CrfScores scores, IntTensor? lengths = null, CrfRules? rules = null)
    {
        var (batch, steps, tags) = scores.Check(nameof(CrfDecode), emissions, lengths);
        if (rules is not null && rules.TagCount != tags)
            throw new ShapeException($"{nameof(CrfDecode)} received rules for {rules.TagCount} tags; the scores have {tags}.");
        var (transitions, start, end) = (scores.Transitions.ToArray(), scores.Start.ToArray(), scores.End.ToArray());
        rules?.Apply(transitions, start, end);
        var paths = new int[batch][];
        var current = new float[tags];
        var next = new float[tags];
        var from = new int[steps * tags];
        for (var row = 0; row < batch; row++)
        {
            var length = lengths is { } given ? given.Data[row] : steps;
            paths[row] = new int[length];
            if (length > 0) Decode(emissions.Data.Slice(row * steps * tags, length * tags), paths[row]);
        }

        return paths;

        void Decode(ReadOnlySpan<float> values, Span<int> path)
        {
            for (var tag = 0; tag < tags; tag++) current[tag] = start[tag] + values[tag];
            for (var step = 1; step < path.Length; step++)
            {
                Step(values.Slice(step * tags, tags), from.AsSpan(step * tags, tags));
                (current, next) = (next, current);
            }

            for (var tag = 0; tag < tags; tag++) current[tag] += end[tag];
            path[^1] = Best(current);
            for (var step = path.Length - 1; step > 0; step--) path[step - 1] = from[(step * tags) + path[step]];
        }

        void Step(ReadOnlySpan<float> values, Span<int> origins)
        {
            next.AsSpan().Fill(float.NegativeInfinity);
            for (var before = 0; before < tags; before++)
            {
                var score = current[before];
                var row = transitions.AsSpan(before * tags, tags);
                for (var tag = 0; tag < row.Length; tag++)
                {
                    var value = score + row[tag];
                    if (value <= next[tag]) continue;
                    (next[tag], origins[tag]) = (value, before);
                }
            }

            for (var tag = 0; tag < tags; tag++) next[tag] += values[tag];
        }
    }

    private static int Best(float[] values)
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] > values[best]) best = i;
        }

        return best;
    }
}
