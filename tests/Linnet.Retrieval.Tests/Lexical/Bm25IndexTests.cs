using Linnet.Retrieval.Lexical;

namespace Linnet.Retrieval.Tests.Lexical;

public sealed class Bm25IndexTests
{
    private static readonly string[] Texts =
        ["The cat sat on the mat.", "Dogs chase cats in the garden.", "Stock prices fell sharply today.", "我要退款，订单还没有到。", "今天天气很好，适合散步。"];

    [Fact]
    public void Rare_words_count_most_and_forms_of_a_word_are_one()
    {
        var found = Bm25Index.Build(Texts).Search("a cat in gardens", 5);
        Assert.Equal(1, found[0].Passage);
        Assert.Equal([1, 0], found.Select(item => item.Passage).Where(passage => passage < 2));
    }

    [Fact]
    public void Chinese_is_found_without_spaces() => Assert.Equal(3, Bm25Index.Build(Texts).Search("退款", 1)[0].Passage);

    [Fact]
    public void Scores_are_those_of_the_formula()
    {
        // Two texts of one and three terms; the term stands in one of them.
        var score = Bm25Index.Build(["apple", "pear plum fig"]).Search("apple", 1)[0].Score;
        var expected = Math.Log(1 + ((2 - 1 + 0.5) / 1.5)) * 2.2 / (1 + (1.2 * (0.25 + (0.75 * 1 / 2.0))));
        Assert.Equal(expected, score, 5);
    }

    [Fact]
    public void Unknown_words_and_empty_queries_find_nothing()
    {
        Assert.Empty(Bm25Index.Build(Texts).Search("zebra", 5));
        Assert.Empty(Bm25Index.Build(Texts).Search("", 5));
        Assert.Empty(Bm25Index.Build([]).Search("cat", 5));
    }
}
