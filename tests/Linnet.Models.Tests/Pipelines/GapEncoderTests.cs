using Linnet.Models.Pipelines;
using Linnet.Text.Tokenization.Training;

namespace Linnet.Models.Tests.Pipelines;

/// <summary>The tokens of a word in a gap.</summary>
public sealed class GapEncoderTests
{
    [Fact]
    public void A_byte_level_word_has_the_space_that_the_template_has()
    {
        var options = new TokenizerTrainingOptions { VocabularySize = 400, MinFrequency = 1, SpecialTokens = ["<s>", "<pad>", "</s>", "<mask>"], LowerCase = false };
        var tokenizer = TokenizerTrainer.Create(TokenizerKind.ByteLevelBpe, options).Train(Enumerable.Repeat("it is great , a great day . great", 50), default);
        var gaps = new GapEncoder(new TokenizerTextEncoder(tokenizer, 16));
        Assert.Equal("Ġgreat", tokenizer.IdToToken(Assert.Single(gaps.Tokens("it is ", "great"))));
        Assert.Equal("great", string.Concat(gaps.Tokens("it is:", "great").Select(tokenizer.IdToToken)));
    }
}
