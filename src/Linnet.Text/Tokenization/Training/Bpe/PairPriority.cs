namespace Linnet.Text.Tokenization.Training;

/// <summary>The order in which pairs are merged: the most frequent first, and of equals the one with the smaller ids.</summary>
internal readonly record struct PairPriority(long Count, int Left, int Right) : IComparable<PairPriority>
{
    public int CompareTo(PairPriority other)
    {
        if (Count != other.Count) return other.Count.CompareTo(Count);
        return Left != other.Left ? Left.CompareTo(other.Left) : Right.CompareTo(other.Right);
    }
}
