using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Linnet.Models.Cards;

/// <summary>
/// The <c>model-index</c> entry of a card (huggingface.co/docs/hub/model-cards, "Evaluation results"): a result on the same data
/// set and split takes the old one's place, every other result stays.
/// </summary>
internal static class ModelIndex
{
    internal const string Key = "model-index";

    /// <summary>The entry with a result added.</summary>
    /// <param name="existing">The entry as it stands, or null.</param>
    /// <param name="modelName">Names the model where there is no entry yet.</param>
    /// <param name="result">The new result.</param>
    internal static string With(string? existing, string modelName, CardResult result)
    {
        var models = existing is null ? new YamlSequenceNode() : Parse(existing);
        if (models.Children.Count == 0) models.Add(Map(("name", Text(modelName)), ("results", new YamlSequenceNode())));
        var model = models.Children[0] as YamlMappingNode ?? throw new YamlException($"'{Key}' holds something else than models.");
        if (!model.Children.TryGetValue("results", out var node) || node is not YamlSequenceNode results)
        {
            results = [];
            model.Children["results"] = results;
        }

        var at = results.Children.ToList().FindIndex(child => IsSame(child, result));
        if (at < 0) results.Add(Node(result));
        else results.Children[at] = Node(result);
        return Write(models);
    }

    private static YamlSequenceNode Parse(string entry)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(entry));
        var root = stream.Documents.Count == 1 ? stream.Documents[0].RootNode as YamlMappingNode : null;
        return root?.Children[Key] switch
        {
            YamlSequenceNode models => models,
            YamlScalarNode { Value: null or "" } => [],
            _ => throw new YamlException($"'{Key}' is not a list."),
        };
    }

    private static bool IsSame(YamlNode node, CardResult result) =>
        Get(Get(node, "dataset"), "name") is YamlScalarNode name
        && name.Value == result.DatasetName
        && (Get(Get(node, "dataset"), "split") as YamlScalarNode)?.Value == result.Split
        && (Get(Get(node, "task"), "type") as YamlScalarNode)?.Value == result.TaskType;

    private static YamlNode? Get(YamlNode? node, string key) =>
        node is YamlMappingNode map && map.Children.TryGetValue(key, out var value) ? value : null;

    private static YamlMappingNode Node(CardResult result)
    {
        var dataset = Map(("name", Text(result.DatasetName)), ("type", Text(result.DatasetType)));
        if (result.Split is { } split) dataset.Add("split", Text(split));
        var metrics = new YamlSequenceNode(result.Metrics.Select(metric => Map(
            ("type", Text(metric.Type)), ("name", Text(metric.Name)), ("value", Number(metric.Value)))));
        return Map(
            ("task", Map(("type", Text(result.TaskType)), ("name", Text(result.TaskName)))),
            ("dataset", dataset),
            ("metrics", metrics));
    }

    private static YamlMappingNode Map(params (string Key, YamlNode Value)[] entries)
    {
        var map = new YamlMappingNode();
        foreach (var (key, value) in entries) map.Add(key, value);
        return map;
    }

    /// <summary>The emitter quotes no word that looks like a number or a boolean, so we do.</summary>
    private static YamlScalarNode Text(string text) => new(text)
    {
        Style = YamlText.Scalar(text) == text ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted,
    };

    private static YamlScalarNode Number(double value) =>
        new(double.IsFinite(value) ? Math.Round(value, 6).ToString(CultureInfo.InvariantCulture) : ".nan");

    private static string Write(YamlSequenceNode models)
    {
        var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        new YamlStream(new YamlDocument(Map((Key, models)))).Save(writer, assignAnchors: false);
        var text = writer.ToString();
        var end = text.LastIndexOf("\n...", StringComparison.Ordinal);
        return end < 0 ? text : text[..(end + 1)];
    }
}
