using System.Text.Json;
using Linnet.Models.Configuration;
using Linnet.Models.Folder;

namespace Linnet.Models.Pipelines;

/// <summary>
/// How a language model is asked for a label: a template with a place for the text and one for the word that stands for the label (Schick and
/// Schütze 2021, "pattern" and "verbaliser").
/// </summary>
public sealed record Prompt
{
    /// <summary>Where a model folder keeps the prompt that its model was tuned with.</summary>
    public const string FileName = "prompt.json";

    private const string TextPlace = "{text}";
    private const string LabelPlace = "{label}";

    /// <summary>Makes a prompt.</summary>
    /// <param name="labels">The labels, at least two, all different.</param>
    /// <param name="template">With <c>{text}</c> and, behind it, <c>{label}</c>; null for the usual one.</param>
    /// <param name="words">The words that stand for each label; a label that is not there stands for itself.</param>
    /// <exception cref="ConfigurationException">Too few labels, a label twice, a word for two labels, or a template without its places or with others.</exception>
    public Prompt(IReadOnlyList<string> labels, string? template = null, IReadOnlyDictionary<string, IReadOnlyList<string>>? words = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        Labels = labels;
        Template = template ?? DefaultTemplate;
        if (labels.Count < 2 || labels.Distinct(StringComparer.Ordinal).Count() != labels.Count)
            throw new ConfigurationException($"prompt: {labels.Count} labels were given ({string.Join(", ", labels)}); expected two or more, each once.");
        CheckPlaces(Template);
        if (words?.Keys.FirstOrDefault(name => !labels.Contains(name)) is { } unknown)
            throw new ConfigurationException($"prompt.verbalizer: there is no label '{unknown}'; labels are {string.Join(", ", labels)}.");
        Words = [.. labels.Select(name => words is not null && words.TryGetValue(name, out var own) && own.Count > 0 ? own : [name])];
        if (Words.SelectMany(own => own.Distinct()).GroupBy(word => word).FirstOrDefault(group => group.Count() > 1) is { Key: var word })
            throw new ConfigurationException($"prompt.verbalizer: '{word}' stands for more than one label, which cannot be told apart by it; give each its own words.");
    }

    /// <summary>The template that is used where none is given.</summary>
    public static string DefaultTemplate => "{text} It is about {label}.";

    /// <summary>The labels.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>With <c>{text}</c> and <c>{label}</c>.</summary>
    public string Template { get; }

    /// <summary>The words that stand for each label, in the order of the labels.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Words { get; }

    /// <summary>Reads words of labels as a command line has them.</summary>
    /// <param name="entries">Such as <c>positive=great/good</c>.</param>
    /// <exception cref="ConfigurationException">An entry has another form.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> ParseWords(IEnumerable<string> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var words = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var equals = entry.IndexOf('=', StringComparison.Ordinal);
            var own = equals < 1 ? [] : entry[(equals + 1)..].Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (own.Length == 0) throw new ConfigurationException($"prompt.verbalizer: '{entry}' cannot be used; expected a label and its words, such as positive=great/good.");
            words[entry[..equals].Trim()] = own;
        }

        return words;
    }

    /// <summary>The prompt that a model folder was tuned with, or null.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="ModelFormatException">The file is damaged.</exception>
    public static Prompt? FromFolder(ModelFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var path = folder.FilePath(FileName);
        if (!File.Exists(path)) return null;
        var reader = ConfigReader.Open(path);
        try
        {
            return new Prompt(reader.Strings("labels"), reader.String("template"), ParseWords(reader.Strings("verbalizer")));
        }
        catch (ConfigurationException error)
        {
            throw new ModelFormatException(path, error.Message, error);
        }
    }

    /// <summary>Writes the prompt as a JSON object.</summary>
    /// <param name="writer">Receives it.</param>
    public void Write(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteString("template", Template);
        WriteList("labels", Labels);
        WriteList("verbalizer", Labels.Select((label, i) => $"{label}={string.Join('/', Words[i])}"));
        writer.WriteEndObject();

        void WriteList(string name, IEnumerable<string> values)
        {
            writer.WriteStartArray(name);
            foreach (var value in values) writer.WriteStringValue(value);
            writer.WriteEndArray();
        }
    }

    /// <summary>The text may stand several times, but before the label, which stands once.</summary>
    private static void CheckPlaces(string template)
    {
        var (text, label) = (template.LastIndexOf(TextPlace, StringComparison.Ordinal), template.IndexOf(LabelPlace, StringComparison.Ordinal));
        if (text < 0 || label < text || template.LastIndexOf(LabelPlace, StringComparison.Ordinal) != label)
            throw new ConfigurationException($"prompt.template: '{template}' cannot be used; expected {TextPlace} and behind it {LabelPlace}, as in '{DefaultTemplate}'.");
        for (var open = template.IndexOf('{', StringComparison.Ordinal); open >= 0; open = template.IndexOf('{', open + 1))
        {
            var close = open + 1;
            while (close < template.Length && (char.IsAsciiLetterOrDigit(template[close]) || template[close] == '_')) close++;
            if (close == template.Length || template[close] != '}' || close == open + 1) continue;
            if (template[open..(close + 1)] is var place && place is not (TextPlace or LabelPlace))
                throw new ConfigurationException($"prompt.template: {place} in '{template}' is not known; the places are {TextPlace} and {LabelPlace}.");
        }
    }

    /// <summary>What stands before and behind the label's word when a text is put in.</summary>
    /// <param name="text">The text to be labelled.</param>
    internal (string Before, string After) Around(string text)
    {
        var label = Template.IndexOf(LabelPlace, StringComparison.Ordinal);
        return (Template[..label].Replace(TextPlace, text, StringComparison.Ordinal), Template[(label + LabelPlace.Length)..]);
    }
}
