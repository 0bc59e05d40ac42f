using Linnet.Models.Generation;
using Linnet.Text.Tokenization;

namespace Linnet.Models.Tests.Generation;

public sealed class TextStreamTests
{
    private const string Sample = "Ein Süßer 😀 回家吃饭 end. 👩‍🚀!";

    [Fact]
    public void Pieces_never_split_a_character_and_together_are_the_text()
    {
        var tokenizer = Bytes();
        var ids = tokenizer.EncodeIds(Sample);
        Assert.True(ids.Length > Sample.Length);
        var stream = new TextStream(tokenizer, [], []);
        var pieces = ids.Select(stream.Add).Append(stream.Finish()).ToArray();
        Assert.Equal(Sample, string.Concat(pieces));
        Assert.All(pieces, piece => Assert.DoesNotContain('\uFFFD', piece));
        Assert.All(pieces, piece => Assert.False(piece.Length > 0 && (char.IsLowSurrogate(piece[0]) || char.IsHighSurrogate(piece[^1]))));
        Assert.Contains("😀", pieces);
    }

    [Fact]
    public void Half_a_character_at_the_end_is_shown_as_such()
    {
        var tokenizer = Bytes();
        var stream = new TextStream(tokenizer, [], []);
        var text = string.Concat(tokenizer.EncodeIds("a回").SkipLast(1).Select(stream.Add));
        Assert.Equal("a", text);
        Assert.Equal("\uFFFD", stream.Finish());
    }

    [Theory]
    [InlineData("one STOP two", "STOP", "one ")]
    [InlineData("one STO two", "STOP", "one STO two")]
    [InlineData("one SSTOP", "STOP", "one S")]
    [InlineData("STOP", "STOP", "")]
    [InlineData("one ST", "STOP", "one ST")]
    [InlineData("a\n\nb", "\n\n", "a")]
    public void Nothing_of_a_stop_string_is_given_out(string text, string stop, string expected)
    {
        var tokenizer = Bytes();
        var stream = new TextStream(tokenizer, [], [stop, "never"]);
        var given = string.Empty;
        foreach (var id in tokenizer.EncodeIds(text))
        {
            given += stream.Add(id);
            Assert.StartsWith(given, expected, StringComparison.Ordinal);
        }

        Assert.Equal(expected, given + stream.Finish());
        Assert.Equal(text.Contains(stop, StringComparison.Ordinal), stream.IsStopped);
    }

    /// <summary>A byte-level tokeniser without merges: every byte a token.</summary>
    internal static Tokenizer Bytes()
    {
        var alphabet = new List<string>();
        var next = 256;
        for (var value = 0; value < 256; value++)
        {
            var isPrintable = value is (>= 33 and <= 126) or (>= 161 and <= 172) or (>= 174 and <= 255);
            alphabet.Add(((char)(isPrintable ? value : next++)).ToString());
        }

        var vocabulary = string.Join(',', alphabet.Select((symbol, id) => $"{System.Text.Json.JsonSerializer.Serialize(symbol)}:{id}"));
        return Tokenizer.Parse($$"""
            {"version":"1.0","added_tokens":[{"id":256,"content":"<end>","special":true,"single_word":false,"lstrip":false,"rstrip":false,"normalized":false}],
             "normalizer":null,"pre_tokenizer":{"type":"ByteLevel","add_prefix_space":false,"trim_offsets":true,"use_regex":true},
             "post_processor":null,"decoder":{"type":"ByteLevel","add_prefix_space":true,"trim_offsets":true,"use_regex":true},
             "model":{"type":"BPE","vocab":{ {{vocabulary}} },"merges":[]} }
            """);
    }
}
