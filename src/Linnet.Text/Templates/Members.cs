namespace Linnet.Text.Templates;

/// <summary>What stands after a dot or in brackets: fields of maps, elements, slices, and the methods of texts and maps.</summary>
internal static class Members
{
    internal static object? Get(RenderContext context, object? owner, string name) => owner switch
    {
        Dictionary<string, object?> map => map.TryGetValue(name, out var value) ? value : MapMethod(map, name) ?? (object)Undefined.Value,
        Namespace names => names.Fields.GetValueOrDefault(name, Undefined.Value),
        string text => TextMethods.Find(text, name) ?? (object)Undefined.Value,
        List<object?> list when name == "index" => (TemplateFunction)((context, arguments) => (long)list.FindIndex(item => TemplateValue.AreEqual(context, item, arguments[0, "value"]))),
        List<object?> list when name == "count" => (TemplateFunction)((context, arguments) => (long)list.Count(item => TemplateValue.AreEqual(context, item, arguments[0, "value"]))),
        List<object?> list when long.TryParse(name, out var index) => At(context, list, index),
        Undefined => throw context.Error($"asks for '{name}' of something that is undefined."),
        _ => Undefined.Value,
    };

    internal static object? At(RenderContext context, object? owner, object? key)
    {
        switch (owner)
        {
            case Dictionary<string, object?> map:
                return map.GetValueOrDefault(TemplateValue.Text(context, key), Undefined.Value);
            case Namespace names:
                return names.Fields.GetValueOrDefault(TemplateValue.Text(context, key), Undefined.Value);
            case List<object?> or string when key is long:
                var elements = TemplateValue.Elements(context, owner);
                var index = TemplateValue.Index(context, key);
                if (index < 0) index += elements.Count;
                return index >= 0 && index < elements.Count ? elements[index] : Undefined.Value;
            case Undefined:
                throw context.Error($"asks for '{TemplateValue.Text(context, key)}' of something that is undefined.");
            default:
                return Get(context, owner, TemplateValue.Text(context, key));
        }
    }

    /// <summary>Python's slices, of lists and texts.</summary>
    internal static object Slice(RenderContext context, object? owner, object? start, object? stop, object? step)
    {
        var elements = TemplateValue.Elements(context, owner);
        var stride = step is null ? 1 : TemplateValue.Index(context, step);
        if (stride == 0) throw context.Error("takes a slice with step 0.");
        var (low, high) = stride > 0 ? (0, elements.Count) : (-1, elements.Count - 1);
        var from = Bound(start, stride > 0 ? low : high);
        var to = Bound(stop, stride > 0 ? high : low);
        var taken = new List<object?>();
        for (long i = from; stride > 0 ? i < to : i > to; i += stride) taken.Add(elements[(int)i]);
        return owner is string ? string.Concat(taken) : taken;

        int Bound(object? value, int absent)
        {
            if (value is null) return absent;
            var index = TemplateValue.Index(context, value);
            return Math.Clamp(index < 0 ? index + elements.Count : index, low, high);
        }
    }

    private static TemplateFunction? MapMethod(Dictionary<string, object?> map, string name) => name switch
    {
        "get" => (context, arguments) => map.GetValueOrDefault(TemplateValue.Text(context, arguments[0, "key"]), arguments.Has(1, "default") ? arguments[1, "default"] : null),
        "keys" => (_, _) => map.Keys.ToList<object?>(),
        "values" => (_, _) => map.Values.ToList(),
        "items" => (_, _) => Pairs(map),
        _ => null,
    };

    internal static List<object?> Pairs(Dictionary<string, object?> map) => [.. map.Select(item => (object?)new List<object?> { item.Key, item.Value })];
}
