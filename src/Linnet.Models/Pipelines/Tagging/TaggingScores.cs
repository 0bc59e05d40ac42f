using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Pipelines;

/// <summary>
/// What the members of a tagger say of a batch together: the mean of their scores, tags at words as well as transitions. The score of a
/// whole tagging is the sum of these, so that the mean of the scores is the logarithmic pool of the members' probabilities (Hinton 2002,
/// "Training Products of Experts by Minimizing Contrastive Divergence"). Gone with the scope it was made in.
/// </summary>
internal sealed class TaggingScores
{
    private readonly CrfScores _crf;

    private TaggingScores(Tensor emissions, CrfScores crf, IntTensor lengths, Tensor? intents) =>
        (Emissions, _crf, Lengths, Intents) = (emissions, crf, lengths, intents);

    /// <summary>One score a word and tag, <c>[batch, words, tags]</c>.</summary>
    internal Tensor Emissions { get; }

    /// <summary>Words of each row, <c>[batch]</c>.</summary>
    internal IntTensor Lengths { get; }

    /// <summary>The logarithms of the intents' probabilities, up to one number a row, <c>[batch, intents]</c>; null for taggers without.</summary>
    internal Tensor? Intents { get; }

    /// <summary>Asks all members.</summary>
    /// <param name="members">At least one; all with the same tags and intents.</param>
    /// <param name="rows">The words of each row as each member reads them, <c>[members][rows]</c>.</param>
    internal static TaggingScores Of(IReadOnlyList<TaggerMember> members, IReadOnlyList<EncodedWord[][]> rows)
    {
        var first = members[0].Network.Tag(members[0].Encoder.Batch(rows[0]));
        var crf = members[0].Network.TransitionScores;
        if (members.Count == 1) return new TaggingScores(first.Emissions, crf, first.Lengths, first.Intents);
        var emissions = Copy(first.Emissions);
        var scores = new CrfScores(Copy(crf.Transitions), Copy(crf.Start), Copy(crf.End));
        Tensor? intents = first.Intents is { } own ? Logarithms(own) : null;
        for (var m = 1; m < members.Count; m++)
        {
            var output = members[m].Network.Tag(members[m].Encoder.Batch(rows[m]));
            Add(emissions, output.Emissions);
            var other = members[m].Network.TransitionScores;
            Add(scores.Transitions, other.Transitions);
            Add(scores.Start, other.Start);
            Add(scores.End, other.End);
            if (intents is { } sum) Add(sum, Logarithms(output.Intents!.Value));
        }

        foreach (var sum in new[] { emissions, scores.Transitions, scores.Start, scores.End }) Divide(sum, members.Count);
        if (intents is { } all) Divide(all, members.Count);
        return new TaggingScores(emissions, scores, first.Lengths, intents);
    }

    /// <summary>The best tags of every row.</summary>
    /// <param name="rules">Which tags may follow which.</param>
    internal int[][] Decode(CrfRules rules) => Emissions.CrfDecode(_crf, Lengths, rules);

    /// <summary>The probability of every tag at every word, <c>[batch, words, tags]</c>.</summary>
    /// <remarks>Without transitions a random field is a softmax at each word.</remarks>
    /// <param name="joinsTags">Whether any member scores transitions.</param>
    internal Tensor Probabilities(bool joinsTags) => joinsTags ? Emissions.CrfMarginals(_crf, Lengths) : Emissions.Softmax();

    private static Tensor Copy(Tensor tensor)
    {
        var copy = Tensor.Uninitialized(tensor.Shape);
        tensor.Data.CopyTo(copy.Data);
        return copy;
    }

    /// <summary>Members are pooled by their probabilities, whatever they add to all of their scores.</summary>
    private static Tensor Logarithms(Tensor scores)
    {
        var logarithms = scores.Softmax();
        var values = logarithms.Data;
        for (var i = 0; i < values.Length; i++) values[i] = MathF.Log(MathF.Max(values[i], float.Epsilon));
        return logarithms;
    }

    private static void Add(Tensor sum, Tensor part)
    {
        var target = sum.Data;
        var values = part.Data;
        for (var i = 0; i < target.Length; i++) target[i] += values[i];
    }

    private static void Divide(Tensor sum, int count)
    {
        var values = sum.Data;
        for (var i = 0; i < values.Length; i++) values[i] /= count;
    }
}
