using System.Text.Encodings.Web;
using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Writes a tokenizer.json that the Rust library reads.</summary>
internal static class TokenizerWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void Write(Tokenizer tokenizer, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("version", "1.0");
        WriteTruncation(json, tokenizer.Truncation);
        WritePadding(json, tokenizer.Padding);
        WriteAddedTokens(json, tokenizer);
        WritePart(json, "normalizer", tokenizer.Normalizer is { } normalizer ? normalizer.Write : null);
        WritePart(json, "pre_tokenizer", tokenizer.PreTokenizer is { } preTokenizer ? preTokenizer.Write : null);
        WritePart(json, "post_processor", tokenizer.PostProcessor is { } postProcessor ? postProcessor.Write : null);
        WritePart(json, "decoder", tokenizer.Decoder is { } decoder ? decoder.Write : null);
        WritePart(json, "model", tokenizer.Model.Write);
        json.WriteEndObject();
    }

    private static void WritePart(Utf8JsonWriter json, string field, Action<Utf8JsonWriter>? write)
    {
        json.WritePropertyName(field);
        if (write is null) json.WriteNullValue();
        else write(json);
    }

    private static void WriteTruncation(Utf8JsonWriter json, TruncationOptions? truncation) =>
        WritePart(json, "truncation", truncation is null ? null : _ =>
        {
            json.WriteStartObject();
            json.WriteString("direction", truncation.Direction.ToString());
            json.WriteNumber("max_length", truncation.MaxLength);
            json.WriteString("strategy", truncation.Strategy.ToString());
            json.WriteNumber("stride", truncation.Stride);
            json.WriteEndObject();
        });

    private static void WritePadding(Utf8JsonWriter json, PaddingOptions? padding) =>
        WritePart(json, "padding", padding is null ? null : _ =>
        {
            json.WriteStartObject();
            if (padding.FixedLength is { } length)
            {
                json.WriteStartObject("strategy");
                json.WriteNumber("Fixed", length);
                json.WriteEndObject();
            }
            else
            {
                json.WriteString("strategy", "BatchLongest");
            }

            json.WriteString("direction", padding.Direction.ToString());
            if (padding.PadToMultipleOf is { } multiple) json.WriteNumber("pad_to_multiple_of", multiple);
            else json.WriteNull("pad_to_multiple_of");
            json.WriteNumber("pad_id", padding.PadId);
            json.WriteNumber("pad_type_id", padding.PadTypeId);
            json.WriteString("pad_token", padding.PadToken);
            json.WriteEndObject();
        });

    private static void WriteAddedTokens(Utf8JsonWriter json, Tokenizer tokenizer)
    {
        json.WriteStartArray("added_tokens");
        foreach (var (id, token) in tokenizer.AddedTokens.OrderBy(pair => pair.Key))
        {
            json.WriteStartObject();
            json.WriteNumber("id", id);
            json.WriteString("content", token.Content);
            json.WriteBoolean("single_word", token.SingleWord);
            json.WriteBoolean("lstrip", token.LeftStrip);
            json.WriteBoolean("rstrip", token.RightStrip);
            json.WriteBoolean("normalized", token.Normalized);
            json.WriteBoolean("special", token.Special);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
