using System.Text;
using Linnet.IO;
using Linnet.Spelling;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Linnet.Training.Recipes;

/// <summary>Reads and writes <c>recipe.yaml</c>.</summary>
public static class RecipeFile
{
    /// <summary>Reads a recipe; paths in it stay as written.</summary>
    /// <param name="path">A YAML file.</param>
    /// <exception cref="DataFormatException">No YAML, an unknown field or a value that cannot be used: names the line.</exception>
    public static Recipe Read(string path)
    {
        if (!File.Exists(path)) throw new DataFormatException(path, null, "there is no such recipe; name a YAML file, or give --data and --model.");
        return Parse(File.ReadAllText(path), path);
    }

    /// <summary>Reads a recipe from text.</summary>
    /// <param name="yaml">The file's content.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <exception cref="DataFormatException">No YAML, an unknown field or a value that cannot be used: names the line.</exception>
    public static Recipe Parse(string yaml, string name)
    {
        var recipe = new Recipe();
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException error)
        {
            throw new DataFormatException(name, error.Start.Line, $"this is no valid YAML ({error.Message}).", error);
        }

        if (stream.Documents.Count == 0) throw new DataFormatException(name, null, "the recipe is empty; it needs at least data.train.");
        if (stream.Documents[0].RootNode is not YamlMappingNode root)
            throw new DataFormatException(name, 1, "a recipe is a mapping of fields, such as 'task: text-classification'.");
        foreach (var (keyNode, value) in root.Children)
        {
            var key = ((YamlScalarNode)keyNode).Value ?? "";
            if (value is YamlMappingNode section)
            {
                foreach (var (innerKey, innerValue) in section.Children)
                    Assign(recipe, $"{key}.{((YamlScalarNode)innerKey).Value}", innerKey, innerValue, name);
            }
            else
            {
                Assign(recipe, key, keyNode, value, name);
            }
        }

        return recipe;
    }

    /// <summary>The recipe as YAML, every field that has a value, in the table's order.</summary>
    /// <param name="recipe">To write.</param>
    public static string ToYaml(Recipe recipe)
    {
        var text = new StringBuilder();
        var section = "";
        foreach (var field in RecipeFields.All)
        {
            if (field.Get(recipe) is not { } value) continue;
            var dot = field.Key.IndexOf('.', StringComparison.Ordinal);
            var (here, key) = dot < 0 ? ("", field.Key) : (field.Key[..dot], field.Key[(dot + 1)..]);
            if (here != section) text.Append(here).Append(":\n");
            section = here;
            text.Append(here.Length > 0 ? "  " : "").Append(key).Append(": ")
                .Append(field.IsList ? $"[{value}]" : Quote(value)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Writes the recipe whole or not at all.</summary>
    /// <param name="recipe">To write.</param>
    /// <param name="path">A YAML file.</param>
    public static void Write(Recipe recipe, string path) => AtomicFile.WriteText(path, ToYaml(recipe));

    private static void Assign(Recipe recipe, string key, YamlNode keyNode, YamlNode value, string name)
    {
        var field = RecipeFields.Find(key) ?? throw new DataFormatException(
            name, keyNode.Start.Line, $"there is no field '{key}'; did you mean '{NearestName.To(key, RecipeFields.All.Select(field => field.Key))}'?");
        var text = value switch
        {
            YamlScalarNode scalar => scalar.Value is null or "" or "null" or "~" ? null : scalar.Value,
            YamlSequenceNode list when field.IsList && list.Children.All(item => item is YamlScalarNode) =>
                string.Join(",", list.Children.Select(item => ((YamlScalarNode)item).Value)),
            _ => throw new DataFormatException(name, value.Start.Line, $"{key}: expected {(field.IsList ? "a list" : "a single value")}."),
        };
        if (text is null) return;
        try
        {
            field.Set(recipe, text);
        }
        catch (ConfigurationException error)
        {
            throw new DataFormatException(name, value.Start.Line, error.Message, error);
        }
    }

    private static string Quote(string value) =>
        value.Length > 0 && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '/' or '-' or '+') && !value.StartsWith('-')
            ? value
            : "\"" + string.Concat(value.Select(Escaped)) + "\"";

    private static string Escaped(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        < ' ' or (>= '\u007f' and <= '\u009f') or '\u2028' or '\u2029' or '\ufeff' => $"\\u{(int)c:x4}",
        _ => c.ToString(),
    };
}
