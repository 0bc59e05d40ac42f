using System.Globalization;

namespace Linnet.Text.Templates;

/// <summary>Turns tokens into expressions, by Jinja's order of precedence.</summary>
internal sealed class ExpressionParser(TokenStream tokens)
{
    private static readonly string[] Comparisons = ["==", "!=", "<=", ">=", "<", ">"];

    /// <summary>An expression, perhaps with a condition: <c>a if b else c</c>.</summary>
    internal Expression Parse()
    {
        var value = ParseWithoutCondition();
        if (!tokens.Accept("if")) return value;
        var condition = ParseWithoutCondition();
        var otherwise = tokens.Accept("else") ? Parse() : static _ => Undefined.Value;
        return context => TemplateValue.IsTrue(condition(context)) ? value(context) : otherwise(context);
    }

    /// <summary>An expression, or several with commas between, which make a list.</summary>
    internal Expression ParseTuple()
    {
        var first = Parse();
        if (!tokens.Is(",")) return first;
        List<Expression> items = [first];
        while (tokens.Accept(",")) items.Add(Parse());
        return ListOf(items);
    }

    /// <summary>An expression in a place where a following <c>if</c> means something else.</summary>
    internal Expression ParseWithoutCondition()
    {
        tokens.Enter();
        var left = And();
        while (tokens.Accept("or"))
        {
            var (a, b) = (left, And());
            left = context => a(context) is var value && TemplateValue.IsTrue(value) ? value : b(context);
        }

        tokens.Leave();
        return left;
    }

    private Expression And()
    {
        var left = Not();
        while (tokens.Accept("and"))
        {
            var (a, b) = (left, Not());
            left = context => a(context) is var value && !TemplateValue.IsTrue(value) ? value : b(context);
        }

        return left;
    }

    private Expression Not()
    {
        if (!tokens.Accept("not")) return Comparison();
        tokens.Enter();
        var value = Not();
        tokens.Leave();
        return context => !TemplateValue.IsTrue(value(context));
    }

    private Expression Comparison()
    {
        var left = Concatenation();
        while (true)
        {
            var a = left;
            if (Array.Find(Comparisons, tokens.Is) is { } sign)
            {
                tokens.Next();
                var b = Concatenation();
                left = context => Operators.Compare(context, sign, a(context), b(context));
            }
            else if (tokens.Is("in") || (tokens.Is("not") && tokens.IsFollowedBy("in")))
            {
                var isNegated = tokens.Accept("not");
                tokens.Next();
                var b = Concatenation();
                left = context => Operators.Contains(context, b(context), a(context)) != isNegated;
            }
            else
            {
                return left;
            }
        }
    }

    private Expression Concatenation()
    {
        var left = Sum();
        while (tokens.Accept("~"))
        {
            var (a, b) = (left, Sum());
            left = context => Operators.Join(context, TemplateValue.Text(context, a(context)), TemplateValue.Text(context, b(context)));
        }

        return left;
    }

    private Expression Sum() => Binary(Product, "+", "-");

    private Expression Product() => Binary(Unary, "*", "//", "/", "%");

    private Expression Binary(Func<Expression> operand, params string[] signs)
    {
        var left = operand();
        while (Array.Find(signs, tokens.Is) is { } sign)
        {
            tokens.Next();
            var (a, b) = (left, operand());
            left = context => Operators.Calculate(context, sign, a(context), b(context));
        }

        return left;
    }

    private Expression Unary()
    {
        if (!tokens.Is("-") && !tokens.Is("+")) return Power();
        var isMinus = tokens.Next().Value == "-";
        tokens.Enter();
        var value = Unary();
        tokens.Leave();
        return isMinus ? context => Operators.Calculate(context, "-", 0L, value(context)) : value;
    }

    private Expression Power()
    {
        var left = Filtered();
        if (!tokens.Accept("**")) return left;
        var right = Unary();
        return context => Operators.Calculate(context, "**", left(context), right(context));
    }

    /// <summary>A value with its accesses and calls, then filters and tests.</summary>
    private Expression Filtered()
    {
        var value = Accessed(Primary());
        while (true)
        {
            var inner = value;
            if (tokens.Accept("|"))
            {
                var name = tokens.Name();
                var filter = Filters.Find(name) ?? throw tokens.Error($"uses the filter '{name}', which is not known; known are {Filters.Names}.");
                var arguments = tokens.Is("(") ? ArgumentsOf() : static _ => Arguments.None;
                value = Accessed(context => filter(context, inner(context), arguments(context)));
            }
            else if (tokens.Accept("is"))
            {
                var isNegated = tokens.Accept("not");
                var name = tokens.Name();
                var test = ValueTests.Find(name) ?? throw tokens.Error($"uses the test '{name}', which is not known; known are {ValueTests.Names}.");
                var argument = tokens.Is("(") ? ArgumentsOf() : ValueTests.TakesArgument(name) ? OneArgument() : static _ => Arguments.None;
                value = context => test(context, inner(context), argument(context)) != isNegated;
            }
            else
            {
                return value;
            }
        }
    }

