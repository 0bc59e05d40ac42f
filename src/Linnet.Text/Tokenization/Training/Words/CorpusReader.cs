using Linnet.Threading;

namespace Linnet.Text.Tokenization.Training;

/// <summary>
/// Reads a stream of texts once, batch by batch: normalises, cuts into words and counts them, on all threads. What comes out
/// depends on the texts alone, since batches are joined in their order.
/// </summary>
internal sealed class CorpusReader(Normalizer? normalizer, PreTokenizer? preTokenizer, Action<TokenizerTrainingProgress>? progress)
{
    private const int BatchTexts = 8192;
    private const int BatchCharacters = 1 << 22;

    internal WordCounter Read(IEnumerable<string> texts, CancellationToken cancellation)
    {
        var workers = new Worker[WorkerPool.ThreadCount];
        for (var i = 0; i < workers.Length; i++) workers[i] = new Worker(normalizer, preTokenizer);
        var total = new WordCounter();
        var batch = new List<string>();
        var (characters, read) = (0L, 0L);
        foreach (var text in texts)
        {
            batch.Add(text);
            characters += text.Length;
            if (batch.Count < BatchTexts && characters < BatchCharacters) continue;
            Count();
        }

        Count();
        return total;

        void Count()
        {
            cancellation.ThrowIfCancellationRequested();
            WorkerPool.For(batch.Count, 64, new Body(batch, workers));
            foreach (var worker in workers) worker.MoveTo(total);
            read += batch.Count;
            batch.Clear();
            characters = 0;
            progress?.Invoke(new TokenizerTrainingProgress("reading", read, null));
        }
    }

    private readonly struct Body(List<string> batch, Worker[] workers) : IParallelBody
    {
        public void Run(int start, int end, int part)
        {
            for (var i = start; i < end; i++) workers[part].Add(batch[i]);
        }
    }

    private sealed class Worker(Normalizer? normalizer, PreTokenizer? preTokenizer)
    {
        private readonly TextPieces _pieces = new();
        private readonly WordCounter _counter = new();

        internal void Add(string text)
        {
            _pieces.Load(text, aligned: false);
            normalizer?.Apply(_pieces);
            preTokenizer?.Apply(_pieces);
            foreach (var piece in _pieces.Pieces)
                if (piece.Length > 0) _counter.Add(_pieces[piece]);
        }

        internal void MoveTo(WordCounter total)
        {
            total.Add(_counter);
            _counter.Clear();
        }
    }
}
