using Linnet.Numerics;
using Linnet.Text.Segmentation;
using Linnet.Text.Tokenization;
using Linnet.Training.Encoded;
using Linnet.Training.Progress;
using Linnet.Training.Runs;

namespace Linnet.Training.Tasks.Pretraining;

/// <summary>The rows of a corpus on disk: those to learn from and those to measure on.</summary>
internal sealed class CorpusRows : IDisposable
{
    /// <summary>More held-out rows make a measurement slower and hardly surer.</summary>
    private const int MostDevRows = 1000;

    private const int LinesAtATime = 1000;

    private readonly TokenShards? _dev;

    private CorpusRows(TokenShards train, TokenShards? dev, double fraction, ulong seed)
    {
        (Train, _dev) = (train, dev);
        var (learnt, heldOut) = (new List<int>(train.Count), new List<int>());
        for (var row = 0; row < train.Count; row++)
        {
            var isHeldOut = dev is null && heldOut.Count < MostDevRows && train.Count > 1 && SplitMix64.At(seed, (ulong)row) < fraction * ulong.MaxValue;
            (isHeldOut ? heldOut : learnt).Add(row);
        }

        TrainRows = [.. learnt];
        DevRows = dev is null ? [.. heldOut] : [.. Enumerable.Range(0, Math.Min(dev.Count, MostDevRows))];
    }

    /// <summary>The tokens of the training file.</summary>
    internal TokenShards Train { get; }

    /// <summary>The tokens that <see cref="DevRows"/> are of.</summary>
    internal TokenShards Dev => _dev ?? Train;

    /// <summary>Rows to learn from.</summary>
    internal int[] TrainRows { get; }

    /// <summary>Rows to measure on; may be empty.</summary>
    internal int[] DevRows { get; }

    /// <summary>Encodes what a recipe names, or finds it encoded by the run that is resumed.</summary>
    /// <param name="context">With every field of the recipe that is used.</param>
    /// <param name="tokenizer">Makes the tokens.</param>
    /// <param name="key">What the rows depend on.</param>
    /// <exception cref="DataFormatException">There is no text to learn from.</exception>
    internal static CorpusRows Encode(RunContext context, Tokenizer tokenizer, string key)
    {
        var data = context.Recipe.Data;
        var train = Shards(context, tokenizer, data.Train!, "train", key);
        var dev = data.Dev is { } path ? Shards(context, tokenizer, path, "dev", key) : null;
        var rows = new CorpusRows(train, dev, data.DevFraction, SplitMix64.At(context.Recipe.Seed, 3));
        if (rows.TrainRows.Length > 0) return rows;
        rows.Dispose();
        throw new DataFormatException(data.Train!, null, "has no text to learn from; give more text, or a smaller --dev-fraction.");
    }

    public void Dispose()
    {
        Train.Dispose();
        _dev?.Dispose();
    }

    private static TokenShards Shards(RunContext context, Tokenizer tokenizer, string path, string role, string key) =>
        TokenShards.OpenOrBuild(Path.Combine(context.Folder, "shards", role), key, () =>
        {
            var section = context.Recipe.Pretraining;
            return Rows(context, tokenizer, path, section.WholeWords!.Value, section.LineByLine!.Value);
        });

    private static IEnumerable<int[]> Rows(RunContext context, Tokenizer tokenizer, string path, bool wholeWords, bool lineByLine)
    {
        var (begin, end) = (tokenizer.ClsId!.Value, tokenizer.SepId!.Value);
        var packer = new RowPacker(begin, end, context.Recipe.Data.MaxLength!.Value, lineByLine);
        return packer.Pack(Tokens(context, tokenizer, TextCorpus.Open(path), wholeWords));
    }

    private static IEnumerable<int[]> Tokens(RunContext context, Tokenizer tokenizer, TextCorpus corpus, bool wholeWords)
    {
        var words = wholeWords ? new WordStarts(tokenizer, Dictionary(context, corpus)) : null;
        long done = 0;
        foreach (var line in corpus.Lines())
        {
            if (++done % LinesAtATime == 0)
            {
                context.Cancellation.ThrowIfCancellationRequested();
                context.Listener.Progressed(new TrainingProgress { Stage = "encoding lines", Done = done, Total = 0 });
            }

            yield return words?.Encode(line) ?? tokenizer.EncodeIds(line, null, addSpecialTokens: false);
        }
    }

    /// <summary>Words of unspaced scripts, learnt from the beginning of the corpus; null where it is of another script.</summary>
    private static WordDictionary? Dictionary(RunContext context, TextCorpus corpus)
    {
        const int LinesToLearnFrom = 50_000;
        if (!UnspacedText.Is(corpus)) return null;
        context.Listener.Progressed(new TrainingProgress { Stage = "learning words", Done = 0, Total = 0 });
        return WordDictionary.Learn(corpus.Lines().Where(line => line.Length > 0).Take(LinesToLearnFrom));
    }
}
