namespace Linnet.Text.Templates;

/// <summary>Turns the tokens of a template into statements.</summary>
internal sealed class TemplateParser(TokenStream tokens)
{
    private readonly ExpressionParser _expressions = new(tokens);

    internal Statement ParseAll()
    {
        var body = Body();
        return tokens.Current.Kind == TokenKind.End ? body : throw tokens.Error($"has a '{tokens.Current.Value}' that belongs to nothing.");
    }

    /// <summary>Statements up to a block that begins with one of the words, whose beginning is taken.</summary>
    private Statement Body(params string[] ends)
    {
        tokens.Enter();
        var statements = new List<Statement>();
        while (tokens.Current.Kind != TokenKind.End)
        {
            var token = tokens.Next();
            switch (token.Kind)
            {
                case TokenKind.Data:
                    statements.Add(context =>
                    {
                        context.Write(token.Value);
                        return Flow.Next;
                    });
                    break;
                case TokenKind.PrintBegin:
                    statements.Add(Print(token.Line));
                    break;
                default:
                    if (tokens.Current.Kind == TokenKind.Name && ends.Contains(tokens.Current.Value))
                    {
                        tokens.Leave();
                        return Sequence(statements);
                    }

                    statements.Add(At(token.Line, Block()));
                    break;
            }
        }

        tokens.Leave();
        return ends.Length == 0 ? Sequence(statements) : throw tokens.Error($"ends where '{ends[^1]}' was expected.");
    }

    private static Statement Sequence(List<Statement> statements)
    {
        var all = statements.ToArray();
        return context =>
        {
            foreach (var statement in all)
            {
                if (statement(context) is var flow and not Flow.Next) return flow;
            }

            return Flow.Next;
        };
    }

    private static Statement At(int line, Statement statement) => context =>
    {
        context.Line = line;
        context.Charge(1);
        return statement(context);
    };

    private Statement Print(int line)
    {
        var value = _expressions.Parse();
        tokens.Expect(TokenKind.PrintEnd, "}}");
        return At(line, context =>
        {
            context.Write(TemplateValue.Text(context, value(context)));
            return Flow.Next;
        });
    }

    private Statement Block()
    {
        var word = tokens.Name();
        switch (word)
        {
            case "if": return If();
            case "for": return For();
            case "set": return Set();
            case "macro": return Macro();
            case "generation":
                EndBlock();
                return Enclosed("endgeneration");
            case "break" or "continue":
                EndBlock();
                var flow = word == "break" ? Flow.Break : Flow.Continue;
                return _ => flow;
            default:
                throw tokens.Error($"has a block '{word}', which is not supported here; known are if, for, set, macro, break, continue.");
        }
    }

    private void EndBlock() => tokens.Expect(TokenKind.BlockEnd, "%}");

    private Statement Enclosed(string end)
    {
        var body = Body(end);
        tokens.Next();
        EndBlock();
        return body;
    }

    private Statement If()
    {
        var branches = new List<(Expression Condition, Statement Body)>();
        Statement? otherwise = null;
        do
        {
            var condition = _expressions.Parse();
            EndBlock();
            branches.Add((condition, Body("elif", "else", "endif")));
        }
        while (tokens.Accept("elif"));
        if (tokens.Accept("else"))
        {
            EndBlock();
            otherwise = Body("endif");
        }

        tokens.Expect("endif");
        EndBlock();
        return context =>
        {
            foreach (var (condition, body) in branches)
            {
                if (TemplateValue.IsTrue(condition(context))) return body(context);
            }

            return otherwise?.Invoke(context) ?? Flow.Next;
        };
    }

    private Statement For()
    {
        var names = Targets();
        tokens.Expect("in");
        var source = _expressions.ParseWithoutCondition();
        var filter = tokens.Accept("if") ? _expressions.Parse() : null;
        EndBlock();
        var body = Body("else", "endfor");
        Statement? otherwise = null;
        if (tokens.Accept("else"))
        {
            EndBlock();
            otherwise = Body("endfor");
        }

        tokens.Expect("endfor");
        EndBlock();
        return new ForLoop(names, source, filter, body, otherwise).Run;
    }

    private List<string> Targets()
    {
        var isEnclosed = tokens.Accept("(");
        List<string> names = [tokens.Name()];
        while (tokens.Accept(",")) names.Add(tokens.Name());
        if (isEnclosed) tokens.Expect(")");
        return names;
    }

    private Statement Set()
    {
        var names = Targets();
        var field = names.Count == 1 && tokens.Accept(".") ? tokens.Name() : null;
        if (tokens.Accept("="))
        {
            var value = _expressions.ParseTuple();
            EndBlock();
            return context => Assign(context, names, field, value(context));
        }

        EndBlock();
        var body = Enclosed("endset");
        return context => Assign(context, names, field, context.Capture(body));
    }

    private static Flow Assign(RenderContext context, List<string> names, string? field, object? value)
    {
        if (field is not null)
        {
            if (context.Get(names[0]) is not Namespace target) throw context.Error($"sets '{names[0]}.{field}', but '{names[0]}' is no namespace.");
            target.Fields[field] = value;
        }
        else
        {
            TemplateValue.Unpack(context, names, value);
        }

        return Flow.Next;
    }

    private Statement Macro()
    {
        var name = tokens.Name();
        var parameters = new List<(string Name, Expression? Default)>();
        tokens.Expect("(");
        while (!tokens.Accept(")"))
        {
            if (parameters.Count > 0) tokens.Expect(",");
            var parameter = tokens.Name();
            parameters.Add((parameter, tokens.Accept("=") ? _expressions.Parse() : null));
        }

        EndBlock();
        var body = Enclosed("endmacro");
        TemplateFunction call = (context, arguments) =>
        {
            context.Charge(1);
            context.Push();
            for (var i = 0; i < parameters.Count; i++)
            {
                var (parameter, fallback) = parameters[i];
                context.Set(parameter, arguments.Has(i, parameter) || fallback is null ? arguments[i, parameter] : fallback(context));
            }

            var text = context.Capture(body);
            context.Pop();
            return text;
        };
        return context =>
        {
            context.Set(name, call);
            return Flow.Next;
        };
    }
}
