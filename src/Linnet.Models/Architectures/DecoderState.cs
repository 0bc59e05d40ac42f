namespace Linnet.Models.Architectures;

/// <summary>
/// What a language model remembers of the tokens that it has read, so that each further one costs one step. Belongs to one text, or one batch of texts, at a time,
/// lives outside every scope, and frees its memory when disposed.
/// </summary>
public abstract class DecoderState : IDisposable
{
    /// <summary>Number of tokens read.</summary>
    public abstract int Length { get; }

    /// <summary>Makes row i of the batch a copy of what row <c>rows[i]</c> was, as beam search goes on from its best texts.</summary>
    /// <param name="rows">0-based; one row may go on as several.</param>
    public abstract void Reorder(ReadOnlySpan<int> rows);

    /// <summary>Frees the memory.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what this state owns.</summary>
    /// <param name="disposing">Always true: there is no finaliser.</param>
    protected abstract void Dispose(bool disposing);
}