    private Func<RenderContext, Arguments> OneArgument()
    {
        var value = Accessed(Primary());
        return context => new Arguments([value(context)], Arguments.None.Named);
    }

    private Expression Accessed(Expression value)
    {
        while (true)
        {
            var inner = value;
            if (tokens.Accept("."))
            {
                var name = tokens.Current.Kind == TokenKind.Integer ? tokens.Next().Value : tokens.Name();
                value = context => Members.Get(context, inner(context), name);
            }
            else if (tokens.Accept("["))
            {
                value = Subscript(inner);
            }
            else if (tokens.Is("("))
            {
                var arguments = ArgumentsOf();
                value = context =>
                {
                    context.Charge(1);
                    return inner(context) is TemplateFunction function
                        ? function(context, arguments(context))
                        : throw context.Error("calls something that is no function.");
                };
            }
            else
            {
                return value;
            }
        }
    }

    private Expression Subscript(Expression value)
    {
        var start = tokens.Is(":") ? null : Parse();
        if (tokens.Accept("]")) return context => Members.At(context, value(context), start!(context));
        tokens.Expect(":");
        var stop = tokens.Is(":") || tokens.Is("]") ? null : Parse();
        var step = tokens.Accept(":") && !tokens.Is("]") ? Parse() : null;
        tokens.Expect("]");
        return context => Members.Slice(context, value(context), start?.Invoke(context), stop?.Invoke(context), step?.Invoke(context));
    }

    private Func<RenderContext, Arguments> ArgumentsOf()
    {
        tokens.Expect("(");
        var positional = new List<Expression>();
        var named = new List<(string Name, Expression Value)>();
        while (!tokens.Accept(")"))
        {
            if (positional.Count + named.Count > 0) tokens.Expect(",");
            if (tokens.Accept(")")) break;
            if (tokens.Current.Kind == TokenKind.Name && tokens.IsFollowedBy("="))
            {
                var name = tokens.Name();
                tokens.Expect("=");
                named.Add((name, Parse()));
            }
            else
            {
                positional.Add(Parse());
            }
        }

        return context => new Arguments(
            [.. positional.Select(argument => argument(context))],
            named.ToDictionary(argument => argument.Name, argument => argument.Value(context), StringComparer.Ordinal));
    }

    private Expression Primary()
    {
        var token = tokens.Current;
        switch (token.Kind)
        {
            case TokenKind.Text:
                // Texts that follow one another are one.
                var text = tokens.Next().Value;
                while (tokens.Current.Kind == TokenKind.Text) text += tokens.Next().Value;
                return _ => text;
            case TokenKind.Integer:
                return long.TryParse(tokens.Next().Value, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
                    ? Constant(whole)
                    : throw tokens.Error($"has the number {token.Value}, which is too large.");
            case TokenKind.Float:
                return Constant(double.Parse(tokens.Next().Value, CultureInfo.InvariantCulture));
            case TokenKind.Name:
                return Named(tokens.Next().Value);
        }

        if (tokens.Accept("("))
        {
            if (tokens.Accept(")")) return _ => new List<object?>();
            var value = ParseTuple();
            tokens.Accept(",");
            tokens.Expect(")");
            return value;
        }

        if (tokens.Accept("[")) return ListOf(Items("]"));
        if (tokens.Accept("{")) return Map();
        throw tokens.Error($"has '{token.Value}' where a value was expected.");
    }

    private static Expression Constant(object? value) => _ => value;

    private static Expression Named(string name) => name switch
    {
        "true" or "True" => Constant(true),
        "false" or "False" => Constant(false),
        "none" or "None" or "null" => Constant(null),
        _ => context => context.Get(name),
    };

    private static Expression ListOf(List<Expression> items) => context =>
    {
        context.Charge(items.Count);
        return items.Select(item => item(context)).ToList();
    };

    private List<Expression> Items(string end)
    {
        var items = new List<Expression>();
        while (!tokens.Accept(end))
        {
            if (items.Count > 0) tokens.Expect(",");
            if (tokens.Accept(end)) break;
            items.Add(Parse());
        }

        return items;
    }

    private Expression Map()
    {
        var items = new List<(Expression Key, Expression Value)>();
        while (!tokens.Accept("}"))
        {
            if (items.Count > 0) tokens.Expect(",");
            if (tokens.Accept("}")) break;
            var key = Parse();
            tokens.Expect(":");
            items.Add((key, Parse()));
        }

        return context =>
        {
            var map = new Dictionary<string, object?>(StringComparer.Ordinal);
            foreach (var (key, value) in items) map[TemplateValue.Text(context, key(context))] = value(context);
            return map;
        };
    }
}
