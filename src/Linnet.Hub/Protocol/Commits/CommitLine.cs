namespace Linnet.Hub.Protocol.Commits;

/// <summary>One object of a commit's body: <c>{"key": …, "value": {…}}</c>.</summary>
/// <param name="Key">What it is.</param>
/// <param name="Fields">The plain values of its value, as text.</param>
/// <param name="Content">The bytes of a file, still encoded; null where none came.</param>
internal sealed record CommitLine(string Key, IReadOnlyDictionary<string, string> Fields, SpooledText? Content)
{
    /// <summary>A field that has to be there.</summary>
    internal string Require(string field) =>
        Fields.TryGetValue(field, out var value)
            ? value
            : throw new RefusedException(Refusal.BadRequest, $"A line of the kind '{Key}' has no '{field}'.");
}
