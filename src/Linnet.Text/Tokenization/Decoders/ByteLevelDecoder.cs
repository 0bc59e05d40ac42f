using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Turns the printable characters of byte-level tokens back into bytes, and these into text; what is not UTF-8 becomes U+FFFD.</summary>
/// <param name="addPrefixSpace">Kept for the file.</param>
/// <param name="trimOffsets">Kept for the file.</param>
/// <param name="useRegex">Kept for the file.</param>
public sealed class ByteLevelDecoder(bool addPrefixSpace = true, bool trimOffsets = true, bool useRegex = true) : Decoder
{
    internal override List<string> Apply(List<string> tokens)
    {
        var bytes = new List<byte>();
        foreach (var token in tokens)
        {
            var before = bytes.Count;
            foreach (var c in token)
            {
                if (ByteAlphabet.TryToByte(c, out var value))
                {
                    bytes.Add(value);
                    continue;
                }

                // A token that is not spelt in the alphabet, such as an added one, stands for itself.
                bytes.RemoveRange(before, bytes.Count - before);
                bytes.AddRange(Utf8Text.ToBytes(token));
                break;
            }
        }

        return [Utf8Text.ToString(bytes.ToArray())];
    }

    internal override void Write(Utf8JsonWriter json) => ByteLevelFields.Write(json, addPrefixSpace, trimOffsets, useRegex);
}
