using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Several post-processors, one after the other.</summary>
/// <param name="processors">The steps, first to last.</param>
public sealed class SequencePostProcessor(IReadOnlyList<PostProcessor> processors) : PostProcessor
{
    private readonly PostProcessor[] _processors = [.. processors];

    /// <inheritdoc/>
    public override int AddedTokens(bool isPair) => _processors.Sum(processor => processor.AddedTokens(isPair));

    internal override List<TokenSequence> Process(List<TokenSequence> sequences, bool addSpecialTokens)
    {
        foreach (var processor in _processors) sequences = processor.Process(sequences, addSpecialTokens);
        return sequences;
    }

    internal override void Trim(LocatedTokens tokens)
    {
        foreach (var processor in _processors) processor.Trim(tokens);
    }

    internal override void Write(Utf8JsonWriter json) =>
        json.WriteSequence("processors", _processors, processor => processor.Write(json));
}
