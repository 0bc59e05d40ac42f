namespace Linnet.Training.Tasks.TextGeneration;

/// <summary>Tokens in memory.</summary>
/// <param name="ids">All of them.</param>
internal sealed class TokenArray(int[] ids) : ITokenText
{
    /// <inheritdoc/>
    public long Count => ids.Length;

    /// <inheritdoc/>
    public void Read(long start, Span<int> target) => ids.AsSpan((int)start, target.Length).CopyTo(target);
}
