using System.Text.Json;
using Linnet.Spelling;

namespace Linnet.Evaluation;

/// <summary>Reads specifications strictly: a field that is misspelt would change what is measured.</summary>
internal static class SpecReader
{
    private const int MaxLength = 64 << 10;
    private const int MaxList = 50;
    private const int MaxText = 500;
    private const int CommitLength = 40;
    private const int HashLength = 64;

    private static readonly string[] Fields = ["format", "task", "dataset", "columns", "metrics", "seeds", "software"];
    private static readonly string[] DatasetFields = ["repository", "revision", "file", "sha256", "targetFile", "targetSha256", "split"];
    private static readonly string[] ColumnFields = ["text", "pair", "label", "labelSeparator"];

    internal static EvaluationSpec Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > MaxLength) throw new ConfigurationException($"the specification has {json.Length} characters; expected at most {MaxLength}.");
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Read(document.RootElement);
        }
        catch (JsonException error)
        {
            throw new ConfigurationException($"the specification is no JSON: {error.Message.ReplaceLineEndings(" ")}");
        }
    }

    internal static EvaluationSpec Read(JsonElement root)
    {
        Check(root, "the specification", Fields);
        var format = Required(root, "format", "format");
        if (format != EvaluationSpec.Format) throw new ConfigurationException($"format: '{format}' is not known; expected '{EvaluationSpec.Format}'.");
        return new EvaluationSpec
        {
            Task = Required(root, "task", "task"),
            Dataset = ReadDataset(root),
            Columns = root.TryGetProperty("columns", out var columns) ? ReadColumns(columns) : new EvaluationColumns(),
            Metrics = ReadMetrics(root),
            Seeds = ReadSeeds(root),
            Software = Text(root, "software", "software") ?? EvaluationSpec.CurrentSoftware,
        };
    }

    private static EvaluationDataset ReadDataset(JsonElement root)
    {
        if (!root.TryGetProperty("dataset", out var dataset)) throw new ConfigurationException("dataset: is missing; expected an object with repository, revision and file.");
        Check(dataset, "dataset", DatasetFields);
        var read = new EvaluationDataset
        {
            Repository = Required(dataset, "repository", "dataset.repository"),
            Revision = Required(dataset, "revision", "dataset.revision"),
            File = Required(dataset, "file", "dataset.file"),
            Sha256 = Text(dataset, "sha256", "dataset.sha256"),
            TargetFile = Text(dataset, "targetFile", "dataset.targetFile"),
            TargetSha256 = Text(dataset, "targetSha256", "dataset.targetSha256"),
            Split = Text(dataset, "split", "dataset.split"),
        };
        if (read.Repository.Split('/') is not [{ Length: > 0 }, { Length: > 0 }]) throw new ConfigurationException($"dataset.repository: '{read.Repository}' is no name of a repository; expected namespace/name.");
        if (!IsHex(read.Revision, CommitLength))
            throw new ConfigurationException($"dataset.revision: '{read.Revision}' is no commit; expected its {CommitLength} small hexadecimal digits, for branches and tags move.");
        foreach (var path in (string?[])[read.File, read.TargetFile])
        {
            if (path is not null && !IsPath(path)) throw new ConfigurationException($"dataset.file: '{path}' is no path within a repository.");
        }

        foreach (var hash in (string?[])[read.Sha256, read.TargetSha256])
        {
            if (hash is not null && !IsHex(hash, HashLength)) throw new ConfigurationException($"dataset.sha256: '{hash}' is no SHA-256; expected {HashLength} small hexadecimal digits.");
        }

        return read.TargetSha256 is not null && read.TargetFile is null ? throw new ConfigurationException("dataset.targetSha256: there is no targetFile that it could be of.") : read;
    }

    private static EvaluationColumns ReadColumns(JsonElement columns)
    {
        Check(columns, "columns", ColumnFields);
        return new EvaluationColumns
        {
            Text = Text(columns, "text", "columns.text"),
            Pair = Text(columns, "pair", "columns.pair"),
            Label = Text(columns, "label", "columns.label"),
            LabelSeparator = Text(columns, "labelSeparator", "columns.labelSeparator"),
        };
    }

    private static List<string> ReadMetrics(JsonElement root)
    {
        if (!root.TryGetProperty("metrics", out var metrics) || metrics.ValueKind != JsonValueKind.Array || metrics.GetArrayLength() is 0 or > MaxList)
            throw new ConfigurationException("metrics: expected a list of names, the one that orders first, such as [\"accuracy\", \"macro_f1\"].");
        var names = metrics.EnumerateArray().Select(metric => metric.ValueKind == JsonValueKind.String ? metric.GetString()! : throw new ConfigurationException("metrics: expected names.")).ToList();
        return names.Distinct(StringComparer.Ordinal).Count() == names.Count && names.TrueForAll(name => name.Length is > 0 and < MaxList)
            ? names
            : throw new ConfigurationException("metrics: a name is empty, too long or there twice.");
    }

    private static List<long> ReadSeeds(JsonElement root)
    {
        if (!root.TryGetProperty("seeds", out var seeds)) return [];
        if (seeds.ValueKind != JsonValueKind.Array || seeds.GetArrayLength() > MaxList) throw new ConfigurationException("seeds: expected a list of whole numbers.");
        return [.. seeds.EnumerateArray().Select(seed => seed.ValueKind == JsonValueKind.Number && seed.TryGetInt64(out var number) ? number : throw new ConfigurationException("seeds: expected whole numbers."))];
    }

    private static void Check(JsonElement element, string name, string[] known)
    {
        if (element.ValueKind != JsonValueKind.Object) throw new ConfigurationException($"{name}: expected a JSON object.");
        foreach (var field in element.EnumerateObject())
        {
            if (!known.Contains(field.Name, StringComparer.Ordinal))
            {
                var meant = NearestName.Suggest(field.Name, known) is { } near ? $" Did you mean '{near}'?" : string.Empty;
                throw new ConfigurationException($"{name}: there is no field '{Shown(field.Name)}'; known are {string.Join(", ", known)}.{meant}");
            }
        }
    }

    private static string Required(JsonElement element, string field, string name) => Text(element, field, name) ?? throw new ConfigurationException($"{name}: is missing; expected a text.");

    private static string? Text(JsonElement element, string field, string name)
    {
        if (!element.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new ConfigurationException($"{name}: expected a text.");
        return text.Length is > 0 and <= MaxText && !text.Any(char.IsControl) ? text : throw new ConfigurationException($"{name}: expected 1 to {MaxText} characters, and no control characters.");
    }

    private static bool IsHex(string text, int length) => text.Length == length && text.All(char.IsAsciiHexDigitLower);

    private static bool IsPath(string path) => !path.Contains('\\', StringComparison.Ordinal) && path.Split('/').All(part => part.Length > 0 && part is not ("." or ".."));

    private static string Shown(string name) => name.Length <= MaxList ? name : name[..MaxList];
}
