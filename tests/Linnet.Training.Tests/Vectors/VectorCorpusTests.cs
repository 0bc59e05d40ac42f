using Linnet.Training.Vectors;

namespace Linnet.Training.Tests.Vectors;

public sealed class VectorCorpusTests
{
    private static readonly VectorCorpusOptions Every = new() { MinCount = 1 };

    [Fact]
    public void Words_are_what_classifiers_see()
    {
        var corpus = VectorCorpus.Read(["The dog's DOG, 狗狗!"], Every);
        Assert.Equal(["!", ",", "dog", "dog's", "the", "狗"], corpus.Words.Order(StringComparer.Ordinal));
        Assert.Equal("狗", corpus.Words[0]);
        Assert.Equal(7, corpus.TokensRead);
    }

    [Fact]
    public void White_space_alone_keeps_words_as_they_are() =>
        Assert.Equal(["the", "The", "dog's,"], VectorCorpus.Read([" the  The\tthe ", "dog's,"], Every with { Split = WordSplit.WhiteSpace }).Words);

    [Fact]
    public void Sentences_lose_rare_words_and_empty_ones_go()
    {
        var corpus = VectorCorpus.Read(["b x a", "y", "", "a b a"], Every with { MinCount = 2 });
        Assert.Equal(["a", "b"], corpus.Words);
        Assert.Equal([3, 2], corpus.Counts);
        Assert.Equal([1, 0, 0, 1, 0], corpus.Tokens);
        Assert.Equal([0, 2, 5], corpus.Starts);
        Assert.Equal((7, 5), (corpus.TokensRead, corpus.KnownTokens));
    }

    [Fact]
    public void Long_texts_are_cut()
    {
        var corpus = VectorCorpus.Read([string.Join(' ', Enumerable.Range(0, 2500).Select(i => $"w{i % 7}"))], Every);
        Assert.Equal([0, 1000, 2000, 2500], corpus.Starts);
    }

    [Fact]
    public void The_most_frequent_words_are_kept() =>
        Assert.Equal(["c", "b"], VectorCorpus.Read(["a b b c c c"], Every with { MaxWords = 2 }).Words);
}
