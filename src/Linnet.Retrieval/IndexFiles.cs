using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Linnet.Models.Configuration;
using Linnet.Models.Pipelines;
using Linnet.Models.Safetensors;
using Linnet.Retrieval.Dense;
using Linnet.Retrieval.Lexical;

namespace Linnet.Retrieval;

/// <summary>
/// The files of an index folder: <c>index.json</c>, <c>passages.jsonl</c> (the texts), <c>index.safetensors</c> (all numbers) and <c>encoder/</c> (a copy
/// of the model, so that the index stays whole when the model moves on).
/// </summary>
internal static class IndexFiles
{
    internal const string EncoderFolder = "encoder";
    private const string InfoFile = "index.json";
    private const string PassagesFile = "passages.jsonl";
    private const string NumbersFile = "index.safetensors";
    private const int Version = 1;

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void Write(string folder, IReadOnlyList<Passage> passages, Bm25Index lexical, VectorTable? vectors, HnswGraph? graph)
    {
        WriteInfo(Path.Combine(folder, InfoFile), passages.Count, vectors?.Dimension);
        using (var writer = new StreamWriter(Path.Combine(folder, PassagesFile), false, new UTF8Encoding(false)))
        {
            foreach (var passage in passages) writer.Write(Line(passage) + "\n");
        }

        using var stream = File.Create(Path.Combine(folder, NumbersFile));
        IEnumerable<SafetensorsEntry> dense = vectors is null || graph is null ? [] : [SafetensorsEntry.Of("dense.vectors", vectors.Values, vectors.Count, vectors.Dimension), .. graph.Entries()];
        SafetensorsWriter.Write(stream, [.. lexical.Entries(), .. dense]);
    }

    /// <exception cref="ModelFormatException">A file is missing or damaged.</exception>
    internal static (List<Passage> Passages, Bm25Index Lexical, VectorTable? Vectors, HnswGraph? Graph) Read(string folder)
    {
        var info = ReadInfo(folder);
        var passages = ReadPassages(Path.Combine(folder, PassagesFile));
        if (passages.Count != info.Int32("passages", minimum: 0, maximum: int.MaxValue)) throw info.Invalid("passages", $"does not fit {PassagesFile}, which has {passages.Count}; build the index anew.");
        using var numbers = SafetensorsFile.Open(Path.Combine(folder, NumbersFile));
        var lexical = Bm25Index.Read(numbers, passages.Count);
        if (!info.Has("dimension")) return (passages, lexical, null, null);
        var (values, dimension) = (numbers.Floats("dense.vectors"), info.Int32("dimension"));
        if (values.LongLength != (long)passages.Count * dimension) throw new ModelFormatException(numbers.Path, $"has {values.Length} numbers of vectors for {passages.Count} passages of {dimension}; build the index anew.");
        var vectors = new VectorTable(values, dimension);
        return (passages, lexical, vectors, HnswGraph.Read(numbers, vectors));
    }

    /// <summary>Refuses a folder that is no index, and one whose encoder is none; reads no more than the small files.</summary>
    /// <exception cref="ModelFormatException">Says which file is missing or wrong.</exception>
    internal static void Check(string folder)
    {
        var hasVectors = ReadInfo(folder).Has("dimension");
        foreach (var name in new[] { PassagesFile, NumbersFile })
        {
            if (!File.Exists(Path.Combine(folder, name))) throw new ModelFormatException(Path.Combine(folder, name), "the file is missing; build the index anew.");
        }

        if (hasVectors) Fits<SentenceEncoder>(Path.Combine(folder, EncoderFolder));
    }

    private static void Fits<TPipeline>(string folder)
        where TPipeline : class, ILanguagePipeline<TPipeline> => TPipeline.Check(folder);

    private static ConfigReader ReadInfo(string folder)
    {
        if (!Directory.Exists(folder)) throw new ModelFormatException(folder, "there is no such folder; build an index with linnet index.");
        var path = Path.Combine(folder, InfoFile);
        if (!File.Exists(path)) throw new ModelFormatException(path, "the file is missing, so that this folder is no index; build one with linnet index.");
        var info = ConfigReader.Open(path);
        if (info.Int32("version") is var version && version != Version) throw info.Invalid("version", $"is {version}; this program reads {Version}. Build the index anew.");
        return info;
    }

    private static void WriteInfo(string path, int passages, int? dimension)
    {
        using var stream = File.Create(path);
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        writer.WriteStartObject();
        writer.WriteNumber("version", Version);
        writer.WriteNumber("passages", passages);
        if (dimension is { } size) writer.WriteNumber("dimension", size);
        writer.WriteEndObject();
    }

    private static string Line(Passage passage)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Json))
        {
            writer.WriteStartObject();
            writer.WriteString("document", passage.Document);
            writer.WriteNumber("number", passage.Number);
            writer.WriteString("text", passage.Text);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static List<Passage> ReadPassages(string path)
    {
        if (!File.Exists(path)) throw new ModelFormatException(path, "the file is missing; build the index anew.");
        var passages = new List<Passage>();
        foreach (var line in File.ReadLines(path))
        {
            var reader = ConfigReader.Parse(path, Encoding.UTF8.GetBytes(line));
            passages.Add(new Passage(reader.String("document"), reader.Int32("number", minimum: 0, maximum: int.MaxValue), reader.String("text")));
        }

        return passages;
    }
}
