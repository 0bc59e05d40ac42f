namespace Linnet.Tensors.Operations;

/// <summary>The learnt scores of a linear-chain conditional random field besides those of tags at positions.</summary>
/// <param name="Transitions">From the tag of the row to the tag of the column, <c>[tags, tags]</c>.</param>
/// <param name="Start">Of the first tag, <c>[tags]</c>.</param>
/// <param name="End">Of the last tag, <c>[tags]</c>.</param>
public readonly record struct CrfScores(Tensor Transitions, Tensor Start, Tensor End)
{
    /// <summary>Checks the scores and the rows that they are applied to; gives back the rows' sizes.</summary>
    internal (int Batch, int Steps, int Tags) Check(string operation, Tensor emissions, IntTensor? lengths)
    {
        if (emissions.Shape.Rank != 3 || emissions.Shape[1] == 0 || emissions.Shape[2] == 0)
            throw new ShapeException($"{operation} expects scores [batch, length, tags] with at least one position and tag; received {emissions.Shape}.");
        var (batch, steps, tags) = (emissions.Shape[0], emissions.Shape[1], emissions.Shape[2]);
        if (Transitions.Shape != new Shape(tags, tags))
            throw new ShapeException($"{operation} expects transitions [{tags}, {tags}]; received {Transitions.Shape}.");
        Expect.Vector(operation, "vector of start scores", Start, tags);
        Expect.Vector(operation, "vector of end scores", End, tags);
        SequenceLengths.Check(operation, lengths, batch, steps);
        return (batch, steps, tags);
    }
}
