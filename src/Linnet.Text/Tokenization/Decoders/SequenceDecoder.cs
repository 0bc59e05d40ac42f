using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Several decoders, one after the other.</summary>
/// <param name="decoders">The steps, first to last.</param>
public sealed class SequenceDecoder(IReadOnlyList<Decoder> decoders) : Decoder
{
    private readonly Decoder[] _decoders = [.. decoders];

    internal override List<string> Apply(List<string> tokens)
    {
        foreach (var decoder in _decoders) tokens = decoder.Apply(tokens);
        return tokens;
    }

    internal override void Write(Utf8JsonWriter json) =>
        json.WriteSequence("decoders", _decoders, decoder => decoder.Write(json));
}
