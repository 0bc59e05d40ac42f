using System.Text.Json;
using Linnet.Models.Configuration;
using Linnet.Models.Folder;

namespace Linnet.Models.Pipelines;

/// <summary>How the vectors of a text's tokens become one.</summary>
public enum SentencePooling
{
    /// <summary>The network's own: the best match of each filter, a pooler.</summary>
    Own,

    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>The largest value of each place.</summary>
    Max,

    /// <summary>That of the first token.</summary>
    Cls,
}

/// <summary>
/// The pooling in the files of the sentence-transformers library, so that its folders are read and ours are read by it: <c>modules.json</c> names
/// the steps, <c>1_Pooling/config.json</c> the kind.
/// </summary>
internal static class SentencePoolingFiles
{
    private const string ModulesFile = "modules.json";
    private const string PoolingFolder = "1_Pooling";

    private static readonly (string Field, SentencePooling Pooling)[] Fields =
    [
        ("pooling_mode_cls_token", SentencePooling.Cls), ("pooling_mode_mean_tokens", SentencePooling.Mean), ("pooling_mode_max_tokens", SentencePooling.Max),
    ];

    /// <summary>The pooling of a folder; the mean where it says nothing, as sentence-transformers has it.</summary>
    internal static SentencePooling Read(ModelFolder folder)
    {
        var path = Path.Combine(folder.FilePath(PoolingFolder), ModelFolder.ConfigFile);
        if (!File.Exists(path)) return SentencePooling.Mean;
        var reader = ConfigReader.Open(path);
        var named = Fields.Where(field => reader.BooleanOr(field.Field, false)).ToArray();
        return named.Length == 1
            ? named[0].Pooling
            : throw new ModelFormatException(path, $"names {named.Length} kinds of pooling; expected one of {string.Join(", ", Fields.Select(field => field.Field))} to be true.");
    }

    internal static void Write(ModelFolderWriter folder, SentencePooling pooling, int dimension)
    {
        folder.WriteJson(ModulesFile, writer =>
        {
            writer.WriteStartArray();
            Module(writer, 0, "", "Transformer");
            Module(writer, 1, PoolingFolder, "Pooling");
            writer.WriteEndArray();
        });
        folder.Subfolder(PoolingFolder).WriteJson(ModelFolder.ConfigFile, writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("word_embedding_dimension", dimension);
            foreach (var (field, kind) in Fields) writer.WriteBoolean(field, kind == pooling);
            writer.WriteEndObject();
        });
    }

    private static void Module(Utf8JsonWriter writer, int number, string path, string type)
    {
        writer.WriteStartObject();
        writer.WriteNumber("idx", number);
        writer.WriteString("name", $"{number}");
        writer.WriteString("path", path);
        writer.WriteString("type", $"sentence_transformers.models.{type}");
        writer.WriteEndObject();
    }
}
