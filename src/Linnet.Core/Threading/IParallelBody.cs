namespace Linnet.Threading;

/// <summary>The work of one static part of a range; implemented by small structs so that a parallel loop allocates nothing.</summary>
public interface IParallelBody
{
    /// <summary>Does the items from <paramref name="start"/> (inclusive) to <paramref name="end"/> (exclusive).</summary>
    /// <param name="start">First item.</param>
    /// <param name="end">One past the last item.</param>
    /// <param name="part">Number of this part, 0-based: an index for per-part scratch memory.</param>
    void Run(int start, int end, int part);
}
