namespace Linnet.Text.Templates;

/// <summary>A loop over the elements of a value, with the variable <c>loop</c> that tells where it stands.</summary>
internal sealed class ForLoop(List<string> names, Expression source, Expression? filter, Statement body, Statement? otherwise)
{
    internal Flow Run(RenderContext context)
    {
        var items = TemplateValue.Elements(context, source(context));
        if (filter is not null) items = [.. items.Where(item => Passes(context, item))];
        if (items.Count == 0) return otherwise?.Invoke(context) ?? Flow.Next;
        for (var i = 0; i < items.Count; i++)
        {
            context.Charge(RenderContext.Turn);
            context.Push();
            TemplateValue.Unpack(context, names, items[i]);
            context.Set("loop", Position(items, i));
            var flow = body(context);
            context.Pop();
            if (flow == Flow.Break) break;
        }

        return Flow.Next;
    }

    private static Dictionary<string, object?> Position(List<object?> items, int i) => new(StringComparer.Ordinal)
    {
        ["index"] = i + 1L,
        ["index0"] = (long)i,
        ["revindex"] = (long)items.Count - i,
        ["revindex0"] = items.Count - i - 1L,
        ["first"] = i == 0,
        ["last"] = i == items.Count - 1,
        ["length"] = (long)items.Count,
        ["previtem"] = i > 0 ? items[i - 1] : Undefined.Value,
        ["nextitem"] = i + 1 < items.Count ? items[i + 1] : Undefined.Value,
        ["cycle"] = (TemplateFunction)((context, arguments) => arguments.Positional.Count > 0
            ? arguments.Positional[i % arguments.Positional.Count]
            : throw context.Error("calls loop.cycle without a value.")),
    };

    private bool Passes(RenderContext context, object? item)
    {
        context.Charge(RenderContext.Turn);
        context.Push();
        TemplateValue.Unpack(context, names, item);
        var passes = TemplateValue.IsTrue(filter!(context));
        context.Pop();
        return passes;
    }
}
