using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>The object that the pre-tokeniser, the post-processor and the decoder of byte-level tokenisers share.</summary>
internal static class ByteLevelFields
{
    internal static void Write(Utf8JsonWriter json, bool addPrefixSpace, bool trimOffsets, bool useRegex)
    {
        json.WriteStartObject();
        json.WriteString("type", "ByteLevel");
        json.WriteBoolean("add_prefix_space", addPrefixSpace);
        json.WriteBoolean("trim_offsets", trimOffsets);
        json.WriteBoolean("use_regex", useRegex);
        json.WriteEndObject();
    }
}
