using Linnet.Text.Tokenization;
using Linnet.Text.Tokenization.Training;

namespace Linnet.Text.Tests.Tokenization.Training;

public sealed class UnigramLearnerTests
{
    [Fact]
    public void Frequent_substrings_are_mined_at_all_their_places()
    {
        var lattice = Lattice("banana", "bandana");
        var pieces = lattice.Pieces.Select(lattice.Text).Order(StringComparer.Ordinal).ToList();

        // "ba" is always followed by n, "b" and "d" are single characters and stay.
        Assert.Equal(["a", "an", "ana", "b", "ban", "d", "n", "na"], pieces);
        Assert.Equal(["a", "an", "ana"], [.. lattice.At(1).ToArray().Select(piece => lattice.Text(lattice.Pieces[piece]))]);
    }

    [Fact]
    public void Expected_counts_agree_with_trying_every_way_to_cut()
    {
        var lattice = Lattice("banana", "bandana", "nab");
        var weights = ExpectedCounts.Weights(lattice.Pieces);
        var expected = CorpusPass.Run(lattice, () => new ExpectedCounts(weights));
        var byHand = new double[lattice.Pieces.Length];
        for (var stretch = 0; stretch < lattice.Corpus.StretchCount; stretch++)
        {
            var cuts = Cuts(lattice, lattice.Corpus.Starts[stretch], lattice.Corpus.Starts[stretch + 1]).ToList();
            var total = cuts.Sum(cut => Math.Exp(cut.Sum(piece => lattice.Pieces[piece].Score)));
            foreach (var cut in cuts)
                foreach (var piece in cut)
                    byHand[piece] += lattice.Corpus.Counts[stretch] * Math.Exp(cut.Sum(p => lattice.Pieces[p].Score)) / total;
        }

        Assert.All(expected.Zip(byHand), pair => Assert.Equal(pair.Second, pair.First, 1e-9));
    }

    [Fact]
    public void The_best_path_is_the_best_of_all_ways_to_cut()
    {
        var lattice = Lattice("banana", "bandana", "nab");
        var path = new BestPath();
        for (var stretch = 0; stretch < lattice.Corpus.StretchCount; stretch++)
        {
            var (start, end) = (lattice.Corpus.Starts[stretch], lattice.Corpus.Starts[stretch + 1]);
            var best = Cuts(lattice, start, end).Max(cut => cut.Sum(piece => lattice.Pieces[piece].Score));
            Assert.Equal(best, path.Find(lattice, start, end), 1e-12);
        }
    }

    [Fact]
    public void Digamma_has_its_known_values()
    {
        Assert.Equal(-0.5772156649015329, Digamma.Of(1), 1e-10);
        Assert.Equal(-1.9635100260214235, Digamma.Of(0.5), 1e-10);
        Assert.Equal(4.600161852738087, Digamma.Of(100), 1e-10);
    }

    [Fact]
    public void Words_hidden_in_text_without_spaces_come_out()
    {
        var words = new[] { "alpha", "beta", "delta", "gamma" };
        var random = new Linnet.Numerics.SeededRandom(5);
        var counter = new WordCounter();
        for (var i = 0; i < 400; i++)
            counter.Add(Utf8Text.ToBytes(string.Concat(Enumerable.Range(0, 5).Select(_ => words[random.Next(words.Length)]))));
        var pieces = new UnigramLearner(new TokenizerTrainingOptions(), 8).Learn(counter, 16, default);
        Assert.Equal(words, pieces.Take(4).Select(piece => piece.Token).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Characters_asked_for_are_there_though_unseen()
    {
        var counter = new WordCounter();
        counter.Add("banana"u8);
        var options = new TokenizerTrainingOptions { InitialAlphabet = "xyz" };
        var pieces = new UnigramLearner(options, 8).Learn(counter, 10, default);
        Assert.Superset(new HashSet<string> { "x", "y", "z", "a", "b", "n" }, pieces.Select(piece => piece.Token).ToHashSet());
        Assert.InRange(pieces.Count, 6, 10);
        Assert.True(pieces.All(piece => double.IsFinite(piece.Score) && piece.Score < 0));
    }

    [Fact]
    public void A_very_long_text_without_a_space_is_cut_and_learnt()
    {
        var counter = new WordCounter();
        counter.Add(Utf8Text.ToBytes(string.Concat(Enumerable.Repeat("中文分词", 50_000))));
        var pieces = new UnigramLearner(new TokenizerTrainingOptions(), 16).Learn(counter, 100, default);
        Assert.Contains(pieces, piece => piece.Token.Length >= 4);
    }

    private static UnigramLattice Lattice(params string[] words)
    {
        var counter = new WordCounter();
        foreach (var word in words) counter.Add(Utf8Text.ToBytes(word));
        var alphabet = words.SelectMany(word => word).Select(c => (int)c).ToHashSet();
        return SubstringMiner.Mine(UnigramCorpus.Build(counter, alphabet), 4, 2, 100);
    }

    private static IEnumerable<List<int>> Cuts(UnigramLattice lattice, int start, int end)
    {
        if (start == end) return [[]];
        return lattice.At(start).ToArray().SelectMany(
            piece => Cuts(lattice, start + lattice.Pieces[piece].Length, end).Select(rest => rest.Prepend(piece).ToList()));
    }
}
