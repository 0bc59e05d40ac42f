namespace Linnet.Evaluation.Tests;

public sealed class BleuTests
{
    public static TheoryData<string> Cases => TranslationCase.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Scores_counts_and_signature_are_those_of_sacrebleu(string name)
    {
        var golden = TranslationCase.Get(name);
        foreach (var (key, expected) in golden.Bleu)
        {
            var score = Bleu.Corpus(golden.Predictions, golden.References, Options(key));
            Assert.Equal(expected.Counts, score.Matches);
            Assert.Equal(expected.Totals, score.Totals);
            Assert.Equal((expected.PredictionLength, expected.ReferenceLength), (score.PredictionLength, score.ReferenceLength));
            Assert.Equal(expected.Score, score.Score, 9);
            Assert.Equal(expected.Bp, score.BrevityPenalty, 12);
            Assert.All(expected.Precisions.Zip(score.Precisions), pair => Assert.Equal(pair.First, pair.Second, 9));
            Assert.StartsWith(expected.Signature + "|version:linnet-", score.Signature, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sentence_scores_leave_out_orders_without_n_grams(string name)
    {
        var golden = TranslationCase.Get(name);
        for (var row = 0; row < golden.Predictions.Length; row++)
            Assert.Equal(golden.Sentences[row], Bleu.Sentence(golden.Predictions[row], golden.References[row]).Score, 9);
        Assert.Equal(golden.Unsmoothed, Bleu.Corpus(golden.Predictions, golden.References, new BleuOptions { Smoothing = BleuSmoothing.None }).Score, 9);
    }

    [Fact]
    public void A_score_can_be_computed_by_hand()
    {
        // Matches 5/6 words, 3/5 pairs, 1/4 triples, 0/3 quadruples (counted 1/2); no brevity penalty.
        var score = Bleu.Corpus(["the cat sat on the mat"], ["the cat is on the mat"]);
        Assert.Equal([5, 3, 1, 0], score.Matches);
        Assert.Equal(100 * Math.Pow(5 / 6.0 * (3 / 5.0) * (1 / 4.0) * (0.5 / 3), 0.25), score.Score, 10);
        Assert.Equal("BLEU = 37.99 83.3/60.0/25.0/16.7 (BP = 1.000 ratio = 1.000 hyp_len = 6 ref_len = 6)", score.ToString());
    }

    [Fact]
    public void A_report_has_both_scores_and_says_how_they_were_computed()
    {
        var report = TranslationEvaluator.Evaluate(["the cat sat"], ["the cat sat"]);
        Assert.Equal(100, report.Metrics["chrf"], 9);
        Assert.Equal(0, report.Metrics["bleu"]);
        Assert.Contains("tok:13a", report.Notes["bleu_signature"], StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_that_do_not_fit_are_refused()
    {
        Assert.Throws<ShapeException>(() => Bleu.Corpus(["a"], (string[])["a", "b"]));
        Assert.Throws<ShapeException>(() => Bleu.Corpus([], (string[])[]));
        Assert.Contains("Row 0 has no reference", Assert.Throws<ShapeException>(() => Bleu.Sentence("a", [])).Message, StringComparison.Ordinal);
        Assert.Throws<ConfigurationException>(() => Bleu.Corpus(["a"], (string[])["a"], new BleuOptions { MaxOrder = 0 }));
    }

    private static BleuOptions Options(string key) => new()
    {
        Lowercase = key.EndsWith("-lc", StringComparison.Ordinal),
        Tokenizer = key.Split('-')[0] switch
        {
            "13a" => BleuTokenizer.Mteval13a,
            "zh" => BleuTokenizer.Chinese,
            "char" => BleuTokenizer.Characters,
            _ => BleuTokenizer.None,
        },
    };
}
