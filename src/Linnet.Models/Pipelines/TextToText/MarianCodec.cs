using System.Text.Json;
using Linnet.Models.Folder;
using Linnet.Text.Tokenization;

namespace Linnet.Models.Pipelines;

/// <summary>
/// The tokeniser of transformers' <c>MarianTokenizer</c>: a SentencePiece model for each side, whose pieces have their ids from
/// <c>vocab.json</c>. A model for several target languages is told which by a text that begins with the language's token, such as <c>&gt;&gt;fra&lt;&lt;</c>.
/// </summary>
internal sealed class MarianCodec : ISequenceCodec
{
    private const string SourceFile = "source.spm";
    private const string TargetFile = "target.spm";
    private const string VocabularyFile = "vocab.json";
    private const string UnknownToken = "<unk>";

    private static readonly string[] Files = [SourceFile, TargetFile, VocabularyFile, ModelFolder.TokenizerConfigFile];

    private readonly Dictionary<string, byte[]> _files = [];
    private readonly SentencePieceModel _source;
    private readonly SentencePieceModel _target;
    private readonly Dictionary<string, int> _ids;
    private readonly Dictionary<int, string> _pieces;
    private readonly int _unknown;

    private MarianCodec(ModelFolder folder, int vocabularySize)
    {
        foreach (var name in Files)
        {
            if (File.Exists(folder.FilePath(name))) _files[name] = ModelFile.ReadSmall(folder.FilePath(name));
        }

        (_source, _target) = (SentencePieceModel.Load(folder.FilePath(SourceFile)), SentencePieceModel.Load(folder.FilePath(TargetFile)));
        var path = folder.FilePath(VocabularyFile);
        _ids = Vocabulary(path, vocabularySize);
        _pieces = _ids.ToDictionary(pair => pair.Value, pair => pair.Key);
        if (!_ids.TryGetValue(UnknownToken, out _unknown)) throw new ModelFormatException(path, $"has no entry {UnknownToken}, which stands for what cannot be spelt.");
    }

    /// <summary>Whether a folder has these files.</summary>
    internal static bool IsIn(ModelFolder folder) => Files.Take(3).All(name => File.Exists(folder.FilePath(name)));

    /// <summary>Reads a folder's files.</summary>
    /// <param name="folder">With all three files.</param>
    /// <param name="vocabularySize">Number of ids that the model knows.</param>
    /// <exception cref="ModelFormatException">A file is damaged, or an id is not the model's.</exception>
    internal static MarianCodec Load(ModelFolder folder, int vocabularySize) => new(folder, vocabularySize);

    /// <inheritdoc/>
    public int[] EncodeSource(string text)
    {
        var (language, rest) = Language(text);
        var ids = _source.Encode(rest).Select(Id);
        return language is null ? [.. ids] : [Id(language), .. ids];
    }

    /// <inheritdoc/>
    public int[] EncodeTarget(string text) => [.. _target.Encode(text).Select(Id)];

    /// <inheritdoc/>
    public string Decode(IEnumerable<int> ids) =>
        SentencePieceModel.Decode(ids.Select(id => _pieces.GetValueOrDefault(id, "")).Where(piece => piece is not ("<pad>" or "</s>" or UnknownToken)));

    /// <inheritdoc/>
    public void WriteTo(ModelFolderWriter folder, int maxLength, int endId)
    {
        foreach (var (name, content) in _files) folder.WriteBytes(name, content);
    }

    private static (string? Name, string Spoken) Language(string text)
    {
        var end = text.StartsWith(">>", StringComparison.Ordinal) ? text.IndexOf("<<", 2, StringComparison.Ordinal) : -1;
        return end < 0 ? (null, text) : (text[..(end + 2)], text[(end + 2)..]);
    }

    private static Dictionary<string, int> Vocabulary(string path, int size)
    {
        try
        {
            var ids = new Dictionary<string, int>(StringComparer.Ordinal);
            using var document = JsonDocument.Parse(ModelFile.ReadSmall(path));
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw new ModelFormatException(path, "is no JSON object; expected pieces with their ids.");
            foreach (var entry in document.RootElement.EnumerateObject())
            {
                if (entry.Value.ValueKind != JsonValueKind.Number || !entry.Value.TryGetInt32(out var id) || id < 0 || id >= size)
                    throw new ModelFormatException(path, $"gives '{entry.Name}' the id {entry.Value}; expected a whole number from 0 to {size - 1}, as the model knows them.");
                if (!ids.TryAdd(entry.Name, id) || ids.Count > size) throw new ModelFormatException(path, $"has '{entry.Name}' twice, or more entries than the model's {size} ids.");
            }

            return ids.Values.Distinct().Count() == ids.Count ? ids : throw new ModelFormatException(path, "gives one id to two pieces; each needs its own.");
        }
        catch (JsonException error)
        {
            throw new ModelFormatException(path, $"is no valid JSON ({error.Message}).", error);
        }
    }

    private int Id(string piece) => _ids.GetValueOrDefault(piece, _unknown);
}
