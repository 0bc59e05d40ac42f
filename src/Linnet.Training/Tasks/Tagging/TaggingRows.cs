using Linnet.Models.Pipelines;
using Linnet.Training.Encoded;

namespace Linnet.Training.Tasks.Tagging;

/// <summary>
/// The training rows as numbers: each word is the number of its spelling, and what the network reads of a spelling is worked out once. A
/// row's labels are its tags, and its intent behind them.
/// </summary>
internal sealed class TaggingRows : IDisposable
{
    private readonly Dictionary<string, int> _spellings = new(StringComparer.Ordinal);
    private readonly List<EncodedWord> _words = [];
    private readonly List<EncodedWord?> _rare = [];
    private readonly EncodedDataset _rows;

    private TaggingRows(string folder) => _rows = new EncodedDataset(folder);

    /// <summary>Number of rows.</summary>
    internal int Count => _rows.Count;

    /// <summary>Number of words of each row.</summary>
    internal IReadOnlyList<int> Lengths => _rows.Lengths;

    /// <summary>Rows of the data that were longer than the network reads and became several.</summary>
    internal int DividedCount { get; private set; }

    /// <summary>Encodes the training rows.</summary>
    /// <param name="folder">For a temporary file.</param>
    /// <param name="data">The rows.</param>
    /// <param name="tagger">Whose encoder reads the words.</param>
    /// <param name="maxLength">Most words of a row; null for as many as the network reads.</param>
    /// <param name="cancellation">Stops the work.</param>
    internal static TaggingRows Encode(string folder, TaggingData data, TokenClassifier tagger, int? maxLength, CancellationToken cancellation)
    {
        var rows = new TaggingRows(folder);
        try
        {
            var tags = tagger.Labels.Select((tag, i) => (tag, i)).ToDictionary(pair => pair.tag, pair => pair.i, StringComparer.Ordinal);
            var intents = tagger.Network.Intents.Select((intent, i) => (intent, i)).ToDictionary(pair => pair.intent, pair => pair.i, StringComparer.Ordinal);
            foreach (var row in data.Train())
            {
                cancellation.ThrowIfCancellationRequested();
                var numbers = row.Words.Select(word => rows.Spelling(word, data, tagger.Encoder)).ToArray();
                var truth = data.Learnt(row).Select(tag => tags[tag]).ToArray();
                rows.Add(numbers, truth, row.Intent is { } intent ? intents[intent] : null, tagger.Encoder, maxLength ?? int.MaxValue);
            }

            rows._rows.Complete();
            return rows;
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    /// <summary>The words of a row.</summary>
    internal EncodedWord[] Words(int row)
    {
        var numbers = new int[_rows.Lengths[row]];
        _rows.ReadIds(row, numbers);
        return [.. numbers.Select(number => _words[number])];
    }

    /// <summary>The form in which the network sees a word that it does not know, for one that occurs only once; else null.</summary>
    internal EncodedWord? Unknown(EncodedWord word) => _rare[_spellings[word.Text]];

    /// <summary>The tags of a row.</summary>
    internal ReadOnlySpan<int> Tags(int row) => _rows.Labels(row)[.._rows.Lengths[row]];

    /// <summary>The intent of a row, where it has one.</summary>
    internal int Intent(int row) => _rows.Labels(row)[^1];

    public void Dispose() => _rows.Dispose();

    private int Spelling(string word, TaggingData data, ITaggingEncoder encoder)
    {
        if (_spellings.TryGetValue(word, out var number)) return number;
        var encoded = encoder.Encode(word);
        _spellings.Add(word, number = _words.Count);
        _words.Add(encoded);
        var isRare = data.Words[word] == 1 && encoder is WordTaggingEncoder;
        _rare.Add(isRare ? encoded with { Ids = [TaggerVocabulary.UnknownId] } : null);
        return number;
    }

    private void Add(int[] numbers, int[] tags, int? intent, ITaggingEncoder encoder, int maxLength)
    {
        var words = numbers.Select(number => _words[number]).ToArray();
        for (var start = 0; start < words.Length;)
        {
            var length = Math.Min(maxLength, encoder.LongestPart(words, start));
            if (start == 0 && length < words.Length) DividedCount++;
            int[] labels = [.. tags.AsSpan(start, length), .. intent is { } number ? [number] : Array.Empty<int>()];
            _rows.Add(numbers.AsSpan(start, length), length, labels);
            start += length;
        }
    }
}
