using System.Text.Json.Nodes;
using Linnet.Hub.Licensing;

namespace Linnet.Hub.Repositories;

/// <summary>What a card has to look like: the metadata specification of the Hugging Face hub's model and dataset cards.</summary>
internal static class CardRules
{
    private const int MaxLanguageLength = 8;
    private const string OtherLicense = "other";

    /// <summary>Identifiers of licences that the hub knows: SPDX's in small letters, and those of models that SPDX does not list.</summary>
    private static readonly HashSet<string> Licenses = new(StringComparer.OrdinalIgnoreCase)
    {
        "apache-2.0", "mit", "openrail", "bigscience-openrail-m", "creativeml-openrail-m", "bigscience-bloom-rail-1.0", "bigcode-openrail-m", "afl-3.0", "artistic-2.0",
        "bsl-1.0", "bsd", "bsd-2-clause", "bsd-3-clause", "bsd-3-clause-clear", "c-uda", "cc", "cc0-1.0", "cc-by-2.0", "cc-by-2.5", "cc-by-3.0", "cc-by-4.0",
        "cc-by-sa-3.0", "cc-by-sa-4.0", "cc-by-nc-2.0", "cc-by-nc-3.0", "cc-by-nc-4.0", "cc-by-nd-4.0", "cc-by-nc-nd-3.0", "cc-by-nc-nd-4.0", "cc-by-nc-sa-2.0",
        "cc-by-nc-sa-3.0", "cc-by-nc-sa-4.0", "cdla-sharing-1.0", "cdla-permissive-1.0", "cdla-permissive-2.0", "wtfpl", "ecl-2.0", "epl-1.0", "epl-2.0", "etalab-2.0",
        "eupl-1.1", "eupl-1.2", "agpl-3.0", "gfdl", "gpl", "gpl-2.0", "gpl-3.0", "lgpl", "lgpl-2.1", "lgpl-3.0", "isc", "intel-research", "h-research", "lppl-1.3c", "ms-pl",
        "apple-ascl", "apple-amlr", "mpl-2.0", "odc-by", "odbl", "openmdw-1.0", "openrail++", "osl-3.0", "postgresql", "ofl-1.1", "ncsa", "unlicense", "zlib", "pddl",
        "lgpl-lr", "deepfloyd-if-license", "fair-noncommercial-research-license", "llama2", "llama3", "llama3.1", "llama3.2", "llama3.3", "llama4", "grok2-community",
        "gemma", "unknown", OtherLicense,
    };

    /// <summary>Tasks by which models are found.</summary>
    private static readonly HashSet<string> Tasks = new(StringComparer.Ordinal)
    {
        "text-classification", "token-classification", "table-question-answering", "question-answering", "zero-shot-classification", "translation", "summarization",
        "feature-extraction", "text-generation", "text2text-generation", "fill-mask", "sentence-similarity", "text-ranking", "text-to-speech", "text-to-audio",
        "automatic-speech-recognition", "audio-to-audio", "audio-classification", "voice-activity-detection", "depth-estimation", "image-classification",
        "object-detection", "image-segmentation", "text-to-image", "image-to-text", "image-to-image", "image-to-video", "unconditional-image-generation",
        "video-classification", "reinforcement-learning", "robotics", "tabular-classification", "tabular-regression", "time-series-forecasting", "graph-ml",
        "text-to-video", "image-text-to-text", "visual-question-answering", "document-question-answering", "zero-shot-image-classification", "mask-generation",
        "zero-shot-object-detection", "text-to-3d", "image-to-3d", "image-feature-extraction", "video-text-to-text", "keypoint-detection", "visual-document-retrieval",
        "any-to-any", "multiple-choice", "conversational", "other", "intent-slot", "relation-extraction",
    };

    /// <summary>Looks at a README.</summary>
    internal static IReadOnlyList<CardFinding> Check(string markdown, RepositoryKind kind)
    {
        JsonObject? head;
        try
        {
            head = FrontMatter.Parse(markdown);
        }
        catch (FormatException error)
        {
            return [new CardFinding(true, $"The head of the README is not readable: {error.Message}.")];
        }

        if (head is null)
            return [new CardFinding(false, "The README has no head: begin it with a line ---, then license: and other facts, then a line --- again, so that it can be found.")];
        var findings = new List<CardFinding>();
        CheckLicense(head, findings);
        CheckLanguages(head, findings);
        CheckIds(head, "datasets", findings);
        CheckIds(head, "base_model", findings);
        if (kind == RepositoryKind.Model)
        {
            CheckTask(head, findings);
            CheckResults(head["model-index"], findings);
        }

        return findings;
    }

