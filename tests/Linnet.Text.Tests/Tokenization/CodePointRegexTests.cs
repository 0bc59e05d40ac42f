using System.Text.RegularExpressions;
using FsCheck.Fluent;
using Linnet.Text.Tokenization;

namespace Linnet.Tests;

public sealed class CodePointRegexTests
{
    [Theory]
    [InlineData(@"\p{L}+", "ab1𝔘é", "ab,𝔘é")]
    [InlineData(@"\p{N}{1,3}", "12345", "123,45")]
    [InlineData(@"(?i:'s|'LL)", "it's We'Ll", "'s,'Ll")]
    [InlineData(@"\s+(?!\S)|\s+", "a  b ", " , , ")]
    [InlineData(@"[^\r\n\p{L}\p{N}]?+\p{L}+", " ab-c", " ab,-c")]
    [InlineData(@"a++b|a", "aaab aac", "aaab,a,a")]
    [InlineData(@"[[:alpha:]&&[^a-c]]+", "abcdefA", "defA")]
    [InlineData(@"(?<=a)b|(?<!a)c", "ab cb ac", "b,c")]
    [InlineData(@"\bcat\b", "cat cats", "cat")]
    [InlineData(@"[\u4e00-\u9fa5]+|\p{Hiragana}+", "中文ひら", "中文,ひら")]
    [InlineData(@"\p{^L}|[\]\-x]", "a-b]x", "-,],x")]
    [InlineData(@"(?i)straSSe|σ", "STRAsse ς", "STRAsse,ς")]
    [InlineData(@"\A.|.\z", "abc", "a,c")]
    [InlineData(@"a{2}?b|x{,2}y", "aab xxxy", "aab,xxy")]
    [InlineData(@"\x{1F600}|\x41", "😀A", "😀,A")]
    public void It_finds(string expression, string text, string expected) =>
        Assert.Equal(expected, string.Join(',', Find(expression, text)));

    [Theory]
    [InlineData("(")]
    [InlineData("a)")]
    [InlineData("[a")]
    [InlineData("*a")]
    [InlineData(@"\p{Klingon}")]
    [InlineData(@"(a)\1")]
    [InlineData("(?:a*)*")]
    [InlineData("a{3,2}")]
    [InlineData("a{5000}")]
    [InlineData("(?:(?:a{1000}){1000}){1000}")]
    [InlineData("[z-a]")]
    [InlineData("\\")]
    public void What_it_can_not_do_it_says(string expression) =>
        Assert.Throws<ConfigurationException>(() => TextPattern.OfRegex(expression));

    [Fact]
    public void Groups_without_end_are_refused() =>
        Assert.Throws<ConfigurationException>(() => TextPattern.OfRegex(new string('(', 100_000)));

    [Fact]
    public void A_class_may_list_very_many_characters()
    {
        var all = string.Concat(Enumerable.Range(0x4E00, 20_000).Select(c => (char)c));
        Assert.Equal(["中文"], Find($"[{all}]+", "ab中文c"));
    }

    [Fact]
    public void Hopeless_searches_end() =>
        Assert.Throws<LinnetException>(() => Find("(?:a|a|ab)+c", new string('a', 60)));

    [Fact]
    public void On_plain_text_it_agrees_with_the_engine_of_dotnet()
    {
        string[] expressions = [@"\w+|[^\w\s]+", @"'s|'t| ?[a-z]+| ?\d+| ?[^\sa-z\d]+|\s+(?!\S)|\s+", @"(?:ab|a)(?:c|bcd)?", @"[^ab]+?b", @"(?>a+)b|.$"];
        var texts = Gen.Elements('a', 'b', 'c', 'd', ' ', '\'', 's', '1', '-').ArrayOf().Select(chars => new string(chars)).ToArbitrary();
        foreach (var expression in expressions)
        {
            var reference = new Regex(expression, RegexOptions.CultureInvariant);
            AnyText.Check(texts, text => reference.Matches(text).Select(match => match.Value).SequenceEqual(Find(expression, text)), 200);
        }
    }

    private static IEnumerable<string> Find(string expression, string text)
    {
        var matches = new Row<Linnet.Text.Tokenization.Match>();
        var bytes = Utf8Text.ToBytes(text);
        TextPattern.OfRegex(expression).FindMatches(bytes, matches);
        return matches.AsSpan().ToArray().Where(match => match.IsMatch).Select(match => Utf8Text.ToString(bytes.AsSpan(match.Start, match.End - match.Start)));
    }
}
