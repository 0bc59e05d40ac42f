using Linnet.Text.Tokenization;

namespace Linnet.Tests;

public sealed class AddedTokenTests
{
    [Fact]
    public void The_longest_token_that_begins_leftmost_is_taken() =>
        Assert.Equal(["a ", "<m>", " ", "<mm>", "b"], Tokens("a <m> <mm>b", new AddedToken("<m>"), new AddedToken("<mm>")));

    [Fact]
    public void Stripping_takes_white_space_along() =>
        Assert.Equal(["a", " <m>  ", "b"], Tokens("a <m>  b", new AddedToken("<m>") { LeftStrip = true, RightStrip = true }));

    [Fact]
    public void A_single_word_is_not_found_inside_another() =>
        Assert.Equal(["cats ", "cat", "."], Tokens("cats cat.", new AddedToken("cat") { SingleWord = true }));

    [Fact]
    public void Normalised_tokens_are_found_after_normalisation_and_others_before()
    {
        AddedToken[] added = [new("Day") { Normalized = true }, new("[Day]") { Normalized = false }];
        Assert.Equal(["mon", "day", " ", "[Day]", " [", "day", "]"],
            SmallTokenizers.Transparent(new LowercaseNormalizer(), null, added).Encode("Monday [Day] [DAY]").Tokens);
    }

    [Fact]
    public void New_tokens_get_the_ids_after_the_vocabulary()
    {
        var tokenizer = SmallTokenizers.Transparent(null, null, new AddedToken("x"), new AddedToken("<unk>"), new AddedToken("y"));
        Assert.Equal((1, 0, 2), (tokenizer.TokenToId("x"), tokenizer.TokenToId("<unk>"), tokenizer.TokenToId("y")));
        Assert.Equal(3, tokenizer.VocabularySize);
    }

    [Fact]
    public void The_fast_way_finds_them_too()
    {
        var tokenizer = SmallTokenizers.Transparent(new LowercaseNormalizer(), new MetaspacePreTokenizer(), new AddedToken("Day") { Normalized = true });
        foreach (var text in (string[])["Monday", "a day", "dAY day", "no such"])
            Assert.Equal(tokenizer.Encode(text).Ids, tokenizer.EncodeIds(text));
    }

    private static string[] Tokens(string text, params AddedToken[] added) => SmallTokenizers.Transparent(null, null, added).Encode(text).Tokens;
}
