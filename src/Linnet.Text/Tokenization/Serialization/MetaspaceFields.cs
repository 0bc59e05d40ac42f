using System.Text;
using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>The object that the Metaspace pre-tokeniser and decoder share.</summary>
internal static class MetaspaceFields
{
    internal static void Write(Utf8JsonWriter json, Rune replacement, PrependScheme prependScheme, bool split)
    {
        json.WriteStartObject();
        json.WriteString("type", "Metaspace");
        json.WriteString("replacement", replacement.ToString());
        json.WriteString("prepend_scheme", prependScheme switch
        {
            PrependScheme.First => "first",
            PrependScheme.Never => "never",
            _ => "always",
        });
        json.WriteBoolean("split", split);
        json.WriteEndObject();
    }
}
