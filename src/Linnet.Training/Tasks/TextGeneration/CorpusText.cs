using Linnet.Text.Tokenization;
using Linnet.Training.Encoded;
using Linnet.Training.Progress;
using Linnet.Training.Runs;
using Linnet.Training.Tasks.Pretraining;

namespace Linnet.Training.Tasks.TextGeneration;

/// <summary>
/// The tokens of a corpus that is not to be held in memory: a folder of files, or a large file. They are encoded into shards once, which a run that
/// is resumed finds again.
/// </summary>
internal sealed class CorpusText : IDisposable
{
    /// <summary>A larger file is read as a stream.</summary>
    private const long LargeFile = 64L << 20;

    /// <summary>More tokens make a measurement slower and hardly surer.</summary>
    private const long MostDevTokens = 200_000;

    private readonly TokenShards _train;
    private readonly TokenShards? _dev;

    private CorpusText(TokenShards train, TokenShards? dev, double fraction)
    {
        (_train, _dev) = (train, dev);
        var all = TokenStream.CountOf(train);
        var held = dev is null ? Math.Min(MostDevTokens, (long)(all * fraction)) : 0;
        Train = new TokenStream(train, 0, all - held);
        Dev = dev is null ? new TokenStream(train, all - held, held) : new TokenStream(dev, 0, Math.Min(MostDevTokens, TokenStream.CountOf(dev)));
    }

    /// <summary>Tokens to learn from.</summary>
    internal ITokenText Train { get; }

    /// <summary>Tokens to measure on: the end of the corpus, or the beginning of the dev text.</summary>
    internal ITokenText Dev { get; }

    /// <summary>Whether a path is one to read as a stream.</summary>
    internal static bool IsOne(string path) => Directory.Exists(path) || (File.Exists(path) && new FileInfo(path).Length > LargeFile);

    /// <summary>All lines with their ends, to train a tokeniser on.</summary>
    internal static IEnumerable<string> Pieces(string path) => TextCorpus.Open(path).Lines().Select(line => line + "\n");

    /// <summary>Encodes what a recipe names.</summary>
    internal static CorpusText Encode(RunContext context, Tokenizer tokenizer)
    {
        var data = context.Recipe.Data;
        var key = TrainingRun.Fingerprint(context.Recipe, DataFiles.Hash(data), 0);
        return new CorpusText(Shards(data.Train!, "train"), data.Dev is { } dev ? Shards(dev, "dev") : null, data.DevFraction);

        TokenShards Shards(string path, string role) =>
            TokenShards.OpenOrBuild(Path.Combine(context.Folder, "shards", role), key, () => TokenStream.Rows(Tokens(context, tokenizer, path)));
    }

    public void Dispose()
    {
        _train.Dispose();
        _dev?.Dispose();
    }

    private static IEnumerable<int[]> Tokens(RunContext context, Tokenizer tokenizer, string path)
    {
        const int LinesAtATime = 1000;
        long done = 0;
        foreach (var piece in Pieces(path))
        {
            if (++done % LinesAtATime == 0)
            {
                context.Cancellation.ThrowIfCancellationRequested();
                context.Listener.Progressed(new TrainingProgress { Stage = "encoding lines", Done = done, Total = 0 });
            }

            yield return tokenizer.EncodeIds(piece, null, addSpecialTokens: false);
        }
    }
}
