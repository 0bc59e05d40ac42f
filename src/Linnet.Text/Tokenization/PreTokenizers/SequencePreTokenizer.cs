using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Several pre-tokenisers, each cutting what the one before it left.</summary>
/// <param name="preTokenizers">The steps, first to last.</param>
public sealed class SequencePreTokenizer(IReadOnlyList<PreTokenizer> preTokenizers) : PreTokenizer
{
    private readonly PreTokenizer[] _preTokenizers = [.. preTokenizers];

    internal override bool NeedsOrigins => _preTokenizers.Any(step => step.NeedsOrigins);

    internal override void Apply(TextPieces text)
    {
        foreach (var preTokenizer in _preTokenizers) preTokenizer.Apply(text);
    }

    internal override AsciiScanner? CreateAsciiScanner() =>
        _preTokenizers is [var only] ? only.CreateAsciiScanner() : null;

    internal override void Write(Utf8JsonWriter json) =>
        json.WriteSequence("pretokenizers", _preTokenizers, step => step.Write(json));
}
