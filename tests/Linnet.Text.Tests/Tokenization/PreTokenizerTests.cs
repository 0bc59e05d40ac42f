using System.Text;
using Linnet.Text.Tokenization;

namespace Linnet.Tests;

public sealed class PreTokenizerTests
{
    [Fact]
    public void Bert_cuts_at_white_space_and_around_punctuation() =>
        Check(new BertPreTokenizer(), "Hi, it's $5 。", "Hi|,|it|'|s|$|5|。");

    [Theory]
    [InlineData("Hello  world's we'll 123abc!!\n\n x", "Hello|Ġ|Ġworld|'s|Ġwe|'ll|Ġ123|abc|!!|ĊĊ|Ġx")]
    [InlineData("a \n", "a|ĠĊ")]
    [InlineData("'Tis 's", "'|Tis|Ġ'|s")]
    [InlineData("é²x", "Ã©|Â²|x")]
    public void Byte_level_cuts_as_gpt2_does(string text, string expected) =>
        Check(new ByteLevelPreTokenizer(addPrefixSpace: false), text, expected);

    [Fact]
    public void Byte_level_puts_a_space_in_front() => Check(new ByteLevelPreTokenizer(), "a b", "Ġa|Ġb");

    [Theory]
    [InlineData(PrependScheme.Always, true, "▁a|▁b")]
    [InlineData(PrependScheme.Never, true, "a|▁b")]
    [InlineData(PrependScheme.Always, false, "▁a▁b")]
    public void Metaspace_marks_spaces(PrependScheme scheme, bool split, string expected) =>
        Check(new MetaspacePreTokenizer(MetaspacePreTokenizer.DefaultReplacement, scheme, split), "a b", expected);

    [Fact]
    public void Metaspace_first_marks_the_text_and_not_every_stretch()
    {
        var scheme = new MetaspacePreTokenizer(MetaspacePreTokenizer.DefaultReplacement, PrependScheme.First);
        var tokenizer = SmallTokenizers.Transparent(null, scheme, new AddedToken("<m>"));
        Assert.Equal(["▁a", "<m>", "b"], tokenizer.Encode("a<m>b").Tokens);
        Assert.Equal(tokenizer.Encode("a<m>b").Ids, tokenizer.EncodeIds("a<m>b"));
    }

    [Theory]
    [InlineData(SplitBehavior.Removed, "a|b")]
    [InlineData(SplitBehavior.Isolated, "a|-|-|b|-")]
    [InlineData(SplitBehavior.MergedWithPrevious, "a-|-|b-")]
    [InlineData(SplitBehavior.MergedWithNext, "a|-|-b|-")]
    [InlineData(SplitBehavior.Contiguous, "a|--|b|-")]
    public void Delimiters_are_treated_as_told(SplitBehavior behavior, string expected)
    {
        Check(new SplitPreTokenizer(TextPattern.OfLiteral("-"), behavior), "a--b-", expected);
        Check(new PunctuationPreTokenizer(behavior), "a--b-", expected);
    }

    [Fact]
    public void An_inverted_pattern_describes_the_words() =>
        Check(new SplitPreTokenizer(TextPattern.OfRegex(@"\p{L}+"), SplitBehavior.Removed, invert: true), "ab 12 𝔘c", "ab|𝔘c");

    [Fact]
    public void Whitespace_takes_words_and_symbols_apart() => Check(new WhitespacePreTokenizer(), "Hey_you, a\u0301b ...", "Hey_you|,|a\u0301b|...");

    [Fact]
    public void Digits_stand_apart()
    {
        Check(new DigitsPreTokenizer(), "a12½b", "a|12½|b");
        Check(new DigitsPreTokenizer(individualDigits: true), "a12", "a|1|2");
    }

    [Fact]
    public void Delimiter_lengths_and_scripts()
    {
        Check(new CharDelimiterSplitPreTokenizer(new Rune('|')), "a|b||c", "a,b,c", ',');
        Check(new FixedLengthPreTokenizer(2), "a𝔘bcd", "a𝔘|bc|d");
        Check(new UnicodeScriptsPreTokenizer(), "日本ゴ abc кл", "日本ゴ |abc |кл");
    }

    [Fact]
    public void A_sequence_cuts_what_is_left() =>
        Check(new SequencePreTokenizer([new WhitespaceSplitPreTokenizer(), new DigitsPreTokenizer(true)]), "a1 b22", "a|1|b|2|2");

    [Fact]
    public void Words_know_where_they_stood()
    {
        var (word, start, end) = new ByteLevelPreTokenizer().PreTokenize("é b")[0];
        Assert.Equal(("ĠÃ©", 0, 1), (word, start, end));
    }

    private static void Check(PreTokenizer preTokenizer, string text, string expected, char separator = '|') =>
        Assert.Equal(expected, string.Join(separator, preTokenizer.PreTokenize(text).Select(word => word.Word)));
}
