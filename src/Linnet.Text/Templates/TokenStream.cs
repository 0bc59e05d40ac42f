namespace Linnet.Text.Templates;

/// <summary>The tokens of a template, read from the front.</summary>
internal sealed class TokenStream(List<TemplateToken> tokens, string name)
{
    private const int Deepest = 100;

    private int _at;
    private int _depth;

    internal TemplateToken Current => tokens[_at];

    internal TemplateToken Next() => _at + 1 < tokens.Count ? tokens[_at++] : tokens[_at];

    internal bool Is(string text) => Current.Kind is TokenKind.Operator or TokenKind.Name && Current.Value == text;

    /// <summary>Whether the token after the current one has this text.</summary>
    internal bool IsFollowedBy(string text) => _at + 1 < tokens.Count && tokens[_at + 1].Kind is TokenKind.Operator or TokenKind.Name && tokens[_at + 1].Value == text;

    internal bool Accept(string text)
    {
        if (!Is(text)) return false;
        Next();
        return true;
    }

    internal void Expect(string text)
    {
        if (!Accept(text)) throw Error($"has {Shown} where '{text}' was expected.");
    }

    internal void Expect(TokenKind kind, string shown)
    {
        if (Current.Kind != kind) throw Error($"has {Shown} where '{shown}' was expected.");
        Next();
    }

    internal string Name() => Current.Kind == TokenKind.Name ? Next().Value : throw Error($"has {Shown} where a name was expected.");

    /// <summary>Refuses nesting that would exhaust the stack.</summary>
    internal void Enter()
    {
        if (++_depth > Deepest) throw Error("is nested too deeply.");
    }

    internal void Leave() => _depth--;

    internal DataFormatException Error(string problem) => new(name, Current.Line, problem);

    private string Shown => Current.Kind == TokenKind.End ? "its end" : Current.Kind is TokenKind.BlockEnd or TokenKind.PrintEnd ? "the end of a block" : $"'{Current.Value}'";
}
