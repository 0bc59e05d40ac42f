namespace Linnet.Evaluation.Tests;

public sealed class RougeTests
{
    [Fact]
    public void Scores_of_rouge_scores_own_examples()
    {
        var one = Rouge.Score("testing", "testing one two");
        Near(new(1, 1 / 3.0, 1 / 2.0), one.Rouge1);
        Near(default, one.Rouge2);
        var two = Rouge.Score("testing one", "testing one two");
        Near(new(1, 1 / 2.0, 2 / 3.0), two.Rouge2);
        Near(new(1, 2 / 3.0, 4 / 5.0), two.RougeL);
        Near(new(1, 2 / 3.0, 4 / 5.0), Rouge.Score("testing two", "testing one two").RougeL);
    }

    [Fact]
    public void Sentences_are_joined_as_in_section_3_2_of_the_paper()
    {
        var scores = Rouge.Score("w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5", "w1 w2 w3 w4 w5");
        Near(new(0.4, 0.8, 8 / 15.0), scores.RougeLsum);
        Near(new(0.4, 0.8, 8 / 15.0), scores.RougeL);
    }

    [Fact]
    public void The_paper_tells_word_order_by_the_common_subsequence()
    {
        const string reference = "police killed the gunman";
        Near(new(0.75, 0.75, 0.75), Rouge.Score("police kill the gunman", reference).RougeL);
        Near(new(0.5, 0.5, 0.5), Rouge.Score("the gunman kill police", reference).RougeL);
        Near(new(1, 1, 1), Rouge.Score("police kill the gunman", reference, new RougeOptions { UseStemmer = true }).RougeL);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/ — !")]
    public void Texts_without_words_score_nothing(string text)
    {
        foreach (var scores in (RougeScores[])[Rouge.Score(text, "one two"), Rouge.Score("one two", text), Rouge.Score(text, text)])
            Assert.Equal(new RougeScores(default, default, default, default), scores);
    }

    [Fact]
    public void Chinese_needs_characters()
    {
        Near(default, Rouge.Score("今天下雨", "今天晴天").Rouge1);
        var scores = Rouge.Score("今天下雨 ABC", "今天晴天abc", new RougeOptions { Tokens = RougeTokens.Characters });
        Near(new(3 / 5.0, 3 / 5.0, 3 / 5.0), scores.Rouge1);
        Near(new(1 / 4.0, 1 / 4.0, 1 / 4.0), scores.Rouge2);
    }

    [Fact]
    public void A_report_has_means()
    {
        var report = SummarizationEvaluator.Evaluate(["testing", "a b"], ["testing one two", "a b"]);
        Assert.Equal(["rouge1", "rouge2", "rougeL", "rougeLsum"], report.Metrics.Keys);
        Assert.Equal(0.75, report.Metrics["rouge1"], 12);
        Assert.Equal(0.5, report.Metrics["rouge2"], 12);
        Assert.Throws<ShapeException>(() => SummarizationEvaluator.Evaluate(["a"], []));
    }

    private static void Near(RougeScore expected, RougeScore actual)
    {
        Assert.Equal(expected.Precision, actual.Precision, 12);
        Assert.Equal(expected.Recall, actual.Recall, 12);
        Assert.Equal(expected.F1, actual.F1, 12);
    }
}
