using System.Globalization;

namespace Linnet.Text.Templates;

/// <summary>What can stand after <c>|</c>.</summary>
internal static class Filters
{
    private static readonly Dictionary<string, Func<RenderContext, object?, Arguments, object?>> All = new(StringComparer.Ordinal)
    {
        ["trim"] = (context, value, arguments) => arguments.Has(0, "chars")
            ? TemplateValue.Text(context, value).Trim(TemplateValue.Text(context, arguments[0, "chars"]).ToCharArray())
            : TemplateValue.Text(context, value).Trim(),
        ["upper"] = (context, value, _) => TemplateValue.Text(context, value).ToUpperInvariant(),
        ["lower"] = (context, value, _) => TemplateValue.Text(context, value).ToLowerInvariant(),
        ["title"] = (context, value, _) => TextMethods.Title(TemplateValue.Text(context, value)),
        ["capitalize"] = (context, value, _) => TextMethods.Capitalize(TemplateValue.Text(context, value)),
        ["replace"] = (context, value, arguments) =>
            TextMethods.Replace(context, TemplateValue.Text(context, value), TemplateValue.Text(context, arguments[0, "old"]), TemplateValue.Text(context, arguments[1, "new"])),
        ["indent"] = Indent,
        ["string"] = (context, value, _) => TemplateValue.Text(context, value),
        ["safe"] = (context, value, _) => value,
        ["tojson"] = (context, value, arguments) =>
            JsonText.Of(context, value, arguments[0, "indent"] is long indent ? (int)Math.Clamp(indent, 0, 16) : null),
        ["length"] = (context, value, _) => (long)TemplateValue.Elements(context, value).Count,
        ["count"] = (context, value, _) => (long)TemplateValue.Elements(context, value).Count,
        ["first"] = (context, value, _) => Members.At(context, TemplateValue.Elements(context, value), 0L),
        ["last"] = (context, value, _) => Members.At(context, TemplateValue.Elements(context, value), -1L),
        ["list"] = (context, value, _) => TemplateValue.Elements(context, value).ToList(),
        ["reverse"] = (context, value, _) => Members.Slice(context, value, null, null, -1L),
        ["sort"] = Sort,
        ["unique"] = (context, value, _) => TemplateValue.Elements(context, value).Aggregate(
            new List<object?>(), (kept, item) =>
            {
                context.Charge(kept.Count);
                if (!kept.Exists(other => TemplateValue.AreEqual(context, other, item))) kept.Add(item);
                return kept;
            }),
        ["join"] = (context, value, arguments) => TextMethods.Join(
            context,
            arguments.Has(0, "d") ? TemplateValue.Text(context, arguments[0, "d"]) : string.Empty,
            arguments.Named.GetValueOrDefault("attribute") is string field
                ? [.. TemplateValue.Elements(context, value).Select(item => Members.Get(context, item, field))]
                : TemplateValue.Elements(context, value)),
        ["items"] = (context, value, _) => value switch
        {
            Dictionary<string, object?> map => Members.Pairs(map),
            Undefined => new List<object?>(),
            _ => throw context.Error("asks for the items of something that is no map."),
        },
        ["dictsort"] = (context, value, _) => value is Dictionary<string, object?> map
            ? Members.Pairs(map.OrderBy(item => item.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(item => item.Key, item => item.Value))
            : throw context.Error("sorts the items of something that is no map."),
        ["default"] = Default,
        ["d"] = Default,
        ["int"] = (context, value, _) => value is string text
            ? long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : 0L
            : (long)Math.Clamp(Math.Truncate(TemplateValue.AsNumber(value) ?? 0), long.MinValue, 1e18),
        ["float"] = (context, value, _) => value is string text
            ? double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0.0
            : TemplateValue.AsNumber(value) ?? 0.0,
        ["abs"] = (context, value, _) => value is long whole and > long.MinValue ? Math.Abs(whole) : value is double number ? Math.Abs(number) : throw context.Error("takes the size of something that is no number."),
        ["round"] = (context, value, arguments) => Math.Round(
            TemplateValue.AsNumber(value) ?? throw context.Error("rounds something that is no number."),
            arguments.Has(0, "precision") ? Math.Clamp(TemplateValue.Index(context, arguments[0, "precision"]), 0, 15) : 0),
        ["map"] = Map,
        ["select"] = (context, value, arguments) => Choose(context, value, item => item, arguments, keep: true),
        ["reject"] = (context, value, arguments) => Choose(context, value, item => item, arguments, keep: false),
        ["selectattr"] = (context, value, arguments) => Choose(context, value, Field(context, arguments), arguments.Skip(1), keep: true),
        ["rejectattr"] = (context, value, arguments) => Choose(context, value, Field(context, arguments), arguments.Skip(1), keep: false),
    };

    internal static string Names => string.Join(", ", All.Keys);

    internal static Func<RenderContext, object?, Arguments, object?>? Find(string name) => All.GetValueOrDefault(name);

    private static object? Default(RenderContext context, object? value, Arguments arguments) =>
        value is Undefined || (TemplateValue.IsTrue(arguments[1, "boolean"]) && !TemplateValue.IsTrue(value))
            ? arguments.Has(0, "default_value") ? arguments[0, "default_value"] : string.Empty
            : value;

    private static List<object?> Sort(RenderContext context, object? value, Arguments arguments)
    {
        var field = arguments.Named.GetValueOrDefault("attribute") as string;
        var sorted = TemplateValue.Elements(context, value).Order(Comparer<object?>.Create((a, b) => Operators.Order(context, Key(a), Key(b)))).ToList();
        if (TemplateValue.IsTrue(arguments[0, "reverse"])) sorted.Reverse();
        return sorted;

        object? Key(object? item)
        {
            context.Charge(1);
            var key = field is null ? item : Members.Get(context, item, field);
            return key is string text ? text.ToLowerInvariant() : key;
        }
    }

    private static string Indent(RenderContext context, object? value, Arguments arguments)
    {
        var width = arguments.Has(0, "width") ? Math.Clamp(TemplateValue.Index(context, arguments[0, "width"]), 0, 100) : 4;
        var lines = TemplateValue.Text(context, value).Split('\n');
        context.Charge(lines.Sum(line => (long)line.Length + width));
        var first = TemplateValue.IsTrue(arguments[1, "first"]);
        return string.Join('\n', lines.Select((line, i) => (i > 0 || first) && line.Length > 0 ? new string(' ', width) + line : line));
    }

    private static List<object?> Map(RenderContext context, object? value, Arguments arguments)
    {
        var items = TemplateValue.Elements(context, value);
        if (arguments.Named.TryGetValue("attribute", out var name) && name is string field)
            return items.ConvertAll(item => Members.Get(context, item, field) is var found and not Undefined ? found : arguments.Named.GetValueOrDefault("default", Undefined.Value));
        var filter = Find(TemplateValue.Text(context, arguments[0, "filter"])) ?? throw context.Error("maps by a filter that is not known.");
        var rest = arguments.Skip(1);
        return items.ConvertAll(item => filter(context, item, rest));
    }

    private static Func<object?, object?> Field(RenderContext context, Arguments arguments)
    {
        var name = TemplateValue.Text(context, arguments[0, "attribute"]);
        return item => Members.Get(context, item, name);
    }

    private static List<object?> Choose(RenderContext context, object? value, Func<object?, object?> part, Arguments arguments, bool keep)
    {
        var items = TemplateValue.Elements(context, value);
        if (arguments.Positional.Count == 0) return items.FindAll(item => TemplateValue.IsTrue(part(item)) == keep);
        var name = TemplateValue.Text(context, arguments.Positional[0]);
        var test = ValueTests.Find(name == "==" ? "eq" : name) ?? throw context.Error($"chooses by the test '{name}', which is not known.");
        var rest = arguments.Skip(1);
        return items.FindAll(item => test(context, part(item), rest) == keep);
    }
}
