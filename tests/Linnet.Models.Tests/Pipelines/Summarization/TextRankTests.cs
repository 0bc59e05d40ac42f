using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;

namespace Linnet.Models.Tests.Pipelines.Summarization;

public sealed class TextRankTests
{
    private const string Text =
        "The storm reached the coast at dawn. A baker sold fresh bread. The storm broke trees along the coast and flooded the harbour. "
        + "The flooded harbour stayed closed after the storm.";

    [Fact]
    public void Sentences_that_share_words_with_many_come_first()
    {
        var scores = TextRank.Rank(["storm coast dawn", "baker bread", "storm coast trees harbour", "harbour storm closed"]);
        Assert.Equal(1, scores.Sum(), 1e-6);
        Assert.Equal(2, Array.IndexOf(scores, scores.Max()));
        Assert.Equal(1, Array.IndexOf(scores, scores.Min()));
    }

    [Fact]
    public void Alike_sentences_are_alike_in_rank_and_strangers_too()
    {
        Assert.Empty(TextRank.Rank([]));
        Assert.All(TextRank.Rank(["alpha beta", "gamma delta", "kappa"]), score => Assert.Equal(1.0 / 3, score, 1e-6));
        var scores = TextRank.Rank(["猫在房子里睡觉", "猫在花园里睡觉", "股市上涨"]);
        Assert.Equal(scores[0], scores[1], 1e-6);
        Assert.True(scores[0] > scores[2]);
    }

    [Fact]
    public void The_best_sentences_stand_in_the_order_of_the_text()
    {
        using var summarizer = new TextRankSummarizer(new TextRankConfig { NumSentences = 2 });
        var answers = summarizer.Summarize([Text, "", "Only one."]);
        Assert.Equal(
            "The storm broke trees along the coast and flooded the harbour.\nThe flooded harbour stayed closed after the storm.", answers[0].Text);
        Assert.Equal(["", "Only one."], answers.Skip(1).Select(answer => answer.Text));
        Assert.Single(summarizer.Summarize([Text], new SummarizationOptions { NumSentences = 1 })[0].Text.Split('\n'));
        Assert.Contains("num_sentences", Assert.Throws<ConfigurationException>(() => summarizer.Summarize([Text], new SummarizationOptions { NumSentences = 0 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_weights_is_a_model()
    {
        using var folder = new TemporaryFolder();
        using var summarizer = new TextRankSummarizer(new TextRankConfig { NumSentences = 2 });
        ModelFolder.Write(folder.File("rank"), summarizer.WriteTo);
        Assert.Equal(ModelTask.Summarization, ModelTask.Of(folder.File("rank")));
        using var pipeline = SummarizationPipeline.Load(folder.File("rank"));
        Assert.Equal(summarizer.Summarize([Text])[0], pipeline.Summarize(Text));
    }
}
