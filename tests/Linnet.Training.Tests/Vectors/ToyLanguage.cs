using Linnet.Models.Vectors;
using Linnet.Numerics;

namespace Linnet.Training.Tests.Vectors;

/// <summary>Sentences of two topics that share no word but the joining ones: vectors must tell the topics apart.</summary>
internal static class ToyLanguage
{
    internal static readonly string[] Animals = ["cat", "dog", "horse", "cow", "sheep"];
    internal static readonly string[] Tools = ["hammer", "saw", "drill", "wrench", "pliers"];
    private static readonly string[] Joining = ["and", "the", "with", "a"];

    internal static IEnumerable<string> Sentences(int count, ulong seed = 1)
    {
        var random = new SeededRandom(seed);
        for (var i = 0; i < count; i++)
        {
            var topic = i % 2 == 0 ? Animals : Tools;
            yield return string.Join(' ', Enumerable.Range(0, 8).Select(_ => random.Next(3) == 0 ? Joining[random.Next(4)] : topic[random.Next(5)]));
        }
    }

    /// <summary>Every word of a topic is nearer to every other of its topic than to any of the other.</summary>
    internal static void AssertTopics(WordVectors vectors)
    {
        var within = Animals.SelectMany(a => Animals.Where(b => a != b).Select(b => vectors.Similarity(a, b))).Min();
        var across = Animals.SelectMany(a => Tools.Select(b => vectors.Similarity(a, b))).Max();
        Assert.True(within > across, $"least within {within}, most across {across}");
    }
}
