namespace Linnet.Models.Similarity;

/// <summary>How much a word or n-gram tells: the rarer, the more.</summary>
internal static class Rarity
{
    /// <summary>The inverse document frequency, above 0.</summary>
    /// <param name="texts">Number of texts.</param>
    /// <param name="frequency">Number of those that have it; 0 for one that was never seen.</param>
    internal static float Of(int texts, int frequency) => MathF.Log((texts + 1f) / (frequency + 0.5f));
}
