namespace Linnet.Evaluation.Tests;

public sealed class ChrFTests
{
    public static TheoryData<string> Cases => TranslationCase.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Scores_are_those_of_sacrebleu(string name)
    {
        var golden = TranslationCase.Get(name);
        Assert.Equal(golden.ChrF, ChrF.Corpus(golden.Predictions, golden.References).Score, 9);
        Assert.Equal(golden.ChrFPlusPlus, ChrF.Corpus(golden.Predictions, golden.References, ChrFOptions.PlusPlus).Score, 9);
        Assert.Equal(golden.ChrFLowercase, ChrF.Corpus(golden.Predictions, golden.References, new ChrFOptions { Lowercase = true }).Score, 9);
        for (var row = 0; row < golden.Predictions.Length; row++)
        {
            Assert.Equal(golden.ChrFSentences[row], ChrF.Sentence(golden.Predictions[row], golden.References[row]).Score, 9);
            Assert.Equal(golden.ChrFPlusPlusSentences[row], ChrF.Sentence(golden.Predictions[row], golden.References[row], ChrFOptions.PlusPlus).Score, 9);
        }
    }

    [Fact]
    public void A_score_can_be_computed_by_hand()
    {
        // "ab" against "abc": precisions 1 and 1, recalls 2/3 and 1/2; no longer n-gram occurs on both sides.
        var score = ChrF.Sentence("ab", ["abc"]);
        Assert.Equal("chrF2", score.Name);
        Assert.Equal(1, score.Precision);
        Assert.Equal(7 / 12.0, score.Recall, 12);
        Assert.Equal(100 * 5 * (7 / 12.0) / (4 + (7 / 12.0)), score.Score, 10);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ConfigurationException>(() => ChrF.Sentence("a", ["a"], new ChrFOptions { CharacterOrder = 0 }));
        Assert.Throws<ConfigurationException>(() => ChrF.Sentence("a", ["a"], new ChrFOptions { WordOrder = -1 }));
        Assert.Throws<ConfigurationException>(() => ChrF.Sentence("a", ["a"], new ChrFOptions { Beta = double.NaN }));
    }
}
