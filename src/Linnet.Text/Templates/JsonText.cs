using System.Globalization;
using System.Text;

namespace Linnet.Text.Templates;

/// <summary>Values as JSON, spaced as Python's <c>json.dumps</c> does, with letters of every script as they are.</summary>
internal static class JsonText
{
    internal static string Of(RenderContext context, object? value, int? indent)
    {
        var text = new StringBuilder();
        Write(context, text, value, indent, 0);
        return text.ToString();
    }

    private static void Write(RenderContext context, StringBuilder text, object? value, int? indent, int depth)
    {
        context.Charge(1);
        context.CheckStack();
        switch (value)
        {
            case null: text.Append("null"); break;
            case bool flag: text.Append(flag ? "true" : "false"); break;
            case long number: text.Append(number.ToString(CultureInfo.InvariantCulture)); break;
            case double number: text.Append(TemplateValue.Real(number)); break;
            case string word: Quote(context, text, word); break;
            case List<object?> list:
                Enclose(context, text, "[]", list, indent, depth, item => Write(context, text, item, indent, depth + 1));
                break;
            case Dictionary<string, object?> map:
                Enclose(context, text, "{}", map, indent, depth, item =>
                {
                    Quote(context, text, item.Key);
                    text.Append(": ");
                    Write(context, text, item.Value, indent, depth + 1);
                });
                break;
            default: throw context.Error("turns something into JSON that is no data.");
        }
    }

    private static void Enclose<T>(RenderContext context, StringBuilder text, string brackets, IReadOnlyCollection<T> items, int? indent, int depth, Action<T> write)
    {
        text.Append(brackets[0]);
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst) text.Append(indent is null ? ", " : ",");
            isFirst = false;
            NewLine(depth + 1);
            write(item);
        }

        if (items.Count > 0) NewLine(depth);
        text.Append(brackets[1]);

        void NewLine(int level)
        {
            if (indent is not { } width) return;
            context.Charge((long)width * level);
            text.Append('\n').Append(' ', width * level);
        }
    }

    private static void Quote(RenderContext context, StringBuilder text, string word)
    {
        context.Charge(word.Length);
        text.Append('"');
        foreach (var c in word)
        {
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case < ' ': text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"); break;
                default: text.Append(c); break;
            }
        }

        text.Append('"');
    }
}
