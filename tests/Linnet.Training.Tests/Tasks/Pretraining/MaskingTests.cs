using Linnet.Numerics;
using Linnet.Text.Tokenization.Training;
using Linnet.Training.Tasks.Pretraining;

namespace Linnet.Training.Tests.Tasks.Pretraining;

public sealed class MaskingTests
{
    private const int Mask = 4;

    private static readonly HashSet<int> Special = [0, 2, 3, Mask];

    [Fact]
    public void Shares_are_those_of_the_paper()
    {
        var masking = new Masking(Mask, Special, 1000, 0.15, wholeWords: false);
        var random = new SeededRandom(1);
        int tokens = 0, drawn = 0, masked = 0, kept = 0;
        for (var row = 0; row < 400; row++)
        {
            int[] original = [2, .. Enumerable.Range(100, 100), 3];
            var ids = original.ToArray();
            var (positions, truth) = (new List<int>(), new List<int>());
            masking.Apply(ids, positions, truth, random);
            Assert.Equal(positions.Select(position => original[position]), truth);
            tokens += 100;
            drawn += positions.Count;
            masked += positions.Count(position => ids[position] == Mask);
            kept += positions.Count(position => ids[position] == original[position]);
            Assert.All(Enumerable.Range(0, ids.Length).Except(positions), position => Assert.Equal(original[position], ids[position]));
        }

        Assert.Equal(0.15, (double)drawn / tokens, 0.005);
        Assert.Equal(0.8, (double)masked / drawn, 0.03);
        Assert.Equal(0.1, (double)kept / drawn, 0.03);
    }

    [Fact]
    public void Whole_words_are_hidden_together()
    {
        var masking = new Masking(Mask, Special, 1000, 0.3, wholeWords: true, onlyMasks: true);
        for (ulong seed = 0; seed < 50; seed++)
        {
            // Words of three tokens each.
            int[] ids = [2, .. Enumerable.Range(0, 30).Select(i => i % 3 == 0 ? 100 + i : TokenFlags.Continue(100 + i)), 3];
            var (positions, truth) = (new List<int>(), new List<int>());
            masking.Apply(ids, positions, truth, new SeededRandom(seed));
            Assert.Equal(9, positions.Count);
            Assert.All(positions.Chunk(3), word => Assert.Equal((0, word[0] + 2), ((word[0] - 1) % 3, word[2])));
            Assert.All(positions, position => Assert.Equal(Mask, ids[position]));
        }
    }

    [Theory]
    [InlineData(TokenizerKind.WordPiece, "unbelievable things happen")]
    [InlineData(TokenizerKind.ByteLevelBpe, "unbelievable things happen")]
    [InlineData(TokenizerKind.Unigram, "unbelievable things happen")]
    public void Pieces_of_a_word_continue_it_whatever_the_tokeniser(TokenizerKind kind, string line)
    {
        var options = new TokenizerTrainingOptions { VocabularySize = kind == TokenizerKind.ByteLevelBpe ? 262 : kind == TokenizerKind.Unigram ? 21 : 40, MinFrequency = 1, SpecialTokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"] };
        var tokenizer = TokenizerTrainer.Create(kind, options).Train([line, line]);
        var tokens = new WordStarts(tokenizer, null).Encode(line);
        Assert.True(tokens.Length > 3, "the words should fall into pieces");
        Assert.Equal(3, tokens.Count(token => !TokenFlags.Continues(token)));
        Assert.Equal(tokenizer.EncodeIds(line, null, addSpecialTokens: false), tokens.Select(TokenFlags.Id));
    }

    [Fact]
    public void Lines_are_packed_or_stand_alone()
    {
        int[][] lines = [[10, 11, 12], [20, 21], [], [30, 31, 32, 33, 34, 35, 36, 37, 38]];
        Assert.Equal(
            [[2, 10, 11, 12, 3, 20, 21, 3], [2, 30, 31, 32, 33, 34, 35, 3], [2, 36, 37, 38, 3]],
            new RowPacker(2, 3, 8, lineByLine: false).Pack(lines));
        Assert.Equal(
            [[2, 10, 11, 12, 3], [2, 20, 21, 3], [2, 30, 31, 32, 33, 34, 35, 3], [2, 36, 37, 38, 3]],
            new RowPacker(2, 3, 8, lineByLine: true).Pack(lines));
    }

    [Fact]
    public void Drawn_tokens_have_the_probabilities_of_the_softmax()
    {
        float[] logits = [0, MathF.Log(3), float.NegativeInfinity];
        var random = new SeededRandom(3);
        var counts = new int[3];
        for (var i = 0; i < 20_000; i++) counts[TokenDraw.From(logits, random.NextDouble())]++;
        Assert.Equal(0.75, counts[1] / 20_000.0, 0.02);
        Assert.Equal(0, counts[2]);
    }
}
