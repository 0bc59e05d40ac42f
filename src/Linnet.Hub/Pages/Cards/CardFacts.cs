using System.Globalization;
using System.Text.Json.Nodes;

namespace Linnet.Hub.Pages.Cards;

/// <summary>What the head of a card says, read for the panel beside it: whatever strangers have written there, it becomes short texts or nothing.</summary>
internal sealed class CardFacts
{
    private const int MaxValues = 20;
    private const int MaxLength = 120;
    private const int MaxResults = 12;

    private readonly JsonObject _head;

    /// <summary>Reads a head that was stored as JSON.</summary>
    internal CardFacts(string? card) => _head = card is null ? [] : JsonNode.Parse(card) as JsonObject ?? [];

    /// <summary>One text or a list of them.</summary>
    internal IReadOnlyList<string> Values(string field) => _head[field] switch
    {
        JsonArray list => [.. list.OfType<JsonValue>().Select(Text).Where(text => text.Length > 0).Take(MaxValues)],
        JsonValue value when Text(value) is { Length: > 0 } text => [text],
        _ => [],
    };

    /// <summary>The results that the card claims: metric, value, data set.</summary>
    internal IReadOnlyList<(string Metric, string Value, string Dataset)> Results()
    {
        var results = new List<(string, string, string)>();
        foreach (var result in Objects(_head["model-index"]).SelectMany(model => Objects(model["results"])))
        {
            var dataset = TextOf((result["dataset"] as JsonObject)?["name"]);
            foreach (var metric in Objects(result["metrics"]))
            {
                var name = TextOf(metric["name"]) is { Length: > 0 } given ? given : TextOf(metric["type"]);
                if (name.Length > 0 && results.Count < MaxResults) results.Add((name, ValueOf(metric["value"]), dataset));
            }
        }

        return results;
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => (node as JsonArray)?.OfType<JsonObject>() ?? [];

    private static string TextOf(JsonNode? node) => node is JsonValue value ? Text(value) : string.Empty;

    private static string ValueOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out double number) ? number.ToString("0.####", CultureInfo.InvariantCulture) : TextOf(node);

    private static string Text(JsonValue value)
    {
        var text = value.ToString();
        return text.Length <= MaxLength ? text : text[..MaxLength] + "…";
    }
}
