using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Several normalisers, one after the other.</summary>
/// <param name="normalizers">The steps, first to last.</param>
public sealed class SequenceNormalizer(IReadOnlyList<Normalizer> normalizers) : Normalizer
{
    private readonly Normalizer[] _normalizers = [.. normalizers];

    internal override void Apply(TextPieces text)
    {
        foreach (var normalizer in _normalizers) normalizer.Apply(text);
    }

    internal override bool Describe(AsciiMap map) => _normalizers.All(normalizer => normalizer.Describe(map));

    internal override void Write(Utf8JsonWriter json) =>
        json.WriteSequence("normalizers", _normalizers, normalizer => normalizer.Write(json));
}
