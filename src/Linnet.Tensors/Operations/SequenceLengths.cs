namespace Linnet.Tensors.Operations;

/// <summary>The checks on lengths that sequence operations share.</summary>
internal static class SequenceLengths
{
    /// <summary>There is one length a row, each in 0 … <paramref name="steps"/>; or none, where all positions are valid.</summary>
    internal static void Check(string operation, IntTensor? lengths, int batch, int steps)
    {
        if (lengths is not { } given) return;
        if (given.Shape != new Shape(batch)) throw new ShapeException($"{operation} expects lengths [{batch}], one a row; received {given.Shape}.");
        foreach (var length in given.Data)
        {
            if ((uint)length > (uint)steps) throw new ShapeException($"{operation} received a length of {length}; rows have 0 to {steps} positions.");
        }
    }
}
