using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Writes every UTF-8 byte as the printable character that stands for it (<see cref="ByteAlphabet"/>).</summary>
public sealed class ByteLevelNormalizer : Normalizer
{
    internal override void Apply(TextPieces text) => text.Rewrite(new ByteAlphabet.Spelling());

    internal override void Write(Utf8JsonWriter json) => json.WriteType("ByteLevel");
}
