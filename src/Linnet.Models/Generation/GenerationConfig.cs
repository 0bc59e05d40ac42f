using System.Text.Json;
using Linnet.Models.Architectures;
using Linnet.Models.Configuration;
using Linnet.Models.Folder;

namespace Linnet.Models.Generation;

/// <summary>How a text is continued: <c>generation_config.json</c>, in transformers' field names.</summary>
/// <example>
/// <code>
/// var config = new GenerationConfig { MaxNewTokens = 50, DoSample = true, Temperature = 0.8f, TopK = 40, Seed = 7 };
/// </code>
/// </example>
public sealed record GenerationConfig
{
    /// <summary>The file of a model folder that holds this.</summary>
    public const string FileName = "generation_config.json";

    /// <summary>Creates the defaults: greedy, 100 new tokens.</summary>
    public GenerationConfig()
    {
    }

    /// <summary>Reads a configuration.</summary>
    /// <param name="reader">The file.</param>
    /// <exception cref="ModelFormatException">A field is wrong.</exception>
    public GenerationConfig(ConfigReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        MaxNewTokens = reader.Int32Or("max_new_tokens", MaxNewTokens, maximum: int.MaxValue);
        DoSample = reader.BooleanOr("do_sample", DoSample);
        Temperature = reader.SingleOr("temperature", Temperature, 0, 1e6f);
        TopK = reader.Int32Or("top_k", TopK, minimum: 0, int.MaxValue);
        TopP = reader.SingleOr("top_p", TopP, 0, 1);
        RepetitionPenalty = reader.SingleOr("repetition_penalty", RepetitionPenalty, 1e-3f, 1e3f);
        StopStrings = reader.Strings("stop_strings");
        BosTokenId = reader.Has("bos_token_id") ? reader.Int32("bos_token_id", minimum: 0, int.MaxValue) : null;
        EosTokenIds = reader.Int32OrList("eos_token_id", minimum: 0, int.MaxValue);
    }

    /// <summary>Most tokens that are added, at least 1.</summary>
    public int MaxNewTokens { get; init; } = 100;

    /// <summary>Whether tokens are drawn by their probabilities; otherwise the most probable one is taken (greedy).</summary>
    public bool DoSample { get; init; }

    /// <summary>What logits are divided by before a token is drawn: below 1 bolder, above 1 more varied. Above 0.</summary>
    public float Temperature { get; init; } = 1;

    /// <summary>Draw among so many most probable tokens (Fan et al. 2018); 0 for all.</summary>
    public int TopK { get; init; } = 50;

    /// <summary>Draw among the most probable tokens that together have this probability (Holtzman et al. 2020), in (0, 1].</summary>
    public float TopP { get; init; } = 1;

    /// <summary>Makes tokens that have occurred less probable where above 1 (Keskar et al. 2019); acts on greedy choices too.</summary>
    public float RepetitionPenalty { get; init; } = 1;

    /// <summary>The text ends before the first of these; none is empty.</summary>
    public IReadOnlyList<string> StopStrings { get; init; } = [];

    /// <summary>The id that stands for an empty prompt, or null.</summary>
    public int? BosTokenId { get; init; }

    /// <summary>The ids that end a text.</summary>
    public IReadOnlyList<int> EosTokenIds { get; init; } = [];

    /// <summary>Seeds the drawing: the same seed and prompt give the same text. Not part of the file.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// What a model folder says: its <c>generation_config.json</c>, and where that is missing or silent the ids of its
    /// <c>config.json</c>.
    /// </summary>
    /// <param name="folder">A language model's folder.</param>
    /// <exception cref="ModelFormatException">The file is wrong.</exception>
    public static GenerationConfig FromFolder(ModelFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var path = folder.FilePath(FileName);
        var config = File.Exists(path) ? new GenerationConfig(ConfigReader.Open(path)) : new GenerationConfig();
        if (folder.Config is not LanguageModelConfig model) return config;
        return config with
        {
            BosTokenId = config.BosTokenId ?? model.BosTokenId,
            EosTokenIds = config.EosTokenIds.Count > 0 ? config.EosTokenIds : model.EosTokenIds,
        };
    }

    /// <summary>Writes <c>generation_config.json</c>.</summary>
    /// <param name="writer">Receives one JSON object.</param>
    public void Write(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        if (BosTokenId is { } bos) writer.WriteNumber("bos_token_id", bos);
        JsonFields.WriteOneOrList(writer, "eos_token_id", EosTokenIds);
        writer.WriteNumber("max_new_tokens", MaxNewTokens);
        writer.WriteBoolean("do_sample", DoSample);
        writer.WriteNumber("temperature", Temperature);
        writer.WriteNumber("top_k", TopK);
        writer.WriteNumber("top_p", TopP);
        writer.WriteNumber("repetition_penalty", RepetitionPenalty);
        if (StopStrings.Count > 0)
        {
            writer.WriteStartArray("stop_strings");
            foreach (var text in StopStrings) writer.WriteStringValue(text);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    /// <summary>Refuses values outside their ranges.</summary>
    /// <exception cref="ConfigurationException">Names the field, its value and its range.</exception>
    public void Validate()
    {
        Check(MaxNewTokens >= 1, "max_new_tokens", MaxNewTokens, "at least 1");
        Check(float.IsFinite(Temperature) && (Temperature > 0 || !DoSample), "temperature", Temperature, "above 0; for the most probable token turn sampling off (greedy)");
        Check(TopK >= 0, "top_k", TopK, "0 (all) or more");
        Check(TopP is > 0 and <= 1, "top_p", TopP, "above 0 and at most 1");
        Check(float.IsFinite(RepetitionPenalty) && RepetitionPenalty > 0, "repetition_penalty", RepetitionPenalty, "above 0; 1 for none");
        Check(!StopStrings.Contains(string.Empty), "stop_strings", "\"\"", "texts of at least one character");
    }

    private static void Check(bool isValid, string field, IFormattable value, string expected) =>
        Check(isValid, field, value.ToString(null, System.Globalization.CultureInfo.InvariantCulture), expected);

    private static void Check(bool isValid, string field, string value, string expected)
    {
        if (!isValid) throw new ConfigurationException($"{field}: {value} cannot be used; expected {expected}.");
    }
}
