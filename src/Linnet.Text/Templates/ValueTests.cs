namespace Linnet.Text.Templates;

/// <summary>What can stand after <c>is</c>.</summary>
internal static class ValueTests
{
    private static readonly Dictionary<string, Func<RenderContext, object?, Arguments, bool>> All = new(StringComparer.Ordinal)
    {
        ["defined"] = (context, value, _) => value is not Undefined,
        ["undefined"] = (context, value, _) => value is Undefined,
        ["none"] = (context, value, _) => value is null,
        ["string"] = (context, value, _) => value is string,
        ["number"] = (context, value, _) => value is long or double or bool,
        ["integer"] = (context, value, _) => value is long,
        ["float"] = (context, value, _) => value is double,
        ["boolean"] = (context, value, _) => value is bool,
        ["true"] = (context, value, _) => value is true,
        ["false"] = (context, value, _) => value is false,
        ["mapping"] = (context, value, _) => value is Dictionary<string, object?>,
        ["sequence"] = (context, value, _) => value is string or List<object?> or Dictionary<string, object?>,
        ["iterable"] = (context, value, _) => value is string or List<object?> or Dictionary<string, object?>,
        ["callable"] = (context, value, _) => value is TemplateFunction,
        ["odd"] = (context, value, _) => TemplateValue.Index(context, value) % 2 != 0,
        ["even"] = (context, value, _) => TemplateValue.Index(context, value) % 2 == 0,
        ["divisibleby"] = (context, value, arguments) => TemplateValue.Index(context, arguments[0, "num"]) is var by and not 0 && TemplateValue.Index(context, value) % by == 0,
        ["equalto"] = (context, value, arguments) => TemplateValue.AreEqual(context, value, arguments[0, "other"]),
        ["eq"] = (context, value, arguments) => TemplateValue.AreEqual(context, value, arguments[0, "other"]),
        ["ne"] = (context, value, arguments) => !TemplateValue.AreEqual(context, value, arguments[0, "other"]),
        ["in"] = (context, value, arguments) => Operators.Contains(context, arguments[0, "seq"], value),
    };

    internal static string Names => string.Join(", ", All.Keys);

    internal static Func<RenderContext, object?, Arguments, bool>? Find(string name) => All.GetValueOrDefault(name);

    internal static bool TakesArgument(string name) => name is "divisibleby" or "equalto" or "eq" or "ne" or "in";
}
