using System.Text.Json.Nodes;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Diff;

/// <summary>The head of a README as a machine sees it.</summary>
internal sealed class CardHead
{
    private readonly JsonObject _head;

    private CardHead(JsonObject head, bool isThere, string? problem) => (_head, IsThere, Problem) = (head, isThere, problem);

    /// <summary>Whether there is a head at all.</summary>
    internal bool IsThere { get; }

    /// <summary>Why the head cannot be read; null where it can.</summary>
    internal string? Problem { get; }

    /// <summary>The licence: an identifier, or the name and address of another; null where none is said.</summary>
    internal string? License
    {
        get
        {
            var parts = Values("license").Concat(Values("license_name")).Concat(Values("license_link")).ToArray();
            return parts.Length == 0 ? null : string.Join(", ", parts);
        }
    }

    /// <summary>Reads the head of a README.</summary>
    internal static CardHead Parse(string markdown)
    {
        try
        {
            var head = FrontMatter.Parse(markdown);
            return new CardHead(head ?? [], head is not null, null);
        }
        catch (FormatException error)
        {
            return new CardHead([], true, error.Message);
        }
    }

    /// <summary>A field that is one value or a list of them.</summary>
    internal IReadOnlyList<string> Values(string field) => _head[field] switch
    {
        JsonArray list => [.. list.OfType<JsonValue>().Select(value => value.ToString()).Where(text => text.Length > 0)],
        JsonValue value when value.ToString() is { Length: > 0 } text => [text],
        _ => [],
    };

    /// <summary>The numbers of <c>model-index</c>; of several with the same key the last counts.</summary>
    internal Dictionary<(string Task, string Dataset, string? Split, string Metric), double> Metrics()
    {
        var metrics = new Dictionary<(string, string, string?, string), double>();
        foreach (var result in Items(_head["model-index"]).SelectMany(model => Items(model["results"])))
        {
            var dataset = result["dataset"] as JsonObject;
            var task = Text(result["task"] as JsonObject, "type") ?? string.Empty;
            foreach (var metric in Items(result["metrics"]))
            {
                if ((Text(metric, "type") ?? Text(metric, "name")) is not { } name || Number(metric["value"]) is not { } value) continue;
                metrics[(task, Text(dataset, "name") ?? Text(dataset, "type") ?? string.Empty, Text(dataset, "split"), name)] = value;
            }
        }

        return metrics;
    }

    private static IEnumerable<JsonObject> Items(JsonNode? node) => node is JsonArray list ? list.OfType<JsonObject>() : [];

    private static string? Text(JsonObject? node, string field) => node?[field] is JsonValue value ? value.ToString() : null;

    /// <summary>The YAML reader makes whole numbers and others; nothing else is a measurement.</summary>
    private static double? Number(JsonNode? node) => node is not JsonValue value ? null
        : value.TryGetValue(out double number) ? number
        : value.TryGetValue(out long whole) ? whole
        : null;
}
