using static Linnet.Hub.Repositories.Versions.SemanticVersion;

namespace Linnet.Hub.Repositories.Versions;

/// <summary>A version of which the last numbers may be missing or open: <c>1</c>, <c>1.2</c>, <c>1.x</c>, <c>*</c>.</summary>
/// <param name="Major">Null for any.</param>
/// <param name="Minor">Null for any.</param>
/// <param name="Patch">Null for any.</param>
/// <param name="Whole">The version, where nothing is missing.</param>
internal sealed record PartialVersion(long? Major, long? Minor, long? Patch, SemanticVersion? Whole)
{
    internal bool IsWhole => Whole is not null;

    /// <summary>The lowest version that it can mean.</summary>
    internal SemanticVersion Lowest => Whole ?? Release(Major ?? 0, Minor ?? 0, 0);

    /// <summary>The first release behind all that it can mean; null where there is none.</summary>
    internal SemanticVersion? Next => Major is not { } major ? null : Minor is not { } minor ? Release(major + 1, 0, 0) : Patch is not { } patch ? Release(major, minor + 1, 0) : Release(major, minor, patch + 1);

    /// <summary>The first release that may break something: the leftmost number that is not zero grows.</summary>
    internal SemanticVersion? NextBreaking => this switch
    {
        { Major: null } => null,
        { Major: > 0 } or { Minor: null } => Release(Major.Value + 1, 0, 0),
        { Minor: > 0 } or { Patch: null } => Release(0, Minor.Value + 1, 0),
        _ => Release(0, 0, Patch.Value + 1),
    };

    /// <summary>The first release with something new.</summary>
    internal SemanticVersion? NextMinor => Major is not { } major ? null : Minor is not { } minor ? Release(major + 1, 0, 0) : Release(major, minor + 1, 0);

    /// <summary>Reads one; a <c>v</c> in front is passed over.</summary>
    /// <returns>Null where it is none.</returns>
    internal static PartialVersion? TryParse(string text)
    {
        if (OfTag(text) is { } whole) return new PartialVersion(whole.Major, whole.Minor, whole.Patch, whole);
        var parts = (text.StartsWith('v') ? text[1..] : text).Split('.');
        if (parts.Length > 3) return null;
        var numbers = new long?[3];
        for (var i = 0; i < parts.Length; i++)
        {
            if (IsOpen(parts[i])) continue;

            // Nothing can be said behind what is open.
            if (!TryNumber(parts[i], out var number) || (i > 0 && numbers[i - 1] is null)) return null;
            numbers[i] = number;
        }

        return new PartialVersion(numbers[0], numbers[1], numbers[2], null);
    }

    private static bool IsOpen(string part) => part is "*" or "x" or "X";
}
