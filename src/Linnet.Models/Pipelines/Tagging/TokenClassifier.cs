using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Tagging;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Pipelines;

/// <summary>
/// A tagger behind its encoder: words in, tags out. Rows longer than the network reads are tagged part by part. Safe to use from several
/// threads at once.
/// </summary>
public sealed class TokenClassifier : IDisposable
{
    private const int BatchSize = 32;

    private readonly CrfRules _rules;
    private int _isDisposed;

    /// <summary>Puts network and encoder together.</summary>
    /// <param name="network">Owned from now on.</param>
    /// <param name="encoder">From words to ids.</param>
    public TokenClassifier(TaggingNetwork network, ITaggingEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(encoder);
        (Network, Encoder) = (network, encoder);
        Scheme = SchemeOf(Labels);
        _rules = new CrfRules(
            Labels.Count,
            (before, tag) => TagSpans.CanFollow(Labels[before], Labels[tag], Scheme),
            tag => TagSpans.CanFollow(null, Labels[tag], Scheme),
            tag => TagSpans.CanFollow(Labels[tag], null, Scheme));
    }

    /// <summary>The network.</summary>
    public TaggingNetwork Network { get; }

    /// <summary>From words to ids.</summary>
    public ITaggingEncoder Encoder { get; }

    /// <summary>All tags.</summary>
    public IReadOnlyList<string> Labels => Network.Config.Labels;

    /// <summary>How the tags mark spans.</summary>
    public TagScheme Scheme { get; }

    /// <summary>Loads the tagger of a model folder.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="ModelFormatException">The folder is missing or damaged, or holds no tagger.</exception>
    public static TokenClassifier Load(string path)
    {
        var folder = ModelFolder.Open(path);
        var network = folder.LoadNetwork<TaggingNetwork>();
        try
        {
            return new TokenClassifier(network, EncoderOf(folder, network));
        }
        catch (ConfigurationException error)
        {
            network.Dispose();
            throw new ModelFormatException(path, error.Message, error);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>Tags rows of words.</summary>
    /// <param name="rows">Any number; a row may be empty.</param>
    /// <exception cref="ObjectDisposedException">The tagger has been disposed.</exception>
    public IReadOnlyList<TaggedWords> Tag(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var known = new Dictionary<string, EncodedWord>(StringComparer.Ordinal);
        return Tag([.. rows.Select(row => row.Select(Once).ToArray())]);

        EncodedWord Once(string word)
        {
            if (!known.TryGetValue(word, out var encoded)) known.Add(word, encoded = Encoder.Encode(word));
            return encoded;
        }
    }

    /// <summary>Tags rows of words that are encoded already.</summary>
    /// <param name="rows">Any number; a row may be empty.</param>
    public IReadOnlyList<TaggedWords> Tag(IReadOnlyList<EncodedWord[]> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
        var results = new TaggedWords[rows.Count];
        var parts = new List<Part>();
        for (var row = 0; row < rows.Count; row++)
        {
            results[row] = new TaggedWords(new string[rows[row].Length], new float[rows[row].Length]);
            for (var start = 0; start < rows[row].Length;)
            {
                var length = Encoder.LongestPart(rows[row], start);
                parts.Add(new Part(row, start, length));
                start += length;
            }
        }

        // Rows of about one length go together, so that little work goes into padding.
        var order = parts.OrderBy(part => part.Length).ToArray();
        for (var start = 0; start < order.Length; start += BatchSize) TagBatch(order.AsSpan(start, Math.Min(BatchSize, order.Length - start)), rows, results);
        return results;
    }

    /// <summary>Writes everything that <see cref="Load"/> needs, without info and card.</summary>
    /// <param name="folder">Receives the files.</param>
    public void WriteTo(ModelFolderWriter folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        folder.WriteConfig(Network.Config);
        folder.WriteWeights(Network.Entries());
        Encoder.WriteTo(folder);
    }

    /// <summary>Frees the model; no prediction may be under way.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0) Network.Dispose();
    }

    private static ITaggingEncoder EncoderOf(ModelFolder folder, TaggingNetwork network) => network.Config is BiLstmCrfConfig config
        ? new WordTaggingEncoder(TaggerVocabulary.Read(folder), config)
        : new PieceTaggingEncoder(TokenizerTextEncoder.FromFolder(folder, network.MaxLength));

    private static TagScheme SchemeOf(IReadOnlyList<string> labels)
    {
        if (!TagSpans.AreUsedBy(labels)) return TagScheme.Plain;
        return labels.Any(label => SpanTag.TryParse(label, out var tag) && tag.Position is 'E' or 'S') ? TagScheme.Bioes : TagScheme.Bio;
    }

    private void TagBatch(ReadOnlySpan<Part> parts, IReadOnlyList<EncodedWord[]> rows, TaggedWords[] results)
    {
        var words = new EncodedWord[parts.Length][];
        for (var i = 0; i < words.Length; i++) words[i] = rows[parts[i].Row][parts[i].Start..(parts[i].Start + parts[i].Length)];
        using var scope = TensorScope.Inference();
        var output = Network.Tag(Encoder.Batch(words));
        var paths = Network.Decode(output, _rules);
        var probabilities = Network.Probabilities(output);
        var steps = output.Emissions.Shape[1];
        for (var i = 0; i < parts.Length; i++)
        {
            var result = results[parts[i].Row];
            for (var step = 0; step < parts[i].Length; step++)
            {
                var tag = paths[i][step];
                result.Tags[parts[i].Start + step] = Labels[tag];
                result.Scores[parts[i].Start + step] = Math.Min(1, probabilities.Data[(((i * steps) + step) * Labels.Count) + tag]);
            }
        }

        if (output.Intents is { } intents) ReadIntents(intents.Softmax().Data, parts, results);
    }

    /// <summary>The intent of a row is that of its first part.</summary>
    private void ReadIntents(ReadOnlySpan<float> probabilities, ReadOnlySpan<Part> parts, TaggedWords[] results)
    {
        var count = Network.Intents.Count;
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Start > 0) continue;
            var row = probabilities.Slice(i * count, count);
            var best = 0;
            for (var intent = 1; intent < count; intent++)
            {
                if (row[intent] > row[best]) best = intent;
            }

            results[parts[i].Row] = results[parts[i].Row] with { Intent = Network.Intents[best], IntentScore = row[best] };
        }
    }

    private readonly record struct Part(int Row, int Start, int Length);
}
