namespace Linnet.Evaluation.Tests;

public sealed class AnswerEvaluatorTests
{
    [Theory]
    [InlineData("The Eiffel Tower!", "eiffel  tower", 1, 1)]
    [InlineData("a the an", "", 1, 1)]
    [InlineData("in 1990", "1990", 0, 2 / 3.0)]
    [InlineData("the man, the dog", "dog dog man", 0, 4 / 5.0)]
    [InlineData("anthem", "them", 0, 0)]
    [InlineData("", "Paris", 0, 0)]
    [InlineData("don't", "dont", 1, 1)]
    public void English_answers_compare_as_in_squad(string prediction, string truth, double exact, double f1)
    {
        Assert.Equal(exact, AnswerEvaluator.ExactMatch(prediction, truth));
        Assert.Equal(f1, AnswerEvaluator.F1(prediction, truth), 12);
        Assert.Equal(f1, AnswerEvaluator.F1(truth, prediction), 12);
    }

    [Theory]
    [InlineData("《北京》。", "北京", 1, 1)]
    [InlineData("北京市", "北京", 0, 4 / 5.0)]
    [InlineData("东京和北京", "北京", 0, 4 / 7.0)]
    [InlineData("天安门广场", "广场天安", 0, 4 / 9.0)]
    [InlineData("1187年至1237年", "1187 年", 0, 4 / 7.0)]
    [InlineData("ABC公司", "abc公司", 1, 1)]
    [InlineData("12.5元", "12.5", 0, 2 / 3.0)]
    [InlineData("", "", 1, 1)]
    [InlineData("有", "", 0, 0)]
    public void Chinese_answers_compare_as_in_cmrc(string prediction, string truth, double exact, double f1)
    {
        Assert.Equal(exact, AnswerEvaluator.ExactMatch(prediction, truth, AnswerNormalization.Chinese));
        Assert.Equal(f1, AnswerEvaluator.F1(prediction, truth, AnswerNormalization.Chinese), 12);
    }

    [Fact]
    public void The_best_of_several_answers_counts_and_scores_are_percent()
    {
        var report = AnswerEvaluator.Evaluate(["in 1990", "Paris"], [["1990", "in the year 1990", "In 1990"], ["London"]]);
        Assert.Equal(["exact_match", "f1"], report.Metrics.Keys);
        Assert.Equal(50, report.Metrics["exact_match"]);
        Assert.Equal(50, report.Metrics["f1"]);
    }

    [Fact]
    public void Questions_without_an_answer_are_right_when_nothing_is_answered()
    {
        var report = AnswerEvaluator.Evaluate(["", "Paris", "", "big dog"], [[], [], ["yes"], ["dog", "the"]]);
        Assert.Equal(25, report.Metrics["exact_match"]);
        Assert.Equal(50, report.Metrics["no_answer_exact_match"]);
        Assert.Equal(0, report.Metrics["has_answer_exact_match"]);
        Assert.Equal(100 / 3.0, report.Metrics["has_answer_f1"], 10);
        Assert.Equal((100 + (200 / 3.0)) / 4, report.Metrics["f1"], 10);
    }

    [Fact]
    public void Lists_that_do_not_fit_are_refused() =>
        Assert.Throws<ShapeException>(() => AnswerEvaluator.Evaluate(["a"], []));
}
