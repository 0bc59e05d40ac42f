using System.Text.Json;
using Linnet.Models.Architectures;
using Linnet.Models.Configuration;
using Linnet.Models.Folder;

namespace Linnet.Models.Generation;

/// <summary>
/// How a sequence is written from another: the fields of transformers' <c>generation_config.json</c>, which older models keep in
/// <c>config.json</c>.
/// </summary>
/// <example>
/// <code>
/// var config = SequenceGenerationConfig.FromFolder(folder) with { NumBeams = 5, LengthPenalty = 0.6f };
/// </code>
/// </example>
public sealed record SequenceGenerationConfig
{
    /// <summary>Creates the defaults for a model: greedy, at most 128 tokens.</summary>
    /// <param name="model">Says which ids begin and end a text.</param>
    public SequenceGenerationConfig(SequenceToSequenceConfig model)
    {
        ArgumentNullException.ThrowIfNull(model);
        (DecoderStartTokenId, EosTokenId) = (model.DecoderStartTokenId, model.EosTokenId);
    }

    /// <summary>Reads a configuration.</summary>
    /// <param name="reader">The file.</param>
    /// <param name="model">Says what the file does not.</param>
    /// <exception cref="ModelFormatException">A field is wrong.</exception>
    public SequenceGenerationConfig(ConfigReader reader, SequenceToSequenceConfig model)
        : this(model)
    {
        ArgumentNullException.ThrowIfNull(reader);
        MaxLength = reader.Int32Or("max_length", MaxLength, minimum: 2, int.MaxValue);
        NumBeams = reader.Int32Or("num_beams", NumBeams, maximum: 1000);
        LengthPenalty = reader.SingleOr("length_penalty", LengthPenalty, -100, 100);
        EarlyStopping = reader.BooleanOr("early_stopping", EarlyStopping);
        DecoderStartTokenId = reader.Int32Or("decoder_start_token_id", DecoderStartTokenId, minimum: 0, model.VocabSize - 1);
        EosTokenId = reader.Int32Or("eos_token_id", EosTokenId, minimum: 0, model.VocabSize - 1);
        ForcedEosTokenId = reader.Has("forced_eos_token_id") ? reader.Int32("forced_eos_token_id", minimum: 0, model.VocabSize - 1) : null;
        BadWords = reader.Int32Lists("bad_words_ids", minimum: 0, model.VocabSize - 1);
        RenormalizeLogits = reader.BooleanOr("renormalize_logits", RenormalizeLogits);
    }

    /// <summary>Most ids of a text, the decoder's start id counted; at least 2.</summary>
    public int MaxLength { get; init; } = 128;

    /// <summary>How many texts are followed at a time; 1 for greedy choice.</summary>
    public int NumBeams { get; init; } = 1;

    /// <summary>A text's score is the sum of its log-probabilities by its length to this power: above 0 favours longer texts.</summary>
    public float LengthPenalty { get; init; } = 1;

    /// <summary>Whether the search ends as soon as there are as many whole texts as beams.</summary>
    public bool EarlyStopping { get; init; }

    /// <summary>The id that the decoder begins with.</summary>
    public int DecoderStartTokenId { get; init; }

    /// <summary>The id that ends a text.</summary>
    public int EosTokenId { get; init; }

    /// <summary>The id that a text gets in its last place if it comes so far, or null.</summary>
    public int? ForcedEosTokenId { get; init; }

    /// <summary>Sequences of ids that are never written.</summary>
    public IReadOnlyList<IReadOnlyList<int>> BadWords { get; init; } = [];

    /// <summary>Whether the probabilities of what may still be written are brought to a sum of 1 again, as the opus-mt models ask for.</summary>
    public bool RenormalizeLogits { get; init; }

    /// <summary>What a model folder says.</summary>
    /// <param name="folder">A folder of a model that turns one sequence into another.</param>
    /// <exception cref="ModelFormatException">The folder holds another model, or a field is wrong.</exception>
    public static SequenceGenerationConfig FromFolder(ModelFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (folder.Config is not SequenceToSequenceConfig model)
            throw new ModelFormatException(folder.FilePath(ModelFolder.ConfigFile), $"describes a {folder.Config.Architecture}, which does not turn one sequence into another.");
        var path = folder.FilePath(GenerationConfig.FileName);
        return new SequenceGenerationConfig(ConfigReader.Open(File.Exists(path) ? path : folder.FilePath(ModelFolder.ConfigFile)), model);
    }

    /// <summary>Writes <c>generation_config.json</c>.</summary>
    /// <param name="writer">Receives one JSON object.</param>
    public void Write(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteNumber("decoder_start_token_id", DecoderStartTokenId);
        writer.WriteNumber("eos_token_id", EosTokenId);
        if (ForcedEosTokenId is { } forced) writer.WriteNumber("forced_eos_token_id", forced);
        writer.WriteNumber("max_length", MaxLength);
        writer.WriteNumber("num_beams", NumBeams);
        writer.WriteNumber("length_penalty", LengthPenalty);
        writer.WriteBoolean("early_stopping", EarlyStopping);
        writer.WriteStartArray("bad_words_ids");
        foreach (var word in BadWords)
        {
            writer.WriteStartArray();
            foreach (var id in word) writer.WriteNumberValue(id);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        if (RenormalizeLogits) writer.WriteBoolean("renormalize_logits", RenormalizeLogits);
        writer.WriteEndObject();
    }

    /// <summary>Refuses values outside their ranges.</summary>
    /// <exception cref="ConfigurationException">Names the field, its value and its range.</exception>
    public void Validate()
    {
        if (MaxLength < 2) throw new ConfigurationException($"max_length: {MaxLength} cannot be used; expected at least 2.");
        if (NumBeams < 1) throw new ConfigurationException($"num_beams: {NumBeams} cannot be used; expected at least 1.");
        if (!float.IsFinite(LengthPenalty)) throw new ConfigurationException($"length_penalty: {LengthPenalty} cannot be used; expected a number.");
        if (BadWords.Any(word => word.Count == 0)) throw new ConfigurationException("bad_words_ids: an empty word cannot be avoided; expected at least one id each.");
    }
}
