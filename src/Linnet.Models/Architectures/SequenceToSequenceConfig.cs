using System.Text.Json;
using Linnet.Models.Configuration;

namespace Linnet.Models.Architectures;

/// <summary>What the configuration of every model that turns one sequence into another has; no labels.</summary>
public abstract record SequenceToSequenceConfig : ModelConfig
{
    /// <summary>Creates a configuration.</summary>
    protected SequenceToSequenceConfig() => Labels = [];

    /// <summary>Reads the fields that every such model has.</summary>
    /// <param name="reader">The file.</param>
    /// <exception cref="ModelFormatException">A field is missing or wrong.</exception>
    protected SequenceToSequenceConfig(ConfigReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Labels = [];
        VocabSize = reader.Int32("vocab_size", maximum: 100_000_000);
        PadTokenId = reader.Int32Or("pad_token_id", PadTokenId, minimum: 0, VocabSize - 1);
        EosTokenId = reader.Int32Or("eos_token_id", EosTokenId, minimum: 0, VocabSize - 1);
        DecoderStartTokenId = reader.Int32Or("decoder_start_token_id", PadTokenId, minimum: 0, VocabSize - 1);
    }

    /// <summary>Number of token ids.</summary>
    public int VocabSize { get; init; } = 58101;

    /// <summary>The id that fills rows up.</summary>
    public int PadTokenId { get; init; } = 58100;

    /// <summary>The id that ends a text.</summary>
    public int EosTokenId { get; init; }

    /// <summary>The id that the decoder begins with.</summary>
    public int DecoderStartTokenId { get; init; } = 58100;

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteBoolean("is_encoder_decoder", true);
        writer.WriteNumber("vocab_size", VocabSize);
        writer.WriteNumber("pad_token_id", PadTokenId);
        writer.WriteNumber("eos_token_id", EosTokenId);
        writer.WriteNumber("decoder_start_token_id", DecoderStartTokenId);
    }
}
