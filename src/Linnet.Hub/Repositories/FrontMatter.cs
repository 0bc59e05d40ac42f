using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Linnet.Hub.Repositories;

/// <summary>
/// The YAML head of a README as JSON. What strangers write is read with limits: depth, size and no aliases, so that no card can fill the memory or the stack.
/// </summary>
internal static class FrontMatter
{
    private const string Fence = "---";
    private const int MaxDepth = 20;
    private const int MaxLength = 256 << 10;

    /// <summary>Reads the head.</summary>
    /// <param name="markdown">The whole README.</param>
    /// <returns>Null where there is no head.</returns>
    /// <exception cref="FormatException">It is no YAML mapping; the message says where.</exception>
    internal static JsonObject? Parse(string markdown)
    {
        if (Text(markdown) is not { } yaml) return null;
        if (yaml.Length > MaxLength) throw new FormatException($"the head has more than {MaxLength} characters");
        try
        {
            var parser = new Parser(new StringReader(yaml));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _)) return [];
            parser.Consume<DocumentStart>();
            return Read(parser, 0) switch
            {
                JsonObject mapping => mapping,
                null => [],
                _ => throw new FormatException("the head is no mapping of names to values"),
            };
        }
        catch (YamlException error)
        {
            // Line 1 of the head is line 2 of the file.
            throw new FormatException($"line {error.Start.Line + 1}: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    /// <summary>What follows the head.</summary>
    internal static string Body(string markdown)
    {
        var text = Normal(markdown);
        if (Text(text) is not { } head) return text;
        var end = text.IndexOf($"{Fence}\n", Fence.Length + 1 + head.Length, StringComparison.Ordinal);
        return end < 0 ? string.Empty : text[(end + Fence.Length + 1)..];
    }

    private static string Normal(string markdown) => markdown.TrimStart('\uFEFF').ReplaceLineEndings("\n");

    /// <summary>The text between the two fences.</summary>
    private static string? Text(string markdown)
    {
        var text = Normal(markdown);
        if (!text.StartsWith(Fence + "\n", StringComparison.Ordinal)) return null;
        var end = text.IndexOf($"\n{Fence}\n", Fence.Length, StringComparison.Ordinal);
        if (end < 0) end = text.EndsWith("\n" + Fence, StringComparison.Ordinal) ? text.Length - Fence.Length - 1 : -1;
        return end < 0 ? null : text[(Fence.Length + 1)..Math.Max(end + 1, Fence.Length + 1)];
    }

    private static JsonNode? Read(Parser parser, int depth)
    {
        if (depth > MaxDepth) throw new FormatException($"values are nested more than {MaxDepth} deep");
        if (parser.TryConsume<Scalar>(out var scalar)) return ValueOf(scalar);
        if (parser.TryConsume<SequenceStart>(out _))
        {
            var list = new JsonArray();
            while (!parser.TryConsume<SequenceEnd>(out _)) list.Add(Read(parser, depth + 1));
            return list;
        }

        if (parser.TryConsume<MappingStart>(out _))
        {
            var mapping = new JsonObject();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = parser.Consume<Scalar>().Value;
                mapping[key] = Read(parser, depth + 1);
            }

            return mapping;
        }

        throw new FormatException("aliases (*name) are not read in a card");
    }

    /// <summary>A plain word is what YAML's core schema takes it for; a quoted one is text.</summary>
    private static JsonValue? ValueOf(Scalar scalar)
    {
        var text = scalar.Value;
        if (scalar.Style != ScalarStyle.Plain) return JsonValue.Create(text);
        if (text is "" or "~" or "null" or "Null" or "NULL") return null;
        if (text is "true" or "True" or "TRUE") return JsonValue.Create(true);
        if (text is "false" or "False" or "FALSE") return JsonValue.Create(false);
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return JsonValue.Create(whole);
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && text.Any(char.IsAsciiDigit);
        return isNumber ? JsonValue.Create(number) : JsonValue.Create(text);
    }
}
