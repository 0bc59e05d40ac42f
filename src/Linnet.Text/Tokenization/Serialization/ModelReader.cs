using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>
/// Reads the "model" object of a tokenizer.json straight from the bytes of the file: the vocabulary is nearly all of it, and must not
/// become tens of thousands of strings first.
/// </summary>
internal sealed class ModelReader(string file)
{
    private readonly VocabularyBuilder _vocabulary = new();
    private readonly List<double> _scores = [];
    private readonly ArrayBufferWriter<byte> _fields = new();
    private readonly MergeList _merges = new();
    private bool _hasMap;
    private bool _hasPieces;
    private bool _hasMerges;

    /// <summary>Reads the object that the reader stands at.</summary>
    internal TokenizerModel Read(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject) throw Error("model must be an object");
        using (var rest = new Utf8JsonWriter(_fields))
        {
            rest.WriteStartObject();
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var name = json.GetString()!;
                json.Read();
                if (name == "vocab") ReadVocabulary(ref json);
                else if (name == "merges") ReadMerges(ref json);
                else CopyField(name, ref json, rest);
            }

            rest.WriteEndObject();
        }

        return Build();
    }

    /// <summary>The few small fields go into a document of their own.</summary>
    private static void CopyField(string name, ref Utf8JsonReader json, Utf8JsonWriter rest)
    {
        rest.WritePropertyName(name);
        JsonElement.ParseValue(ref json).WriteTo(rest);
    }

    private void ReadVocabulary(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.StartObject) ReadMap(ref json);
        else if (json.TokenType == JsonTokenType.StartArray) ReadPieces(ref json);
        else throw Error("model.vocab must be an object of tokens and ids, or a list of [piece, score]");
        if (!_hasPieces && _vocabulary.FindDuplicateId() is { } twice) throw Error($"model.vocab gives the id {twice} to two tokens");
    }

    private void ReadMap(ref Utf8JsonReader json)
    {
        _hasMap = true;
        var scratch = new Utf8Scratch();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var token = scratch.Copy(ref json);
            json.Read();
            if (json.TokenType != JsonTokenType.Number || !json.TryGetInt32(out var id) || id < 0)
                throw Error($"model.vocab[\"{Utf8Text.ToString(token)}\"] must be an id, a whole number from 0 to 2147483647");
            if (!_vocabulary.TryAdd(token, id)) throw Error($"model.vocab has the token \"{Utf8Text.ToString(token)}\" twice");
        }
    }

    private void ReadPieces(ref Utf8JsonReader json)
    {
        _hasPieces = true;
        var scratch = new Utf8Scratch();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            var at = _scores.Count;
            if (json.TokenType != JsonTokenType.StartArray || !json.Read() || json.TokenType != JsonTokenType.String)
                throw Error($"model.vocab[{at}] must be [piece, score]");
            if (!_vocabulary.TryAdd(scratch.Copy(ref json), at))
                throw Error($"model.vocab[{at}] has the piece \"{Utf8Text.ToString(scratch.Copy(ref json))}\" for the second time");
            if (!json.Read() || json.TokenType != JsonTokenType.Number) throw Error($"model.vocab[{at}] must be [piece, score]");
            var score = JsonDecimal.Parse(json.ValueSpan);
            if (!double.IsFinite(score)) throw Error($"model.vocab[{at}] has a score beyond all bounds");
            _scores.Add(score);
            if (!json.Read() || json.TokenType != JsonTokenType.EndArray) throw Error($"model.vocab[{at}] must be [piece, score]");
        }
    }

    private void ReadMerges(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartArray) throw Error("model.merges must be a list of pairs of tokens");
        _hasMerges = true;
        var scratch = new Utf8Scratch();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.String)
            {
                var line = scratch.Copy(ref json);
                if (line.StartsWith("#version"u8)) continue;
                var space = line.IndexOf((byte)' ');
                if (space < 0 || line[(space + 1)..].Contains((byte)' ')) throw NotAMerge();
                _merges.Add(line[..space], line[(space + 1)..]);
            }
            else
            {
                if (json.TokenType != JsonTokenType.StartArray || !json.Read() || json.TokenType != JsonTokenType.String) throw NotAMerge();
                var left = scratch.Copy(ref json).ToArray();
                if (!json.Read() || json.TokenType != JsonTokenType.String) throw NotAMerge();
                _merges.Add(left, scratch.Copy(ref json));
                if (!json.Read() || json.TokenType != JsonTokenType.EndArray) throw NotAMerge();
            }
        }
    }

    private TokenizerModel Build()
    {
        using var fields = JsonDocument.Parse(_fields.WrittenMemory);
        var part = new JsonPart(fields.RootElement, file, "model");
        var type = part.Has("type") ? part.Type : GuessType(part);
        if (!_hasMap && !_hasPieces) throw Error("model.vocab is missing");
        if (_hasPieces != (type == "Unigram"))
            throw Error(_hasPieces ? $"model.vocab must be an object of tokens and ids in a {type}" : "model.vocab must be a list of [piece, score]");
        var vocabulary = _vocabulary.Build();
        try
        {
            return type switch
            {
                "WordPiece" => new WordPieceModel(
                    vocabulary, part.String("unk_token"), part.String("continuing_subword_prefix"), part.Int("max_input_chars_per_word")),
                "WordLevel" => new WordLevelModel(vocabulary, part.String("unk_token")),
                "Unigram" => new UnigramModel(
                    vocabulary, [.. _scores], part.Has("unk_id") ? part.Int("unk_id") : null, part.Bool("byte_fallback", false)),
                "BPE" => BuildBpe(vocabulary, part),
                _ => throw part.Error($"is of the type {type}; known are WordPiece, WordLevel, Unigram and BPE"),
            };
        }
        catch (ConfigurationException cause)
        {
            throw part.Error($"can not be used: {cause.Message}", cause);
        }
    }

    private BpeModel BuildBpe(Vocabulary vocabulary, JsonPart part)
    {
        if (!_hasMerges) throw Error("model.merges is missing; a BPE model can not do without (it may be empty)");
        var options = new BpeOptions
        {
            UnknownToken = part.OptionalString("unk_token"),
            ContinuingSubwordPrefix = part.OptionalString("continuing_subword_prefix"),
            EndOfWordSuffix = part.OptionalString("end_of_word_suffix"),
            FuseUnknown = part.Bool("fuse_unk", false),
            ByteFallback = part.Bool("byte_fallback", false),
            IgnoreMerges = part.Bool("ignore_merges", false),
            Dropout = ReadDropout(part),
        };
        return new BpeModel(vocabulary, options, _merges.Resolve(vocabulary, options.ContinuingSubwordPrefix, file));
    }

    private static double? ReadDropout(JsonPart part)
    {
        if (!part.Has("dropout")) return null;
        var value = part.Element.GetProperty("dropout");
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var dropout) && dropout is >= 0 and <= 1
            ? dropout
            : throw part.Wrong("dropout", "a number from 0 to 1");
    }

    /// <summary>Files of the first years do not name the type.</summary>
    private string GuessType(JsonPart part) =>
        _hasMerges ? "BPE" : _hasPieces ? "Unigram" : part.Has("continuing_subword_prefix") ? "WordPiece" : "WordLevel";

    private ModelFormatException NotAMerge() =>
        Error($"model.merges[{_merges.Count.ToString(CultureInfo.InvariantCulture)}] must be two tokens, \"a b\" or [\"a\", \"b\"]");

    private ModelFormatException Error(string problem) => new(file, problem);
}
