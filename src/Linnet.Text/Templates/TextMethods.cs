namespace Linnet.Text.Templates;

/// <summary>The methods that a text has in Python.</summary>
internal static class TextMethods
{
    internal static TemplateFunction? Find(string text, string name) => name switch
    {
        "strip" => (context, arguments) => text.Trim(Characters(context, arguments)),
        "lstrip" => (context, arguments) => text.TrimStart(Characters(context, arguments)),
        "rstrip" => (context, arguments) => text.TrimEnd(Characters(context, arguments)),
        "upper" => (_, _) => text.ToUpperInvariant(),
        "lower" => (_, _) => text.ToLowerInvariant(),
        "title" => (_, _) => Title(text),
        "capitalize" => (_, _) => Capitalize(text),
        "startswith" => (context, arguments) => Any(context, arguments, part => text.StartsWith(part, StringComparison.Ordinal)),
        "endswith" => (context, arguments) => Any(context, arguments, part => text.EndsWith(part, StringComparison.Ordinal)),
        "find" => (context, arguments) => (long)text.IndexOf(TemplateValue.Text(context, arguments[0, "sub"]), StringComparison.Ordinal),
        "count" => (context, arguments) => (long)Count(text, TemplateValue.Text(context, arguments[0, "sub"])),
        "split" => (context, arguments) => Split(context, text, arguments, fromEnd: false),
        "rsplit" => (context, arguments) => Split(context, text, arguments, fromEnd: true),
        "replace" => (context, arguments) => Replace(context, text, TemplateValue.Text(context, arguments[0, "old"]), TemplateValue.Text(context, arguments[1, "new"])),
        "join" => (context, arguments) => Join(context, text, TemplateValue.Elements(context, arguments[0, "iterable"])),
        "isdigit" => (_, _) => text.Length > 0 && text.All(char.IsDigit),
        "isspace" => (_, _) => text.Length > 0 && text.All(char.IsWhiteSpace),
        _ => null,
    };

    internal static string Replace(RenderContext context, string text, string old, string replacement)
    {
        if (old.Length == 0) throw context.Error("replaces an empty text.");
        context.Charge(text.Length + ((long)Count(text, old) * replacement.Length));
        return text.Replace(old, replacement, StringComparison.Ordinal);
    }

    internal static string Join(RenderContext context, string separator, List<object?> items)
    {
        var texts = items.ConvertAll(item => TemplateValue.Text(context, item));
        context.Charge(texts.Sum(item => (long)item.Length + separator.Length));
        return string.Join(separator, texts);
    }

    internal static string Capitalize(string text) =>
        text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..].ToLowerInvariant();

    internal static string Title(string text)
    {
        var result = text.ToLowerInvariant().ToCharArray();
        for (var i = 0; i < result.Length; i++)
        {
            if (i == 0 || !char.IsLetter(result[i - 1])) result[i] = char.ToUpperInvariant(result[i]);
        }

        return new string(result);
    }

    private static char[]? Characters(RenderContext context, Arguments arguments) => arguments.Has(0, "chars") ? TemplateValue.Text(context, arguments[0, "chars"]).ToCharArray() : null;

    private static bool Any(RenderContext context, Arguments arguments, Predicate<string> holds) => arguments[0, "prefix"] is List<object?> list
        ? list.Exists(item => holds(TemplateValue.Text(context, item)))
        : arguments[0, "prefix"] is string part ? holds(part) : throw context.Error("compares the beginning or end of a text with something that is no text.");

    private static int Count(string text, string part)
    {
        var count = 0;
        for (var at = 0; part.Length > 0 && (at = text.IndexOf(part, at, StringComparison.Ordinal)) >= 0; at += part.Length) count++;
        return count;
    }

    private static List<object?> Split(RenderContext context, string text, Arguments arguments, bool fromEnd)
    {
        context.Charge(text.Length);
        var limit = arguments.Has(1, "maxsplit") ? TemplateValue.Index(context, arguments[1, "maxsplit"]) : -1;
        if (arguments[0, "sep"] is not string separator)
            return text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToList<object?>();
        if (separator.Length == 0) throw context.Error("splits a text at nothing.");
        var parts = text.Split(separator).ToList<object?>();
        if (limit < 0 || parts.Count <= limit + 1) return parts;
        var joined = fromEnd ? parts[..^limit] : parts[limit..];
        var rest = string.Join(separator, joined);
        return fromEnd ? parts[^limit..].Prepend(rest).ToList() : parts[..limit].Append(rest).ToList();
    }
}
