using FsCheck;
using FsCheck.Fluent;
using Linnet.Retrieval.Documents;

namespace Linnet.Retrieval.Tests.Documents;

public sealed class PassageCutterTests
{
    [Fact]
    public void Short_paragraphs_are_joined_and_long_ones_cut_after_a_sentence()
    {
        var passages = PassageCutter.Cut("One.\n\nTwo.\n\nA long first sentence stands here. And a second one follows it.", 40).ToList();
        Assert.Equal(["One.\nTwo.", "A long first sentence stands here.", "And a second one follows it."], passages);
    }

    [Fact]
    public void Chinese_is_cut_at_its_own_sentence_ends()
    {
        Assert.Equal(["今天天气很好。", "我们去公园散步。"], PassageCutter.Cut("今天天气很好。我们去公园散步。", 10));
    }

    [Fact]
    public void Nothing_is_lost_and_no_passage_is_too_long()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), ArbMap.Default.ArbFor<PositiveInt>(), (text, length) =>
        {
            var passages = PassageCutter.Cut(text.Get, length.Get + 1).ToList();
            static string Bare(string from) => string.Concat(from.Where(letter => !char.IsWhiteSpace(letter)));
            return Bare(string.Concat(passages)) == Bare(text.Get) && passages.All(passage => passage.Length <= length.Get + 1);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_character_of_two_units_stays_whole()
    {
        var passages = PassageCutter.Cut(string.Concat(Enumerable.Repeat("😀", 9)), 5).ToList();
        Assert.All(passages, passage => Assert.Equal(0, passage.Length % 2));
    }
}
