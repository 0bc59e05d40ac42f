using System.Text.Json;
using Linnet.Models.Configuration;
using Linnet.Models.Folder;

namespace Linnet.Models.Pipelines;

/// <summary>The words, characters and pairs of characters that a tagger knows; its file is <c>vocabulary.json</c>.</summary>
public sealed class TaggerVocabulary
{
    /// <summary>Id of padding.</summary>
    public const int PadId = 0;

    /// <summary>Id of everything that is not known.</summary>
    public const int UnknownId = 1;

    /// <summary>The file in a model folder.</summary>
    public const string FileName = "vocabulary.json";

    internal const int WordStart = 2;
    internal const int WordEnd = 3;

    private const int SpecialIds = 2;
    private const int SpecialCharacters = 4;

    private readonly Dictionary<string, int> _words;
    private readonly Dictionary<string, int> _characters;
    private readonly Dictionary<string, int> _bigrams;

    /// <summary>Creates a vocabulary.</summary>
    /// <param name="words">Words in the form of <see cref="Normalize"/>, each once; the first gets id 2.</param>
    /// <param name="characters">Characters (one code point each), each once; the first gets id 4.</param>
    /// <param name="bigrams">Two neighbouring tokens joined, each once; the first gets id 2.</param>
    /// <exception cref="ConfigurationException">An entry stands twice.</exception>
    public TaggerVocabulary(IReadOnlyList<string> words, IReadOnlyList<string> characters, IReadOnlyList<string> bigrams)
    {
        (Words, Characters, Bigrams) = (words, characters, bigrams);
        _words = Index(words, SpecialIds);
        _characters = Index(characters, SpecialCharacters);
        _bigrams = Index(bigrams, SpecialIds);
    }

    /// <summary>The known words.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The known characters.</summary>
    public IReadOnlyList<string> Characters { get; }

    /// <summary>The known pairs of neighbouring tokens.</summary>
    public IReadOnlyList<string> Bigrams { get; }

    /// <summary>Number of word ids.</summary>
    public int WordCount => Words.Count + SpecialIds;

    /// <summary>Number of character ids.</summary>
    public int CharacterCount => Characters.Count + SpecialCharacters;

    /// <summary>Number of ids of pairs; 0 where there are none.</summary>
    public int BigramCount => Bigrams.Count == 0 ? 0 : Bigrams.Count + SpecialIds;

    /// <summary>The form in which a word is looked up: small letters, and 0 for every digit (Lample et al. 2016).</summary>
    /// <param name="word">As it stands in the text.</param>
    public static string Normalize(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return string.Create(word.Length, word, static (target, source) =>
        {
            for (var i = 0; i < target.Length; i++) target[i] = char.IsDigit(source[i]) ? '0' : char.ToLowerInvariant(source[i]);
        });
    }

    /// <summary>The word of an id, in the form of <see cref="Normalize"/>; null for padding and what is unknown.</summary>
    internal string? WordOf(int id) => id < SpecialIds ? null : Words[id - SpecialIds];

    internal int Word(string word) => _words.GetValueOrDefault(Normalize(word), UnknownId);

    internal int Character(string character) => _characters.GetValueOrDefault(character, UnknownId);

    internal int Bigram(string before, string word) => _bigrams.GetValueOrDefault(before + word, UnknownId);

    internal static TaggerVocabulary Read(ModelFolder folder)
    {
        var reader = ConfigReader.Open(folder.FilePath(FileName));
        try
        {
            return new TaggerVocabulary(reader.Strings("words"), reader.Strings("characters"), reader.Strings("bigrams"));
        }
        catch (ConfigurationException error)
        {
            throw new ModelFormatException(reader.Path, error.Message, error);
        }
    }

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteList(writer, "words", Words);
        WriteList(writer, "characters", Characters);
        WriteList(writer, "bigrams", Bigrams);
        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IReadOnlyList<string> entries)
    {
        writer.WriteStartArray(name);
        foreach (var entry in entries) writer.WriteStringValue(entry);
        writer.WriteEndArray();
    }

    private static Dictionary<string, int> Index(IReadOnlyList<string> entries, int first)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var index = new Dictionary<string, int>(entries.Count, StringComparer.Ordinal);
        for (var i = 0; i < entries.Count; i++)
        {
            if (!index.TryAdd(entries[i], first + i)) throw new ConfigurationException($"has the entry '{entries[i]}' twice; each may stand once.");
        }

        return index;
    }
}