    private static void CheckLicense(JsonObject head, List<CardFinding> findings)
    {
        var licenses = Texts(head["license"]);
        if (licenses is null) findings.Add(new CardFinding(true, "\"license\" must be a text or a list of texts"));
        else if (licenses.Count == 0)
            findings.Add(new CardFinding(false, "\"license\" is missing: nobody knows whether they may use this"));
        else if (licenses.Find(license => !Licenses.Contains(license)) is { } unknown) CheckExpression(unknown, findings);
        else if (licenses.Contains(OtherLicense) && head["license_name"] is null)
            findings.Add(new CardFinding(false, "\"license\" is \"other\": say which in \"license_name\", and where it is in \"license_link\""));
    }

    /// <summary>What is no tag may be an expression of SPDX, such as <c>MIT OR Apache-2.0</c>.</summary>
    private static void CheckExpression(string text, List<CardFinding> findings)
    {
        if (!LicenseExpression.TryParse(text, out var expression, out var error))
        {
            findings.Add(new CardFinding(true, $"\"license\" \"{text}\" is no expression of SPDX ({error}): use an identifier such as apache-2.0, MIT OR Apache-2.0, or \"other\" with \"license_name\""));
            return;
        }

        var unknown = expression.Licenses().FirstOrDefault(one => !one.IsReference && LicenseTable.Find(one.Id) is null);
        if (unknown is null) return;
        if (unknown == expression)
            findings.Add(new CardFinding(true, $"\"license\" \"{text}\" is unknown: use an identifier such as apache-2.0, or \"other\" with \"license_name\""));
        else findings.Add(new CardFinding(false, $"\"license\" names \"{unknown}\", whose terms the hub does not know: nothing can be said about what they allow"));
    }

    private static void CheckLanguages(JsonObject head, List<CardFinding> findings)
    {
        var languages = Texts(head["language"]);
        if (languages is null) findings.Add(new CardFinding(true, "\"language\" must be a text or a list of texts; write no: in quotes"));
        else if (languages.Find(language => !IsLanguage(language)) is { } wrong)
            findings.Add(new CardFinding(true, $"\"language\" \"{wrong}\" is no code: use two or three small letters (ISO 639), such as en or zh"));
    }

    private static bool IsLanguage(string text) =>
        text is "multilingual" or "code" || (text.Length is >= 2 and <= MaxLanguageLength && text.Split('-')[0] is { Length: 2 or 3 } code && code.All(char.IsAsciiLetterLower));

    private static void CheckTask(JsonObject head, List<CardFinding> findings)
    {
        if (head["pipeline_tag"] is not { } task) return;
        if (task is not JsonValue value || !value.TryGetValue(out string? text))
            findings.Add(new CardFinding(true, "\"pipeline_tag\" must be a text"));
        else if (!Tasks.Contains(text))
            findings.Add(new CardFinding(false, $"\"pipeline_tag\" \"{text}\" is no task that the hub knows, such as text-classification"));
    }

    private static void CheckIds(JsonObject head, string field, List<CardFinding> findings)
    {
        var ids = Texts(head[field]);
        if (ids is null) findings.Add(new CardFinding(true, $"\"{field}\" must be a text or a list of texts"));
        else if (ids.Find(id => !IsRepositoryId(id)) is { } wrong)
            findings.Add(new CardFinding(true, $"\"{field}\" \"{wrong}\" is no name of a repository (namespace/name)"));
    }

    private static bool IsRepositoryId(string id) =>
        id.Split('/') is { Length: 1 or 2 } parts && Array.TrueForAll(parts, part => part.Length is > 0 and <= 96 && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-'));

    private static void CheckResults(JsonNode? index, List<CardFinding> findings)
    {
        if (index is null) return;
        if (index is not JsonArray models)
        {
            findings.Add(new CardFinding(true, "\"model-index\" must be a list"));
            return;
        }

        foreach (var result in models.Select(model => (model as JsonObject)?["results"]).OfType<JsonArray>().SelectMany(results => results))
        {
            Require(result, findings, "task", "type");
            Require(result, findings, "dataset", "type");
            Require(result, findings, "dataset", "name");
            if ((result as JsonObject)?["metrics"] is not JsonArray metrics)
            {
                findings.Add(new CardFinding(true, "\"model-index[].results[].metrics\" must be a list"));
                continue;
            }

            foreach (var metric in metrics)
            {
                Require(metric, findings, "type");
                Require(metric, findings, "value");
            }
        }
    }

    private static void Require(JsonNode? node, List<CardFinding> findings, params string[] path)
    {
        foreach (var name in path) node = (node as JsonObject)?[name];
        var message = $"\"model-index[].results[].{(path.Length == 1 ? "metrics[]." : string.Empty)}{string.Join('.', path)}\" is required";
        if (node is null && !findings.Exists(finding => finding.Message == message)) findings.Add(new CardFinding(true, message));
    }

    /// <summary>One text or a list of them; null where it is something else.</summary>
    private static List<string>? Texts(JsonNode? node) => node switch
    {
        null => [],
        JsonValue value when value.TryGetValue(out string? text) => [text],
        JsonArray list when list.All(item => item is JsonValue value && value.TryGetValue(out string? _)) => [.. list.Select(item => item!.GetValue<string>())],
        _ => null,
    };
}
