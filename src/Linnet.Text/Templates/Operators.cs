namespace Linnet.Text.Templates;

/// <summary>What signs do with two values.</summary>
internal static class Operators
{
    internal static string Join(RenderContext context, string left, string right)
    {
        context.Charge((long)left.Length + right.Length);
        return left + right;
    }

    internal static bool Compare(RenderContext context, string sign, object? left, object? right)
    {
        if (sign is "==" or "!=") return TemplateValue.AreEqual(context, left, right) == (sign == "==");
        var order = Order(context, left, right);
        return sign switch { "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 };
    }

    internal static int Order(RenderContext context, object? left, object? right) => (left, right) switch
    {
        (string a, string b) => string.CompareOrdinal(a, b),
        _ when TemplateValue.AsNumber(left) is { } a && TemplateValue.AsNumber(right) is { } b => a.CompareTo(b),
        _ => throw context.Error($"puts {TemplateValue.Text(context, left)} and {TemplateValue.Text(context, right)} in order, which are not of one kind."),
    };

    internal static bool Contains(RenderContext context, object? whole, object? part)
    {
        switch (whole)
        {
            case string text:
                context.Charge(text.Length);
                return text.Contains(TemplateValue.Text(context, part), StringComparison.Ordinal);
            case Dictionary<string, object?> map:
                return map.ContainsKey(TemplateValue.Text(context, part));
            default:
                return TemplateValue.Elements(context, whole).Exists(item => TemplateValue.AreEqual(context, item, part));
        }
    }

    internal static object? Calculate(RenderContext context, string sign, object? left, object? right)
    {
        switch (left, sign, right)
        {
            case (string a, "+", string b): return Join(context, a, b);
            case (List<object?> a, "+", List<object?> b):
                context.Charge((long)a.Count + b.Count);
                return a.Concat(b).ToList();
            case (string a, "*", long count):
                context.Charge(a.Length * Math.Clamp(count, 0, int.MaxValue));
                return string.Concat(Enumerable.Repeat(a, (int)Math.Max(0, count)));
        }

        if (left is string or null or Undefined || right is string or null or Undefined || TemplateValue.AsNumber(left) is not { } x || TemplateValue.AsNumber(right) is not { } y)
            throw context.Error($"cannot compute {Shown(context, left)} {sign} {Shown(context, right)}.");
        if (sign is "/" or "//" or "%" && y == 0) throw context.Error("divides by zero.");
        if (left is double || right is double || sign == "/") return Real(sign, x, y);
        if (sign == "**") return Math.Pow(x, y) is var power && Math.Abs(power) < 1e15 && y >= 0 ? (object)(long)power : power;
        var (a1, b1) = (TemplateValue.Index(context, left), TemplateValue.Index(context, right));
        return sign switch
        {
            "+" => (long)a1 + b1,
            "-" => (long)a1 - b1,
            "*" => (long)a1 * b1,
            "//" => (long)Math.Floor((double)a1 / b1),
            _ => a1 - ((long)Math.Floor((double)a1 / b1) * b1),
        };
    }

    private static double Real(string sign, double x, double y)
    {
        return sign switch
        {
            "+" => x + y,
            "-" => x - y,
            "*" => x * y,
            "/" => x / y,
            "//" => Math.Floor(x / y),
            "**" => Math.Pow(x, y),
            _ => x - (Math.Floor(x / y) * y),
        };
    }

    private static string Shown(RenderContext context, object? value) => value is Undefined ? "what is undefined" : $"'{TemplateValue.Text(context, value)}'";
}
