using System.Runtime.InteropServices;
using Linnet.Tagging;
using Linnet.Training.Preparation;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;

namespace Linnet.Training.Tasks.Tagging;

/// <summary>
/// The rows of a tagging run and what one pass over them tells: tags, words and how often they occur. Training rows are streamed from the
/// file; the rows to choose and test on are held in memory.
/// </summary>
internal sealed class TaggingData
{
    private readonly TaggedFile _file;
    private readonly Recipe _recipe;
    private readonly int _part;
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _bigrams = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _tags = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _intents = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _spanTags = new(StringComparer.Ordinal);
    private int _singleCharacterWords;
    private int _count;

    private TaggingData(Recipe recipe, TaggedFile file, int part) => (_recipe, _file, _part) = (recipe, file, part);

    /// <summary>Rows to choose the best state on; empty where nothing was held out.</summary>
    internal required IReadOnlyList<TaggedRow> Dev { get; init; }

    /// <summary>What to call the dev rows.</summary>
    internal required string DevName { get; init; }

    /// <summary>Rows to measure once at the end; empty where no test file was named.</summary>
    internal required IReadOnlyList<TaggedRow> Test { get; init; }

    /// <summary>SHA-256 of each file by its path.</summary>
    internal required IReadOnlyDictionary<string, string> FileHashes { get; init; }

    /// <summary>Number of training rows.</summary>
    internal int TrainCount => _count;

    /// <summary>Each distinct word of the training rows with its number of occurrences.</summary>
    internal IReadOnlyDictionary<string, int> Words => _words;

    /// <summary>Each pair of neighbouring words, joined, with its number of occurrences; those of single characters alone.</summary>
    internal IReadOnlyDictionary<string, int> Bigrams => _bigrams;

    /// <summary>The labels of whole rows; empty where the task has none.</summary>
    internal IReadOnlyList<string> Intents => [.. _intents];

    /// <summary>Whether nearly all words are single characters, as in Chinese files.</summary>
    internal bool IsCharacterwise => _words.Count > 0 && _singleCharacterWords >= 0.95 * _words.Values.Sum(count => (long)count);

    /// <summary>Whether the tags mark spans.</summary>
    internal bool MarksSpans => TagSpans.AreUsedBy(_tags);

    /// <summary>The tags that a model learns: those of BIOES that occur where they mark spans, else the file's own.</summary>
    internal IReadOnlyList<string> Labels => MarksSpans ? [SpanTag.Outside, .. _spanTags.Where(tag => tag != SpanTag.Outside)] : [.. _tags];

    /// <summary>Reads the files that a recipe names.</summary>
    /// <param name="recipe">With <c>data.train</c>.</param>
    /// <param name="hasIntents">Whether each row has a label as a whole.</param>
    /// <param name="note">Hears what was understood.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <param name="part">Which part of the training rows is held out where no dev file is named, from 0 on.</param>
    /// <exception cref="ConfigurationException">No training file is named.</exception>
    /// <exception cref="DataFormatException">A file cannot be used as it is.</exception>
    internal static TaggingData Load(Recipe recipe, bool hasIntents, Action<string> note, CancellationToken cancellation, int part = 0)
    {
        var path = recipe.Data.Train ?? throw new ConfigurationException("data.train: no training file is named; give --data FILE.");
        var options = PreparedData.Options(recipe.Data);
        var file = new TaggedFile(path, options, hasIntents);
        foreach (var line in file.Describe()) note(line);
        var hasDevFile = recipe.Data.Dev is not null;
        var data = new TaggingData(recipe, file, part)
        {
            Dev = recipe.Data.Dev is { } dev ? [.. new TaggedFile(dev, options, hasIntents).Read()] : [.. file.Read().Where(row => IsHeldOut(row, recipe, part))],
            DevName = recipe.Data.Dev ?? path,
            Test = recipe.Data.Test is { } test ? [.. new TaggedFile(test, options, hasIntents).Read()] : [],
            FileHashes = DataFiles.Hash(recipe.Data),
        };
        foreach (var row in data.Train())
        {
            if ((data._count & 0xFFF) == 0) cancellation.ThrowIfCancellationRequested();
            data.Count(row);
        }

        if (data._count == 0) throw new DataFormatException(path, null, "has no rows to learn from; give more rows, or a smaller --dev-fraction.");
        if (data.Labels.Count < 2) throw new DataFormatException(path, null, "has one tag only, so there is nothing to learn; check the columns (--label-column).");
        note($"{data._count} rows to learn from, {data.Dev.Count} to choose on{(hasDevFile ? "" : " (held out)")}; {data._words.Count} distinct words, {data.Labels.Count} tags");
        return data;
    }

    /// <summary>Gives several views of the same files the tags and intents of all, since their models are to judge together.</summary>
    /// <param name="views">Each with another part held out.</param>
    internal static void Unify(IReadOnlyList<TaggingData> views)
    {
        foreach (var (view, other) in views.SelectMany(view => views.Select(other => (view, other))))
        {
            view._tags.UnionWith(other._tags);
            view._intents.UnionWith(other._intents);
            view._spanTags.UnionWith(other._spanTags);
        }
    }

    /// <summary>The training rows in the file's order, read anew each time.</summary>
    internal IEnumerable<TaggedRow> Train() => _recipe.Data.Dev is null ? _file.Read().Where(row => !IsHeldOut(row, _recipe, _part)) : _file.Read();

    /// <summary>A row's tags in the form that the model learns.</summary>
    internal string[] Learnt(TaggedRow row) => MarksSpans ? InBioes(row) : [.. row.Tags];

    private static string[] InBioes(TaggedRow row) => TagSpans.ToTags(TagSpans.Of(row.Tags), row.Tags.Count, TagScheme.Bioes);

    private static bool IsHeldOut(TaggedRow row, Recipe recipe, int part) =>
        HoldOut.Takes(string.Join(' ', row.Words), recipe.Seed, recipe.Data.DevFraction, part);

    private void Count(TaggedRow row)
    {
        _count++;
        if (row.Intent is { } intent) _intents.Add(intent);
        _spanTags.UnionWith(InBioes(row));
        string? before = null;
        for (var i = 0; i < row.Words.Count; i++)
        {
            var word = row.Words[i];
            CollectionsMarshal.GetValueRefOrAddDefault(_words, word, out _)++;
            _tags.Add(row.Tags[i]);
            var isSingle = word.Length == 1 || (word.Length == 2 && char.IsHighSurrogate(word[0]));
            if (isSingle) _singleCharacterWords++;
            if (isSingle && before is not null) CollectionsMarshal.GetValueRefOrAddDefault(_bigrams, before + word, out _)++;
            before = isSingle ? word : null;
        }
    }
}
