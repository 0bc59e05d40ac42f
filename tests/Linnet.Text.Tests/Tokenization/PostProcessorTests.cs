using Linnet.Text.Tokenization;

namespace Linnet.Tests;

public sealed class PostProcessorTests
{
    private static readonly SpecialTokenId Sep = new("</s>", 1);
    private static readonly SpecialTokenId Cls = new("<s>", 0);

    [Fact]
    public void Bert_frames_one_text_or_two()
    {
        Assert.Equal("<s>:0 a:0 </s>:0", Frame(new BertPostProcessor(Sep, Cls), "a"));
        Assert.Equal("<s>:0 a:0 </s>:0 b:1 </s>:1", Frame(new BertPostProcessor(Sep, Cls), "a", "b"));
    }

    [Fact]
    public void Roberta_puts_two_marks_between_and_knows_no_types()
    {
        Assert.Equal("<s>:0 a:0 </s>:0", Frame(new RobertaPostProcessor(Sep, Cls), "a"));
        Assert.Equal("<s>:0 a:0 </s>:0 </s>:0 b:0 </s>:0", Frame(new RobertaPostProcessor(Sep, Cls), "a", "b"));
    }

    [Fact]
    public void A_template_may_name_a_text_twice()
    {
        var template = new TemplatePostProcessor(
            [TemplatePiece.Sequence(0), TemplatePiece.Special("<s>", 2), TemplatePiece.Sequence(0, 1)], [TemplatePiece.Sequence(1)], [new TemplateToken("<s>", 0)]);
        Assert.Equal("a:0 <s>:2 a:1", Frame(template, "a"));
        Assert.Equal("b:0", Frame(template, "a", "b"));
        Assert.Equal(1, template.AddedTokens(isPair: false));
    }

    [Fact]
    public void Steps_follow_one_another() => Assert.Equal("<s>:0 a:0 </s>:0",
        Frame(new SequencePostProcessor([new ByteLevelPostProcessor(), new BertPostProcessor(Sep, Cls)]), "a"));

    [Theory]
    [InlineData(true, "a b", "0-1 2-3")]
    [InlineData(false, "a b", "0-1 1-3")]
    [InlineData(true, " a  b", "1-2 3-3 4-5")]
    public void Trimming_takes_spaces_out_of_offsets(bool trim, string text, string expected) =>
        Assert.Equal(expected, Offsets(text, new ByteLevelPostProcessor(addPrefixSpace: false, trim), addPrefixSpace: false));

    /// <summary>The space put in front shares the first character's offsets; trimming it must not cut a surrogate pair in two.</summary>
    [Theory]
    [InlineData("\U0001D518", "0-0 0-2 0-2 0-2 0-2")]
    [InlineData("<m>\U0001D518", "0-3 5-5 3-5 3-5 3-5 3-5")]
    public void Trimming_keeps_characters_whole(string text, string expected) =>
        Assert.Equal(expected, Offsets(text, new ByteLevelPostProcessor(), addPrefixSpace: true));

    private static string Offsets(string text, PostProcessor postProcessor, bool addPrefixSpace)
    {
        string[] tokens = ["<unk>", "Ġ", "a", "b", .. "\u00f0\u013f\u0136\u013a".Select(c => c.ToString()), "Ġa", "Ġb"];
        var model = new BpeModel(Vocabulary.FromTokens(tokens), [("Ġ", "a"), ("Ġ", "b")], new BpeOptions { UnknownToken = "<unk>" });
        var tokenizer = new Tokenizer(new TokenizerParts
        {
            Model = model,
            PreTokenizer = new ByteLevelPreTokenizer(addPrefixSpace),
            PostProcessor = postProcessor,
            AddedTokens = [new AddedToken("<m>")],
        });
        return string.Join(' ', tokenizer.Encode(text).Offsets.Select(offset => $"{offset.Start}-{offset.End}"));
    }

    private static string Frame(PostProcessor postProcessor, string text, string? pair = null)
    {
        var tokenizer = new Tokenizer(new TokenizerParts
        {
            Model = new WordLevelModel(Vocabulary.FromTokens(["<s>", "</s>", "a", "b"])),
            PostProcessor = postProcessor,
        });
        var encoding = tokenizer.Encode(text, pair);
        Assert.Equal(encoding.Ids, tokenizer.EncodeIds(text, pair));
        return string.Join(' ', encoding.Tokens.Zip(encoding.TypeIds, (token, type) => $"{token}:{type}"));
    }
}
