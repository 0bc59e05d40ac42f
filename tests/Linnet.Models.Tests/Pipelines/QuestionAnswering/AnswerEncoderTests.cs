using Linnet.Models.Pipelines;
using Linnet.Text.Tokenization.Training;

namespace Linnet.Models.Tests.Pipelines.QuestionAnswering;

public sealed class AnswerEncoderTests
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    [Fact]
    public void Windows_cover_a_long_text_and_overlap()
    {
        var encoder = Encoder(16, stride: 3, marks: false);
        var windows = encoder.Windows(new QuestionInput("xyz", Letters));
        Assert.All(windows, window =>
        {
            Assert.InRange(window.Ids.Length, 1, 16);
            Assert.Equal(5, window.ContextStart);
            Assert.All(window.Types[..5], type => Assert.Equal(0, type));
            Assert.All(window.Types[5..], type => Assert.Equal(1, type));
        });
        Assert.Equal([0, 7, 14, 21], windows.Select(window => window.Offsets[0].Start));
        Assert.Equal(26, windows[^1].Offsets[^1].End);
        Assert.Single(encoder.Windows(new QuestionInput("xyz", "")));
    }

    [Fact]
    public void An_answer_is_located_where_it_is_whole()
    {
        var windows = Encoder(16, stride: 3, marks: false).Windows(new QuestionInput("xyz", Letters));
        Assert.Equal((5 + 7, 5 + 9), windows[0].Locate(7, 10));
        Assert.Equal((5, 5 + 2), windows[1].Locate(7, 10));
        Assert.Null(windows[2].Locate(7, 10));
        Assert.Null(windows[0].Locate(9, 12));
    }

    [Fact]
    public void Marks_tell_runs_of_the_question_and_the_nearest_sentence()
    {
        // Sentences: "abc." has a run of three, "xb." one letter, "q." nothing.
        var window = Assert.Single(Encoder(64, stride: 8, marks: true).Windows(new QuestionInput("abc", "q. xb. abc.")));
        var types = window.Types[window.ContextStart..window.ContextEnd];
        Assert.Equal([4, 4, 4], types[7..10]);
        Assert.Equal(1 + 8, types[0]);
        Assert.True(types[4] is 2 + 4 or 2 + 8, $"one letter of another sentence has type {types[4]}");
        Assert.All(types, type => Assert.InRange(type, 1, 12));
    }

    [Fact]
    public void A_stride_that_leaves_no_step_is_refused() =>
        Assert.Contains("data.stride", Assert.Throws<ConfigurationException>(() => Encoder(16, stride: 12, marks: false)).Message, StringComparison.Ordinal);

    private static AnswerEncoder Encoder(int length, int stride, bool marks)
    {
        var options = new TokenizerTrainingOptions { MinFrequency = 1, SpecialTokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"] };
        return new AnswerEncoder(new TokenizerTextEncoder(new CharacterTrainer(options).Train([Letters + ". "]), length), stride, marks);
    }
}
