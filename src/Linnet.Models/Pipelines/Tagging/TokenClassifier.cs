using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Tagging;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Pipelines;

/// <summary>
/// A tagger behind its encoder, or several that judge together: words in, tags out. Rows longer than a network reads are tagged part by
/// part. Safe to use from several threads at once.
/// </summary>
public sealed class TokenClassifier : IDisposable
{
    private const int BatchSize = 32;

    private readonly TaggerMember[] _members;
    private readonly CrfRules _rules;
    private int _isDisposed;

    /// <summary>Puts network and encoder together.</summary>
    /// <param name="network">Owned from now on.</param>
    /// <param name="encoder">From words to ids.</param>
    public TokenClassifier(TaggingNetwork network, ITaggingEncoder encoder)
        : this([new TaggerMember(network, encoder)])
    {
    }

    /// <summary>Puts taggers together whose scores are averaged.</summary>
    /// <param name="members">At least one; all with the same tags and intents in the same order. Owned from now on.</param>
    /// <exception cref="ConfigurationException">There are none, or one has other tags, intents or units.</exception>
    public TokenClassifier(IReadOnlyList<TaggerMember> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        if (members.Count == 0) throw new ConfigurationException("An ensemble of taggers needs at least one member.");
        foreach (var member in members)
        {
            ArgumentNullException.ThrowIfNull(member.Network);
            ArgumentNullException.ThrowIfNull(member.Encoder);
            var (network, first) = (member.Network, members[0].Network);
            if (!network.Config.Labels.SequenceEqual(first.Config.Labels) || !network.Intents.SequenceEqual(first.Intents) || network.Unit != first.Unit)
                throw new ConfigurationException("The members of an ensemble of taggers must have the same tags and intents and tag the same units.");
        }

        _members = [.. members];
        Scheme = SchemeOf(Labels);
        _rules = new CrfRules(
            Labels.Count,
            (before, tag) => TagSpans.CanFollow(Labels[before], Labels[tag], Scheme),
            tag => TagSpans.CanFollow(null, Labels[tag], Scheme),
            tag => TagSpans.CanFollow(Labels[tag], null, Scheme));
    }

    /// <summary>The networks with their encoders: one, or those of an ensemble.</summary>
    public IReadOnlyList<TaggerMember> Members => _members;

    /// <summary>The network; of an ensemble the first.</summary>
    public TaggingNetwork Network => _members[0].Network;

    /// <summary>From words to the ids of <see cref="Network"/>.</summary>
    public ITaggingEncoder Encoder => _members[0].Encoder;

    /// <summary>All tags.</summary>
    public IReadOnlyList<string> Labels => Network.Config.Labels;

    /// <summary>The labels of whole rows; empty for a tagger that gives tags alone.</summary>
    public IReadOnlyList<string> Intents => Network.Intents;

    /// <summary>What is tagged.</summary>
    public TokenUnit Unit => Network.Unit;

    /// <summary>How the tags mark spans.</summary>
    public TagScheme Scheme { get; }

    /// <summary>Loads the tagger of a model folder.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="ModelFormatException">The folder is missing or damaged, or holds no tagger.</exception>
    public static TokenClassifier Load(string path) => TaggerFolder.Load(ModelFolder.Open(path));

    /// <summary>Tags rows of words.</summary>
    /// <param name="rows">Any number; a row may be empty.</param>
    /// <exception cref="ObjectDisposedException">The tagger has been disposed.</exception>
    public IReadOnlyList<TaggedWords> Tag(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
        var encoded = Array.ConvertAll(_members, member => Encode(member.Encoder, rows));
        var results = new TaggedWords[rows.Count];
        var parts = new List<Part>();
        for (var row = 0; row < rows.Count; row++)
        {
            results[row] = new TaggedWords(new string[rows[row].Count], new float[rows[row].Count]);
            for (var start = 0; start < rows[row].Count;)
            {
                var length = rows[row].Count - start;
                for (var m = 0; m < _members.Length; m++) length = Math.Min(length, _members[m].Encoder.LongestPart(encoded[m][row], start));
                parts.Add(new Part(row, start, length));
                start += length;
            }
        }

        // Rows of about one length go together, so that little work goes into padding.
        var order = parts.OrderBy(part => part.Length).ToArray();
        for (var start = 0; start < order.Length; start += BatchSize) TagBatch(order[start..Math.Min(order.Length, start + BatchSize)], encoded, results);
        return results;
    }

    /// <summary>Writes everything that <see cref="Load"/> needs, without info and card.</summary>
    /// <param name="folder">Receives the files.</param>
    public void WriteTo(ModelFolderWriter folder) => TaggerFolder.Write(folder, this);

    /// <summary>Frees the model; no prediction may be under way.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0) return;
        foreach (var member in _members) member.Network.Dispose();
    }

    private static TagScheme SchemeOf(IReadOnlyList<string> labels)
    {
        if (!TagSpans.AreUsedBy(labels)) return TagScheme.Plain;
        return labels.Any(label => SpanTag.TryParse(label, out var tag) && tag.Position is 'E' or 'S') ? TagScheme.Bioes : TagScheme.Bio;
    }

    /// <summary>Each spelling is encoded once.</summary>
    private static EncodedWord[][] Encode(ITaggingEncoder encoder, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var known = new Dictionary<string, EncodedWord>(StringComparer.Ordinal);
        return [.. rows.Select(row => row.Select(Once).ToArray())];

        EncodedWord Once(string word)
        {
            if (!known.TryGetValue(word, out var encoded)) known.Add(word, encoded = encoder.Encode(word));
            return encoded;
        }
    }

    private void TagBatch(Part[] parts, EncodedWord[][][] rows, TaggedWords[] results)
    {
        var words = Array.ConvertAll(rows, own => Array.ConvertAll(parts, part => own[part.Row][part.Start..(part.Start + part.Length)]));
        using var scope = TensorScope.Inference();
        var scores = TaggingScores.Of(_members, words);
        var paths = scores.Decode(_rules);
        var probabilities = scores.Probabilities(Array.Exists(_members, member => member.Network.JoinsTags));
        var steps = scores.Emissions.Shape[1];
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

        if (scores.Intents is { } intents) ReadIntents(intents.Softmax().Data, parts, results);
    }

    /// <summary>The intent of a row is that of its first part.</summary>
    private void ReadIntents(ReadOnlySpan<float> probabilities, Part[] parts, TaggedWords[] results)
    {
        var count = Intents.Count;
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Start > 0) continue;
            var row = probabilities.Slice(i * count, count);
            var best = 0;
            for (var intent = 1; intent < count; intent++)
            {
                if (row[intent] > row[best]) best = intent;
            }

            results[parts[i].Row] = results[parts[i].Row] with { Intent = Intents[best], IntentScore = row[best] };
        }
    }

    private readonly record struct Part(int Row, int Start, int Length);
}
