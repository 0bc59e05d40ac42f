namespace Linnet.Text.Templates;

/// <summary>The functions that every template can call.</summary>
internal static class Globals
{
    internal static readonly Dictionary<string, TemplateFunction> All = new(StringComparer.Ordinal)
    {
        ["range"] = Range,
        ["namespace"] = (context, arguments) =>
        {
            var created = new Namespace();
            foreach (var (name, value) in arguments.Named) created.Fields[name] = value;
            return created;
        },
        ["dict"] = (context, arguments) => arguments.Named.ToDictionary(item => item.Key, item => item.Value, StringComparer.Ordinal),
        ["raise_exception"] = (context, arguments) => throw new ConfigurationException(
            $"The chat template refuses these messages: {TemplateValue.Text(context, arguments[0, "message"]).ReplaceLineEndings(" ")}"),
    };

    private static List<object?> Range(RenderContext context, Arguments arguments)
    {
        var numbers = arguments.Positional.Select(value => (long)TemplateValue.Index(context, value)).ToArray();
        if (numbers.Length is 0 or > 3) throw context.Error("calls range with a wrong number of values.");
        var (start, stop, step) = numbers.Length == 1 ? (0, numbers[0], 1L) : (numbers[0], numbers[1], numbers.Length == 3 ? numbers[2] : 1L);
        if (step == 0) throw context.Error("calls range with step 0.");
        var count = step > 0 ? Math.Max(0, (stop - start + step - 1) / step) : Math.Max(0, (start - stop - step - 1) / -step);
        context.Charge(count);
        var list = new List<object?>((int)count);
        for (var i = 0L; i < count; i++) list.Add(start + (i * step));
        return list;
    }
}
