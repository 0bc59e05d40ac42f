using System.Text.Json;
using Linnet.Models.Configuration;

namespace Linnet.Models.Architectures;

/// <summary>
/// The configuration of an <see cref="Electra"/> and its other heads, in transformers' field names: BERT's sizes, and a size of its own for the
/// vectors of tokens.
/// </summary>
/// <example>
/// <code>
/// var config = new ElectraConfig { Encoder = BertConfig.Tiny with { VocabSize = 5000 }, EmbeddingSize = 64, Labels = ["bad", "good"] };
/// </code>
/// </example>
public sealed record ElectraConfig : EncoderConfig
{
    /// <summary>Creates a configuration of the sizes of electra-small-discriminator.</summary>
    public ElectraConfig()
    {
    }

    /// <summary>Reads a configuration.</summary>
    /// <param name="reader">The file.</param>
    /// <exception cref="ModelFormatException">A field is missing or wrong.</exception>
    public ElectraConfig(ConfigReader reader)
        : base(reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Encoder = new BertConfig(reader);
        EmbeddingSize = reader.Int32Or("embedding_size", Encoder.HiddenSize);
    }

    /// <inheritdoc/>
    public override string ModelType => "electra";

    /// <summary>Sizes; labels and heads in it do not count.</summary>
    public BertConfig Encoder { get; init; } = new() { HiddenSize = 256, NumAttentionHeads = 4, IntermediateSize = 1024 };

    /// <summary>Size of the vectors of tokens, which a dense layer brings to the hidden size where the two differ.</summary>
    public int EmbeddingSize { get; init; } = 128;

    /// <inheritdoc/>
    public override int MaxLength => Encoder.MaxPositionEmbeddings;

    /// <inheritdoc/>
    public override double ApproximateParameterCount =>
        Encoder.ApproximateParameterCount - (((double)Encoder.HiddenSize - EmbeddingSize) * Encoder.VocabSize);

    internal override string Stem => "Electra";

    internal override string BodyName => Electra.EncoderName;

    internal override EncoderSizes Sizes => Encoder.Sizes;

    internal override EncoderBody CreateBody() => CreateEncoder(null);

    /// <summary>Makes the encoder, with its own embeddings or those of another.</summary>
    internal BertEncoder CreateEncoder(BertEncoder? shared) => new(Encoder, hasPooler: false, name: BodyName, embeddingSize: EmbeddingSize, shared: shared);

    internal override void WriteSizes(Utf8JsonWriter writer)
    {
        Encoder.WriteSizes(writer);
        writer.WriteNumber("embedding_size", EmbeddingSize);
    }
}
