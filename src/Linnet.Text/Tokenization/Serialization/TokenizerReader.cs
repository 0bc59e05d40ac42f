using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Reads a tokenizer.json. Every complaint is one line that names the file and the field.</summary>
internal sealed class TokenizerReader(string file)
{
    /// <summary>No model takes longer inputs; a file that pads to more would only fill the memory.</summary>
    private const int LongestPadding = 1 << 20;

    private readonly TokenizerParts _parts = new();
    private readonly Dictionary<int, JsonPart> _addedIds = [];

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="ModelFormatException">It is not a tokenizer.json, or damaged.</exception>
    internal Tokenizer Read(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("\uFEFF"u8)) content = content["\uFEFF"u8.Length..];
        try
        {
            var json = new Utf8JsonReader(content);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw Error("must be a JSON object");
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var name = json.GetString()!;
                json.Read();
                ReadField(name, ref json);
            }

            while (json.Read())
            {
            }
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException)
        {
            throw new ModelFormatException(file, $"is not valid JSON ({OneLine(cause.Message)}); it may be cut short, get it again", cause);
        }

        if (_parts.Model is null) throw Error("model is missing");
        return new Tokenizer(_parts);
    }

    private void ReadField(string name, ref Utf8JsonReader json)
    {
        if (name == "model")
        {
            _parts.Model = new ModelReader(file).Read(ref json);
            return;
        }

        var value = JsonElement.ParseValue(ref json);
        if (value.ValueKind == JsonValueKind.Null) return;
        var part = new JsonPart(value, file, name);
        switch (name)
        {
            case "version":
                if (value.ValueKind != JsonValueKind.String || value.GetString() != "1.0") throw Error("version must be \"1.0\"");
                break;
            case "truncation":
                _parts.Truncation = ReadTruncation(part);
                break;
            case "padding":
                _parts.Padding = ReadPadding(part);
                break;
            case "added_tokens":
                ReadAddedTokens(value);
                break;
            case "normalizer":
                _parts.Normalizer = NormalizerReader.Read(part);
                break;
            case "pre_tokenizer":
                _parts.PreTokenizer = PreTokenizerReader.Read(part);
                break;
            case "post_processor":
                _parts.PostProcessor = PostProcessorReader.Read(part);
                break;
            case "decoder":
                _parts.Decoder = DecoderReader.Read(part);
                break;
        }
    }

    private void ReadAddedTokens(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array) throw Error("added_tokens must be an array");
        foreach (var item in list.EnumerateArray())
        {
            var part = new JsonPart(item, file, $"added_tokens[{_parts.AddedTokens.Count}]");
            var id = part.Int("id");
            if (!_addedIds.TryAdd(id, part)) throw part.Error($"has the id {id}, which another added token has already");
            _parts.AddedTokens.Add(new AddedToken(part.String("content"), part.Bool("special"))
            {
                SingleWord = part.Bool("single_word"),
                LeftStrip = part.Bool("lstrip"),
                RightStrip = part.Bool("rstrip"),
                Normalized = part.Bool("normalized"),
            });
        }
    }

    private static TruncationOptions ReadTruncation(JsonPart part) => new(part.Int("max_length"))
    {
        Strategy = part.Choice("strategy",
            [.. Enum.GetValues<TruncationStrategy>().Select(strategy => (strategy.ToString(), strategy))]),
        Direction = part.Has("direction") ? ReadSide(part) : TextSide.Right,
        Stride = part.Int("stride"),
    };

    private static PaddingOptions ReadPadding(JsonPart part) => new()
    {
        FixedLength = part.Element.TryGetProperty("strategy", out var strategy) && strategy.ValueKind == JsonValueKind.Object
            ? PaddedLength(part.Part("strategy"), "Fixed")
            : part.Choice<int?>("strategy", ("BatchLongest", null)),
        Direction = ReadSide(part),
        PadToMultipleOf = part.Has("pad_to_multiple_of") ? PaddedLength(part, "pad_to_multiple_of") : null,
        PadId = part.Int("pad_id"),
        PadTypeId = part.Int("pad_type_id"),
        PadToken = part.String("pad_token"),
    };

    private static int PaddedLength(JsonPart part, string field) =>
        part.Int(field) is var length and <= LongestPadding ? length : throw part.Wrong(field, $"at most {LongestPadding}");

    private static TextSide ReadSide(JsonPart part) =>
        part.Choice("direction", ("Left", TextSide.Left), ("Right", TextSide.Right));

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").TrimEnd('.');

    private ModelFormatException Error(string problem) => new(file, problem);
}
