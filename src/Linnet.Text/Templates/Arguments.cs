namespace Linnet.Text.Templates;

/// <summary>The arguments of a call.</summary>
/// <param name="Positional">In order.</param>
/// <param name="Named">By name.</param>
internal sealed record Arguments(IReadOnlyList<object?> Positional, IReadOnlyDictionary<string, object?> Named)
{
    internal static readonly Arguments None = new([], new Dictionary<string, object?>());

    /// <summary>An argument by its position or its name; undefined where it is not given.</summary>
    internal object? this[int position, string name] => position < Positional.Count ? Positional[position] : Named.GetValueOrDefault(name, Undefined.Value);

    /// <summary>Whether an argument is given.</summary>
    internal bool Has(int position, string name) => position < Positional.Count || Named.ContainsKey(name);

    /// <summary>The arguments after the first few.</summary>
    internal Arguments Skip(int count) => new([.. Positional.Skip(count)], Named);
}
