using Linnet.Training.Benchmarks;

namespace Linnet.Training.Tests.Benchmarks;

public class GeneratedTextTests
{
    [Fact]
    public void The_same_seed_gives_the_same_sentences_and_another_seed_others()
    {
        Assert.Equal(GeneratedText.Sentences(20, seed: 3), GeneratedText.Sentences(20, seed: 3));
        Assert.NotEqual(GeneratedText.Sentences(20, seed: 3), GeneratedText.Sentences(20, seed: 4));
    }

    [Fact]
    public void Few_words_are_frequent_and_many_are_rare()
    {
        var counts = GeneratedText.Sentences(2000, words: 1000).SelectMany(text => text.TrimEnd('.').ToUpperInvariant().Split(' '))
            .GroupBy(word => word).Select(group => group.Count()).OrderDescending().ToArray();
        Assert.True(counts.Length > 500);
        Assert.True(counts[0] > 10 * counts[counts.Length / 2]);
    }
}
