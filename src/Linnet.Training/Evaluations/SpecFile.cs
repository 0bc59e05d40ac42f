using System.Text.Json.Nodes;
using Linnet.Evaluation;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Linnet.Training.Evaluations;

/// <summary>Evaluation specifications in files, JSON or YAML.</summary>
public static class SpecFile
{
    private const long MaxBytes = 1 << 20;

    /// <summary>Fields whose values are numbers; all others are texts, also where they look like numbers.</summary>
    private const string Seeds = "seeds";

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; JSON begins with a brace, all else is YAML.</param>
    /// <exception cref="ConfigurationException">It is no specification; the message names the field and what is expected.</exception>
    /// <exception cref="DataFormatException">There is no such file.</exception>
    public static EvaluationSpec Read(string path)
    {
        if (!File.Exists(path)) throw new DataFormatException(path, null, "there is no such file; name a specification in JSON or YAML.");
        if (new FileInfo(path).Length > MaxBytes) throw new ConfigurationException($"{path}: is too large for a specification; expected at most {MaxBytes} bytes.");
        var text = File.ReadAllText(path);
        try
        {
            return EvaluationSpec.Parse(text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith('{') ? text.TrimStart('\uFEFF') : ToJson(text));
        }
        catch (ConfigurationException error)
        {
            throw new ConfigurationException($"{path}: {error.Message}");
        }
    }

    private static string ToJson(string yaml)
    {
        var stream = new YamlStream();
        try
        {
            CheckAliases(yaml);
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException error)
        {
            throw new ConfigurationException($"line {error.Start.Line}: {error.Message.ReplaceLineEndings(" ")}");
        }

        if (stream.Documents is not [{ RootNode: YamlMappingNode root }]) throw new ConfigurationException("expected one mapping of names to values.");
        return Of(root, isNumber: false).ToJsonString();
    }

    /// <summary>A few lines of aliases can stand for more values than there is memory.</summary>
    private static void CheckAliases(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        while (parser.MoveNext())
        {
            if (parser.Current is YamlDotNet.Core.Events.AnchorAlias alias) throw new ConfigurationException($"line {alias.Start.Line}: aliases (*name) are not read here.");
        }
    }

    private static JsonNode Of(YamlNode node, bool isNumber) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(pair => KeyValuePair.Create<string, JsonNode?>(Name(pair.Key), Of(pair.Value, Name(pair.Key) == Seeds)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(item => Of(item, isNumber))]),
        YamlScalarNode { Value: { } value } => isNumber && long.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(value),
        _ => throw new ConfigurationException($"line {node.Start.Line}: expected a text, a number, a list or a mapping."),
    };

    private static string Name(YamlNode key) => (key as YamlScalarNode)?.Value ?? throw new ConfigurationException($"line {key.Start.Line}: expected the name of a field.");
}
