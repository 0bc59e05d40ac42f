namespace Linnet.Text.Tokenization.Training;

/// <summary>
/// Learns the pieces of a unigram model and their probabilities (Kudo 2018): beginning with many, it fits the probabilities by
/// expectation and maximisation, drops the pieces that matter least, and goes on until few enough are left.
/// </summary>
internal sealed class UnigramLearner(TokenizerTrainingOptions options, int maxLength)
{
    private const int StepsBetweenPrunings = 2;
    private const double Shrinking = 0.75;

    /// <summary>The last pruning stops a little above the goal, the scores then choose.</summary>
    private const double Slack = 1.1;

    /// <summary>A longer piece that is expected less often is dropped; a character is taken as seen so often at least.</summary>
    private const double FewestExpected = 0.5;

    /// <summary>The pieces, most probable first.</summary>
    /// <param name="words">The text.</param>
    /// <param name="room">Pieces at most; all characters of the alphabet are among them.</param>
    /// <param name="cancellation">Ends training early.</param>
    internal List<UnigramPiece> Learn(WordCounter words, int room, CancellationToken cancellation)
    {
        var alphabet = new CharacterCounts(words).MostFrequent(
            options.InitialAlphabet, Math.Min(room, options.LimitAlphabet ?? int.MaxValue)).ToHashSet();
        var corpus = UnigramCorpus.Build(words, alphabet);
        var unseen = alphabet.Except(corpus.Characters).Order().Select(char.ConvertFromUtf32).ToList();
        if (corpus.StretchCount == 0) return [.. unseen.Select(token => new UnigramPiece(token, -Math.Log(unseen.Count)))];
        room -= unseen.Count;
        var seeds = Math.Clamp(30L * room, 100_000, 1_000_000);
        var lattice = SubstringMiner.Mine(corpus, maxLength, Math.Max(2, options.MinFrequency), (int)seeds);
        var goal = (int)Math.Max(Slack * room, 1);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var step = 0; step < StepsBetweenPrunings; step++) Maximise(lattice);
            options.Progress?.Invoke(new TokenizerTrainingProgress("learning", lattice.Pieces.Length, options.VocabularySize));
            if (lattice.Pieces.Length <= goal) break;
            var before = lattice.Pieces.Length;
            PiecePruning.Prune(lattice, Math.Max(goal, (int)(Shrinking * before)));
            if (lattice.Pieces.Length == before) break;
        }

        // Characters that were asked for and not seen are as likely as the least likely piece.
        var pieces = Best(lattice, room);
        pieces.AddRange(unseen.Select(token => new UnigramPiece(token, pieces[^1].Score)).ToList());
        return pieces;
    }

    /// <summary>One expectation and maximisation; the digamma function, not the logarithm, favours few and frequent pieces.</summary>
    private static void Maximise(UnigramLattice lattice)
    {
        var weights = ExpectedCounts.Weights(lattice.Pieces);
        var expected = CorpusPass.Run(lattice, () => new ExpectedCounts(weights));
        for (var piece = 0; piece < expected.Length; piece++)
        {
            if (expected[piece] >= FewestExpected) continue;
            expected[piece] = lattice.Pieces[piece].Length == 1 ? FewestExpected : double.NaN;
        }

        var total = Digamma.Of(expected.Where(count => !double.IsNaN(count)).Sum());
        for (var piece = 0; piece < expected.Length; piece++)
            if (!double.IsNaN(expected[piece])) expected[piece] = Digamma.Of(expected[piece]) - total;
        lattice.Update(expected);
    }

    private static List<UnigramPiece> Best(UnigramLattice lattice, int room)
    {
        var characters = lattice.Pieces.Where(piece => piece.Length == 1).ToList();
        var longer = lattice.Pieces.Where(piece => piece.Length > 1).OrderByDescending(piece => piece.Score).ThenBy(piece => piece.Place);
        return [.. longer.Take(room - characters.Count).Concat(characters)
            .Select(piece => new UnigramPiece(lattice.Text(piece), piece.Score))
            .OrderByDescending(piece => piece.Score).ThenBy(piece => piece.Token, StringComparer.Ordinal)];
    }
}
