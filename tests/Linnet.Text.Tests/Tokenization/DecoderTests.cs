using System.Text;
using Linnet.Text.Tokenization;

namespace Linnet.Tests;

public sealed class DecoderTests
{
    [Fact]
    public void WordPiece_mends_punctuation()
    {
        Assert.Equal("couldn't stop, it's ok!", new WordPieceDecoder().Decode(["could", "n't", "st", "##op", ",", "it", "'s", "ok", "!"]));
        Assert.Equal("a , b", new WordPieceDecoder(cleanup: false).Decode(["a", ",", "b"]));
    }

    [Fact]
    public void Byte_level_gives_bytes_back_and_marks_what_is_not_text()
    {
        Assert.Equal("a é", new ByteLevelDecoder().Decode(["aĠ", "Ã", "©"]));
        Assert.Equal("\ufffd中", new ByteLevelDecoder().Decode(["Ã", "中"]));
    }

    [Fact]
    public void Metaspace_drops_the_mark_in_front() =>
        Assert.Equal("a b", new MetaspaceDecoder(MetaspacePreTokenizer.DefaultReplacement).Decode(["▁a", "▁b"]));

    [Fact]
    public void Bpe_turns_word_ends_into_spaces() => Assert.Equal("ab c", new BpeDecoder().Decode(["a", "b</w>", "c</w>"]));

    [Fact]
    public void Bytes_fall_back_to_text_or_to_marks() =>
        Assert.Equal("aéb\ufffd", new ByteFallbackDecoder().Decode(["a", "<0xC3>", "<0xA9>", "b", "<0xC3>"]));

    [Fact]
    public void A_story_decoder_works_step_by_step() => Assert.Equal("Once é",
        new SequenceDecoder(
        [
            new ReplaceDecoder(TextPattern.OfLiteral("▁"), " "), new ByteFallbackDecoder(), new FuseDecoder(), new StripDecoder(new Rune(' '), 1, 0),
        ]).Decode(["▁Once", "▁", "<0xC3>", "<0xA9>"]));

    [Fact]
    public void Ctc_takes_repeats_once() => Assert.Equal("hello a", new CtcDecoder().Decode(["h", "h", "e", "l", "<pad>", "l", "o", "|", "a"]));
}
