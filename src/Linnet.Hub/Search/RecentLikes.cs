namespace Linnet.Hub.Search;

/// <summary>How often repositories were liked in the last thirty days.</summary>
internal static class RecentLikes
{
    /// <summary>Nobody likes anything.</summary>
    internal static IReadOnlyDictionary<long, int> None { get; } = new Dictionary<long, int>();
}
