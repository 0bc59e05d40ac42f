using System.Globalization;
using System.Text;
using YamlDotNet.Core;

namespace Linnet.Models.Cards;

/// <summary>
/// The model card, <c>README.md</c>: a YAML head for machines and a text for people. What the user wrote into it stays,
/// letter for letter, when results are added.
/// </summary>
public sealed class ModelCard
{
    private const string ResultsStart = "<!-- linnet:results -->";
    private const string ResultsEnd = "<!-- /linnet:results -->";

    private readonly string _path;
    private readonly FrontMatter _head;

    private ModelCard(string path, FrontMatter head, string body)
    {
        _path = path;
        _head = head;
        Body = body;
    }

    /// <summary>The text below the YAML head, in Markdown.</summary>
    public string Body { get; private set; }

    /// <summary>Writes a first card.</summary>
    /// <param name="facts">What it says.</param>
    public static ModelCard Create(CardFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var (head, _) = FrontMatter.Split(string.Empty);
        head.SetScalar("license", facts.License);
        if (facts.Languages.Count > 0) head.SetList("language", facts.Languages);
        head.SetScalar("pipeline_tag", facts.PipelineTag);
        head.SetScalar("library_name", "linnet");
        if (facts.BaseModel is { } parent) head.SetScalar("base_model", parent);
        if (facts.Datasets.Count > 0) head.SetList("datasets", facts.Datasets);
        if (facts.Metrics.Count > 0) head.SetList("metrics", facts.Metrics);
        return new ModelCard("README.md", head, CardBody.Write(facts, $"{ResultsStart}\nNot measured yet.\n{ResultsEnd}\n"));
    }

    /// <summary>Reads a card; a file without a YAML head is all body.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ModelFormatException">The file cannot be read.</exception>
    public static ModelCard Read(string path) => Parse(path, Encoding.UTF8.GetString(Folder.ModelFile.ReadSmall(path)).TrimStart('\uFEFF'));

    /// <summary>Reads a card from its text.</summary>
    /// <param name="path">What errors call it.</param>
    /// <param name="markdown">The text.</param>
    public static ModelCard Parse(string path, string markdown)
    {
        var (head, body) = FrontMatter.Split(markdown);
        return new ModelCard(path, head, body);
    }

    /// <summary>
    /// Puts a result into <c>model-index</c>, in the place of an older one on the same data, and into the table of the body
    /// where the user has left its markers.
    /// </summary>
    /// <param name="modelName">The model, for a card that has no results yet.</param>
    /// <param name="result">The result.</param>
    /// <exception cref="ModelFormatException">The card's <c>model-index</c> is not what the format says.</exception>
    public void AddResult(string modelName, CardResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        try
        {
            _head.Set(ModelIndex.Key, ModelIndex.With(_head.Find(ModelIndex.Key), modelName, result));
        }
        catch (YamlException error)
        {
            throw new ModelFormatException(
                _path, $"the field '{ModelIndex.Key}' is not a list of models with results: {error.Message.ReplaceLineEndings(" ")} Mend or delete it.", error);
        }

        UpdateBody(result);
    }

    /// <summary>The whole card.</summary>
    public override string ToString() => _head + Body;

    private static string Row(string dataset, CardMetric metric) => string.Create(
        CultureInfo.InvariantCulture, $"| {dataset} | {metric.Name} | {metric.Value:0.####} |");

    private void UpdateBody(CardResult result)
    {
        var start = Body.IndexOf(ResultsStart, StringComparison.Ordinal);
        var end = Body.IndexOf(ResultsEnd, StringComparison.Ordinal);
        if (start < 0 || end < start) return;
        start += ResultsStart.Length;
        var dataset = (result.Split is null ? result.DatasetName : $"{result.DatasetName} ({result.Split})").Replace("|", "\\|", StringComparison.Ordinal);
        var others = Body[start..end].Split('\n').Where(line =>
            line.StartsWith("| ", StringComparison.Ordinal)
            && !line.StartsWith("| Data ", StringComparison.Ordinal)
            && !line.StartsWith("| --- ", StringComparison.Ordinal)
            && !line.StartsWith($"| {dataset} |", StringComparison.Ordinal));
        var rows = others.Concat(result.Metrics.Select(metric => Row(dataset, metric)));
        var table = $"\n| Data | Metric | Value |\n| --- | --- | --- |\n{string.Join('\n', rows)}\n";
        Body = Body[..start] + table + Body[end..];
    }
}
