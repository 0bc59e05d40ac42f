using System.Globalization;
using System.Text;

namespace Linnet.Text.Templates;

/// <summary>
/// What values mean: null, <see cref="Undefined"/>, bool, long, double, string, list, map, <see cref="Namespace"/> and functions, as in
/// Python.
/// </summary>
internal static class TemplateValue
{
    private const int DeepestData = 64;

    /// <summary>A copy of a caller's value in the types used here.</summary>
    internal static object? Import(object? value, int depth = 0) => value switch
    {
        null or bool or long or double or string => value,
        int number => (long)number,
        float number => (double)number,
        _ when depth > DeepestData => throw new ConfigurationException("A value for a template is nested too deeply."),
        IEnumerable<KeyValuePair<string, object?>> map => map.ToDictionary(item => item.Key, item => Import(item.Value, depth + 1), StringComparer.Ordinal),
        IEnumerable<object?> list => list.Select(item => Import(item, depth + 1)).ToList(),
        _ => throw new ConfigurationException($"A template cannot use a value of the type {value.GetType().Name}; use texts, numbers, lists and maps."),
    };

    internal static bool IsTrue(object? value) => value switch
    {
        null or Undefined => false,
        bool flag => flag,
        long number => number != 0,
        double number => number != 0,
        string text => text.Length > 0,
        List<object?> list => list.Count > 0,
        Dictionary<string, object?> map => map.Count > 0,
        _ => true,
    };

    internal static bool AreEqual(RenderContext context, object? left, object? right)
    {
        context.Charge(1);
        context.CheckStack();
        return (left, right) switch
        {
            (List<object?> a, List<object?> b) => a.Count == b.Count && a.Zip(b).All(pair => AreEqual(context, pair.First, pair.Second)),
            (Dictionary<string, object?> a, Dictionary<string, object?> b) =>
                a.Count == b.Count && a.All(item => b.TryGetValue(item.Key, out var other) && AreEqual(context, item.Value, other)),
            _ when AsNumber(left) is { } a && AsNumber(right) is { } b => a.Equals(b),
            _ => Equals(left, right),
        };
    }

    /// <summary>The number that a value is; true and false count as 1 and 0, as in Python.</summary>
    internal static double? AsNumber(object? value) => value switch
    {
        long number => number,
        double number => number,
        bool flag => flag ? 1 : 0,
        _ => null,
    };

    internal static int Index(RenderContext context, object? value) => value is long number
        ? (int)Math.Clamp(number, int.MinValue, int.MaxValue)
        : value is bool flag ? flag ? 1 : 0 : throw context.Error("counts with something that is no whole number.");

    /// <summary>What is written for a value.</summary>
    internal static string Text(RenderContext context, object? value)
    {
        if (value is not (List<object?> or Dictionary<string, object?>)) return Simple(value);
        var text = new StringBuilder();
        Represent(context, text, value);
        return text.ToString();
    }

    internal static string Real(double number) =>
        double.IsFinite(number) && number == Math.Floor(number) && Math.Abs(number) < 1e16
            ? number.ToString("F1", CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant();

    /// <summary>The elements of a list, the keys of a map, the characters of a text.</summary>
    internal static List<object?> Elements(RenderContext context, object? value)
    {
        var elements = value switch
        {
            List<object?> list => list,
            Dictionary<string, object?> map => [.. map.Keys],
            string text => [.. text.EnumerateRunes().Select(rune => rune.ToString())],
            Undefined => [],
            _ => throw context.Error($"goes through {Text(context, value)}, which is no list."),
        };
        context.Charge(elements.Count);
        return elements;
    }

    /// <summary>Sets one name to a value, or several to its elements.</summary>
    internal static void Unpack(RenderContext context, List<string> names, object? value)
    {
        if (names.Count == 1)
        {
            context.Set(names[0], value);
            return;
        }

        var elements = Elements(context, value);
        if (elements.Count != names.Count) throw context.Error($"takes {elements.Count} values apart into {names.Count} names.");
        for (var i = 0; i < names.Count; i++) context.Set(names[i], elements[i]);
    }

    private static string Simple(object? value) => value switch
    {
        null => "None",
        string text => text,
        bool flag => flag ? "True" : "False",
        long number => number.ToString(CultureInfo.InvariantCulture),
        double number => Real(number),
        Namespace => "<Namespace>",
        TemplateFunction => "<function>",
        _ => string.Empty,
    };

    /// <summary>A value within a list or map, as Python writes it.</summary>
    private static void Represent(RenderContext context, StringBuilder text, object? value)
    {
        context.CheckStack();
        var start = text.Length;
        var separator = string.Empty;
        switch (value)
        {
            case string word:
                var quote = word.Contains('\'') && !word.Contains('"') ? "\"" : "'";
                word = word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
                text.Append(quote).Append(word.Replace(quote, $"\\{quote}", StringComparison.Ordinal)).Append(quote);
                context.Charge(text.Length - start);
                break;
            case List<object?> list:
                text.Append('[');
                foreach (var item in list)
                {
                    text.Append(separator);
                    Represent(context, text, item);
                    separator = ", ";
                }

                text.Append(']');
                break;
            case Dictionary<string, object?> map:
                text.Append('{');
                foreach (var (key, item) in map)
                {
                    text.Append(separator);
                    Represent(context, text, key);
                    text.Append(": ");
                    Represent(context, text, item);
                    separator = ", ";
                }

                text.Append('}');
                break;
            default:
                text.Append(Simple(value));
                break;
        }

        context.Charge(1);
    }
}
