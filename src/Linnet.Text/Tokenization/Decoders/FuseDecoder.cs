using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Makes one token of all, so that the steps after it see the text whole.</summary>
public sealed class FuseDecoder : Decoder
{
    internal override List<string> Apply(List<string> tokens) => [string.Concat(tokens)];

    internal override void Write(Utf8JsonWriter json) => json.WriteType("Fuse");
}
