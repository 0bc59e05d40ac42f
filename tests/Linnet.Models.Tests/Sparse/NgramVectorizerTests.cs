using Linnet.Models.Pipelines;
using Linnet.Models.Sparse;

namespace Linnet.Models.Tests.Sparse;

public class NgramVectorizerTests
{
    private static readonly TextInput[] Texts =
        [new("the cat sat on the mat"), new("the dog sat"), new("a cat and a dog"), new("房间很大"), new("")];

    private static readonly NgramBlock[] Blocks = [new(NgramAnalyzer.Word, 1, 2), new(NgramAnalyzer.Char, 2, 3)];

    [Fact]
    public void Each_block_of_a_text_has_unit_length()
    {
        var vectorizer = NgramVectorizer.Fit(Blocks, Texts);
        var features = vectorizer.Transform(Texts);
        for (var row = 0; row < 4; row++)
        {
            for (var block = 0; block < 2; block++)
            {
                var part = features.SelectRows([row]).SelectColumns(vectorizer.BlockStarts[block], vectorizer.BlockStarts[block + 1]);
                Assert.Equal(1, part.Values.Sum(value => (double)value * value), 1e-5);
            }
        }

        Assert.Equal(features.RowStarts[4], features.RowStarts[5]); // the empty text has no features
    }

    [Fact]
    public void Values_are_sublinear_counts_times_inverse_document_frequencies()
    {
        var vectorizer = NgramVectorizer.Fit([new(NgramAnalyzer.CharInWord, 3, 3)], [new("a a b"), new("a")]);
        var row = vectorizer.Transform([new("a a b")]);
        var common = 1 + Math.Log(2.0); // twice in the text; in all texts, so the idf is 1
        var rare = Math.Log(3.0 / 2) + 1;
        var length = Math.Sqrt((common * common) + (rare * rare));
        Assert.Equal(new[] { common / length, rare / length }.Order(), row.Values.Select(value => (double)value).Order(), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Rare_n_grams_are_dropped()
    {
        var vectorizer = NgramVectorizer.Fit([new(NgramAnalyzer.CharInWord, 3, 3) { MinDocumentFrequency = 2 }], [new("a b b"), new("a c")]);
        Assert.Equal(1, vectorizer.Columns);
    }

    [Fact]
    public void The_stored_parts_give_the_same_vectorizer()
    {
        var first = NgramVectorizer.Fit(Blocks, Texts);
        var second = new NgramVectorizer(first.Blocks, first.Vocabulary.Keys, first.InverseDocumentFrequencies, first.BlockStarts);
        Assert.Equal(first.Transform(Texts).Values, second.Transform(Texts).Values);
        Assert.Equal(first.Transform(Texts).ColumnIndices, second.Transform(Texts).ColumnIndices);
    }

    [Fact]
    public void A_pair_says_which_side_and_what_both_share()
    {
        var block = new NgramBlock(NgramAnalyzer.CharInWord, 3, 3);
        TextInput[] pairs = [new("a b", "a c"), new("a c", "a b"), new("a", "a")];
        var features = NgramVectorizer.Fit([block], pairs).Transform(pairs);
        int Count(int row) => features.RowStarts[row + 1] - features.RowStarts[row];
        Assert.Equal(6, Count(0)); // two of each side, one in both, one share
        Assert.NotEqual(features.SelectRows([0]).ColumnIndices, features.SelectRows([1]).ColumnIndices);
        Assert.Equal(4, Count(2));
    }

    [Fact]
    public void Parts_that_do_not_fit_are_refused()
    {
        Assert.Throws<ConfigurationException>(() => new NgramVectorizer(Blocks, [1, 2], [1, 1], [0, 2]));
        Assert.Throws<ConfigurationException>(() => new NgramVectorizer(Blocks, [1, 2], [1], [0, 1, 2]));
        Assert.Throws<ConfigurationException>(() => NgramVectorizer.Fit([new(NgramAnalyzer.Word, 3, 2)], Texts));
    }
}
