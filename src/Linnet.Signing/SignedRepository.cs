namespace Linnet.Signing;

/// <summary>Where a commit is.</summary>
/// <param name="Kind"><c>model</c>, <c>dataset</c> or <c>space</c>.</param>
/// <param name="Id">The owner and the name with a slash between them.</param>
public sealed record SignedRepository(string Kind, string Id)
{
    /// <summary>What a repository can hold.</summary>
    private static readonly string[] Kinds = ["model", "dataset", "space"];

    /// <summary>Whether both mean the same repository: names that differ in case only do.</summary>
    /// <param name="other">The other one.</param>
    public bool IsSame(SignedRepository other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Kind == other.Kind && string.Equals(Id, other.Id, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The kind and the name.</summary>
    public override string ToString() => $"{Kind} {Id}";

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    internal static SignedRepository? TryParse(string text) =>
        text.Split(' ') is [var kind, var id] && new SignedRepository(kind, id) is { IsWritable: true } repository ? repository : null;

    /// <summary>Whether it can stand in a statement.</summary>
    internal bool IsWritable => Array.IndexOf(Kinds, Kind) >= 0 && Id.Split('/') is [var space, var name] && IsName(space) && IsName(name);

    private static bool IsName(string text) =>
        text.Length > 0 && !text.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || char.IsSurrogate(letter));
}
