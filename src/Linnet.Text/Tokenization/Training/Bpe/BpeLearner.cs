namespace Linnet.Text.Tokenization.Training;

/// <summary>
/// Learns merges (Sennrich et al. 2016): joins the most frequent pair of neighbours, again and again. Counts are brought up to
/// date only at the places of a merge, and a heap whose entries may be out of date gives the next pair.
/// </summary>
internal sealed class BpeLearner
{
    private const int ReportEvery = 256;

    private readonly BpeCorpus _corpus;
    private readonly SymbolTable _symbols;
    private readonly TokenizerTrainingOptions _options;
    private readonly PairTable _pairs = new();
    private readonly PriorityQueue<int, PairPriority> _queue = new();

    private BpeLearner(BpeCorpus corpus, SymbolTable symbols, TokenizerTrainingOptions options) =>
        (_corpus, _symbols, _options) = (corpus, symbols, options);

    /// <summary>Learns a vocabulary and the merges that make it, in their order.</summary>
    /// <param name="words">The words and their counts.</param>
    /// <param name="reserved">The tokens with the first ids, which no merge makes.</param>
    /// <param name="prefix">Marks tokens that do not begin a word; empty for none.</param>
    /// <param name="options">Sizes, alphabet, least frequency, progress.</param>
    /// <param name="cancellation">Ends training early.</param>
    internal static (SymbolTable Symbols, List<(string Left, string Right)> Merges) Learn(
        WordCounter words, IEnumerable<string> reserved, string prefix, TokenizerTrainingOptions options, CancellationToken cancellation)
    {
        var symbols = new SymbolTable(prefix);
        symbols.AddSpecial(reserved);
        var alphabet = BpeAlphabet.Choose(words, symbols, prefix, options);
        var corpus = BpeCorpus.Build(words, alphabet.Initial, alphabet.Continuing);
        var merges = new BpeLearner(corpus, symbols, options).MergeAll(cancellation);
        return (symbols, merges.ConvertAll(merge => (symbols[merge.Left], symbols[merge.Right])));
    }

    /// <summary>Merges until the vocabulary is full or no pair is frequent enough.</summary>
    private List<(int Left, int Right)> MergeAll(CancellationToken cancellation)
    {
        CountAll();
        var merges = new List<(int Left, int Right)>();
        while (_symbols.Count < _options.VocabularySize && _queue.TryDequeue(out var pair, out var priority))
        {
            var count = _pairs.Count(pair);
            if (count != priority.Count)
            {
                Enqueue(pair);
                continue;
            }

            var token = _symbols.Merged(priority.Left, priority.Right);
            if (_symbols.TryGet(token, out var id) && id < _symbols.SpecialCount) continue;
            id = _symbols.GetOrAdd(token);
            merges.Add((priority.Left, priority.Right));
            Merge(pair, id);
            if (merges.Count % ReportEvery == 0) Report(cancellation);
        }

        Report(cancellation);
        return merges;
    }

    private void CountAll()
    {
        for (var place = 0; place < _corpus.Symbols.Length; place++)
        {
            var next = _corpus.Next[place];
            if (next >= 0) _pairs.Add(_corpus.Symbols[place], _corpus.Symbols[next], _corpus.Counts[_corpus.WordOf[place]], place);
        }

        EnqueueGrown();
    }

    private void Merge(int pair, int merged)
    {
        var (left, right) = _pairs.Symbols(pair);
        foreach (var place in _pairs.Take(pair))
        {
            var next = _corpus.Next[place];
            if (_corpus.Symbols[place] != left || next < 0 || _corpus.Symbols[next] != right) continue;
            var count = _corpus.Counts[_corpus.WordOf[place]];
            var before = _corpus.Previous[place];
            var after = _corpus.Next[next];
            if (before >= 0)
            {
                _pairs.Subtract(_corpus.Symbols[before], left, count);
                _pairs.Add(_corpus.Symbols[before], merged, count, before);
            }

            if (after >= 0)
            {
                _pairs.Subtract(right, _corpus.Symbols[after], count);
                _pairs.Add(merged, _corpus.Symbols[after], count, place);
                _corpus.Previous[after] = place;
            }

            _corpus.Symbols[place] = merged;
            _corpus.Next[place] = after;
            _corpus.Symbols[next] = -1;
        }

        _pairs.Empty(pair);
        EnqueueGrown();
    }

    private void EnqueueGrown()
    {
        foreach (var pair in _pairs.Grown) Enqueue(pair);
        _pairs.ClearGrown();
    }

    private void Enqueue(int pair)
    {
        var count = _pairs.Count(pair);
        var (left, right) = _pairs.Symbols(pair);
        if (count < _options.MinFrequency || _symbols.MergedLength(left, right) > (_options.MaxTokenLength ?? int.MaxValue)) return;
        _queue.Enqueue(pair, new PairPriority(count, left, right));
    }

    private void Report(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        _options.Progress?.Invoke(new TokenizerTrainingProgress("learning", _symbols.Count, _options.VocabularySize));
    }
}
