using System.Collections;

namespace Linnet.Text.StopWords;

/// <summary>
/// Words that carry little meaning of their own. Lists are immutable: one is made from another by <see cref="With"/> and
/// <see cref="Without"/>. Case does not matter.
/// </summary>
/// <remarks>
/// The shipped lists hold words of negation (<c>not</c>, <c>不</c>), since a list for search should; for sentiment take them
/// out again: <c>StopWordList.English.Without("not", "no")</c>. Models that learn their own weights seldom need any list.
/// </remarks>
/// <example>
/// <code>
/// var stopWords = StopWordList.English.With("please");
/// stopWords.Remove(["please", "cancel", "the", "order"]); // "cancel", "order"
/// </code>
/// </example>
public sealed class StopWordList : IEnumerable<string>
{
    private static readonly Lazy<StopWordList> LazyEnglish = new(() => StopWordResource.Load("english.txt"));

    private static readonly Lazy<StopWordList> LazyChinese = new(() => StopWordResource.Load("chinese.txt"));

    private readonly HashSet<string> _words;

    /// <summary>A list of one's own words.</summary>
    public StopWordList(IEnumerable<string> words) => _words = new HashSet<string>(words, StringComparer.OrdinalIgnoreCase);

    /// <summary>Function words of English.</summary>
    public static StopWordList English => LazyEnglish.Value;

    /// <summary>Function words of Chinese in simplified characters.</summary>
    public static StopWordList Chinese => LazyChinese.Value;

    /// <summary>The number of words.</summary>
    public int Count => _words.Count;

    /// <summary>The shipped list of a language.</summary>
    /// <param name="language">An ISO 639-1 code, <c>en</c> or <c>zh</c>.</param>
    /// <exception cref="ConfigurationException">There is no list for the language.</exception>
    public static StopWordList For(string language) => language switch
    {
        "en" => English,
        "zh" => Chinese,
        _ => throw new ConfigurationException($"no stop words for language '{language}': give en or zh, or load a file of your own"),
    };

    /// <summary>Reads words separated by white space or line breaks; lines that begin with <c>#</c> are comments.</summary>
    /// <exception cref="DataFormatException">The file is missing or holds no word.</exception>
    public static StopWordList Load(string path)
    {
        if (!File.Exists(path)) throw new DataFormatException(path, null, "no such file; expected words separated by white space");
        using var reader = new StreamReader(path);
        var list = StopWordResource.Read(reader);
        return list.Count > 0 ? list : throw new DataFormatException(path, null, "holds no word; expected words separated by white space");
    }

    /// <summary>Whether the word is in the list, whatever its case.</summary>
    public bool Contains(string word) => _words.Contains(word);

    /// <summary>This list and more words.</summary>
    public StopWordList With(params IEnumerable<string> words) => new(_words.Concat(words));

    /// <summary>This list without some words.</summary>
    public StopWordList Without(params IEnumerable<string> words)
    {
        var gone = words.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new StopWordList(_words.Where(word => !gone.Contains(word)));
    }

    /// <summary>The tokens that are not in the list, in their order.</summary>
    public IEnumerable<string> Remove(IEnumerable<string> tokens) => tokens.Where(token => !_words.Contains(token));

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => _words.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
