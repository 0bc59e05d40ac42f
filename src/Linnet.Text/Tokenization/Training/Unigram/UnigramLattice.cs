namespace Linnet.Text.Tokenization.Training;

/// <summary>
/// The pieces, and for every place of the corpus those that begin there, shortest first. A piece that is dropped leaves the
/// lists, so that each round is faster than the one before; no piece is ever looked up by its text.
/// </summary>
internal sealed class UnigramLattice
{
    private readonly int[] _firstEdge;
    private int[] _edges;

    internal UnigramLattice(UnigramCorpus corpus, SeedPiece[] pieces, List<(int Place, int Candidate)> occurrences, int[] pieceOf)
    {
        Corpus = corpus;
        Pieces = pieces;
        _firstEdge = new int[corpus.Characters.Length + 1];
        foreach (var (place, candidate) in occurrences)
            if (pieceOf[candidate] >= 0) _firstEdge[place + 1]++;
        for (var place = 1; place < _firstEdge.Length; place++) _firstEdge[place] += _firstEdge[place - 1];
        _edges = new int[_firstEdge[^1]];
        var next = _firstEdge[..^1];

        // Occurrences come length by length, which leaves the shortest piece first at every place.
        foreach (var (place, candidate) in occurrences)
            if (pieceOf[candidate] >= 0) _edges[next[place]++] = pieceOf[candidate];
    }

    internal UnigramCorpus Corpus { get; }

    /// <summary>The pieces that are left; all single characters are among them.</summary>
    internal SeedPiece[] Pieces { get; private set; }

    /// <summary>The pieces that begin at a place.</summary>
    internal ReadOnlySpan<int> At(int place) => _edges.AsSpan(_firstEdge[place], _firstEdge[place + 1] - _firstEdge[place]);

    internal string Text(SeedPiece piece)
    {
        var text = new System.Text.StringBuilder(piece.Length);
        for (var place = piece.Place; place < piece.Place + piece.Length; place++)
            text.Append(char.ConvertFromUtf32(Corpus.Characters[place]));
        return text.ToString();
    }

    /// <summary>Gives the pieces new scores and drops those whose score is not a number.</summary>
    internal void Update(double[] scores)
    {
        var renamed = new int[Pieces.Length];
        var kept = new List<SeedPiece>(Pieces.Length);
        for (var piece = 0; piece < Pieces.Length; piece++)
        {
            var stays = !double.IsNaN(scores[piece]);
            renamed[piece] = stays ? kept.Count : -1;
            if (stays) kept.Add(Pieces[piece] with { Score = scores[piece] });
        }

        if (kept.Count < Pieces.Length) DropEdges(renamed);
        Pieces = [.. kept];
    }

    private void DropEdges(int[] renamed)
    {
        var written = 0;
        for (var place = 0; place + 1 < _firstEdge.Length; place++)
        {
            var (from, to) = (_firstEdge[place], _firstEdge[place + 1]);
            _firstEdge[place] = written;
            for (var edge = from; edge < to; edge++)
                if (renamed[_edges[edge]] >= 0) _edges[written++] = renamed[_edges[edge]];
        }

        _firstEdge[^1] = written;
        Array.Resize(ref _edges, written);
    }
}
