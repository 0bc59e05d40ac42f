using System.Runtime.CompilerServices;
using System.Text;

namespace Linnet.Text.Templates;

/// <summary>One rendering: its variables, its output, and how much work it may still do.</summary>
internal sealed class RenderContext
{
    /// <summary>What one turn of a loop costs, in characters.</summary>
    internal const int Turn = 50;

    private const long MostWork = 20_000_000;
    private const int DeepestScope = 100;

    private readonly string _name;
    private readonly List<Dictionary<string, object?>> _scopes = [];
    private long _work;

    internal RenderContext(string name)
    {
        _name = name;
        Push();
        foreach (var (function, value) in Globals.All) Set(function, value);
        Push();
    }

    internal StringBuilder Output { get; private set; } = new();

    /// <summary>The line that is being worked on, for errors.</summary>
    internal int Line { get; set; }

    internal object? Get(string name)
    {
        for (var i = _scopes.Count - 1; i >= 0; i--)
        {
            if (_scopes[i].TryGetValue(name, out var value)) return value;
        }

        return Undefined.Value;
    }

    internal void Set(string name, object? value) => _scopes[^1][name] = value;

    internal void Push()
    {
        CheckStack();
        if (_scopes.Count >= DeepestScope) throw Error("nests loops and macros too deeply.");
        _scopes.Add(new Dictionary<string, object?>(StringComparer.Ordinal));
    }

    internal void Pop() => _scopes.RemoveAt(_scopes.Count - 1);

    /// <summary>What a statement writes, instead of the output.</summary>
    internal string Capture(Statement body)
    {
        var outer = Output;
        Output = new StringBuilder();
        try
        {
            body(this);
            return Output.ToString();
        }
        finally
        {
            Output = outer;
        }
    }

    internal void Write(string text)
    {
        Charge(text.Length);
        Output.Append(text);
    }

    /// <summary>Gives up before values or macros that nest without end exhaust the stack.</summary>
    internal void CheckStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw Error("nests values or macros too deeply.");
    }

    /// <summary>Counts work, in about characters handled, and gives up where it becomes too much.</summary>
    internal void Charge(long work)
    {
        _work += work;
        if (_work > MostWork) throw Error("does too much: its loops or texts grow without end.");
    }

    internal DataFormatException Error(string problem) => new(_name, Line, problem);
}
