using System.Globalization;

namespace Linnet.Hub.Repositories.Versions;

/// <summary>A version as Semantic Versioning 2.0.0 has it.</summary>
/// <param name="Major">Grows with changes that break.</param>
/// <param name="Minor">Grows with what is new.</param>
/// <param name="Patch">Grows with what is mended.</param>
/// <param name="PreRelease">What follows a hyphen, between dots; empty for a release.</param>
/// <param name="Build">What follows a plus sign; it says nothing about order.</param>
internal sealed record SemanticVersion(long Major, long Minor, long Patch, IReadOnlyList<string> PreRelease, string? Build) : IComparable<SemanticVersion>
{
    private const int MaxLength = 128;

    /// <summary>Digits of a number that are read; more are no version here.</summary>
    private const int MaxDigits = 15;

    /// <summary>Not before the version is done.</summary>
    internal bool IsPreRelease => PreRelease.Count > 0;

    /// <summary>A release.</summary>
    internal static SemanticVersion Release(long major, long minor, long patch) => new(major, minor, patch, [], null);

    /// <summary>Reads a version.</summary>
    /// <param name="text">Such as <c>1.2.0</c>, <c>1.0.0-rc.1+build.5</c>; never with a <c>v</c> in front.</param>
    /// <returns>Null where it is none.</returns>
    internal static SemanticVersion? TryParse(string? text)
    {
        if (text is not { Length: > 0 and <= MaxLength }) return null;
        var plus = text.IndexOf('+', StringComparison.Ordinal);
        var build = plus < 0 ? null : text[(plus + 1)..];
        var rest = plus < 0 ? text : text[..plus];
        if (build is not null && !build.Split('.').All(IsIdentifier)) return null;
        var hyphen = rest.IndexOf('-', StringComparison.Ordinal);
        string[] preRelease = hyphen < 0 ? [] : rest[(hyphen + 1)..].Split('.');
        if (!preRelease.All(part => IsIdentifier(part) && (!IsNumber(part) || TryNumber(part, out _)))) return null;
        return (hyphen < 0 ? rest : rest[..hyphen]).Split('.') is [var x, var y, var z] && TryNumber(x, out var major) && TryNumber(y, out var minor) && TryNumber(z, out var patch)
            ? new SemanticVersion(major, minor, patch, preRelease, build)
            : null;
    }

    /// <summary>The version that a tag names: with a <c>v</c> in front or without.</summary>
    /// <returns>Null where the tag names none.</returns>
    internal static SemanticVersion? OfTag(string tag) => TryParse(tag.StartsWith('v') ? tag[1..] : tag);

    /// <summary>A number of a version; never with a zero in front.</summary>
    internal static bool TryNumber(string text, out long number)
    {
        number = 0;
        return text.Length is > 0 and <= MaxDigits && (text.Length == 1 || text[0] != '0') && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>The order of section 11. Versions that differ in their build alone are equal in it.</summary>
    public int CompareTo(SemanticVersion? other)
    {
        if (other is null) return 1;
        var order = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        if (order != 0) return order;
        if (IsPreRelease != other.IsPreRelease) return IsPreRelease ? -1 : 1;
        for (var i = 0; i < Math.Min(PreRelease.Count, other.PreRelease.Count); i++)
        {
            order = Compare(PreRelease[i], other.PreRelease[i]);
            if (order != 0) return order;
        }

        return PreRelease.Count.CompareTo(other.PreRelease.Count);
    }

    public bool Equals(SemanticVersion? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <summary>As it is read.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}{(IsPreRelease ? "-" : string.Empty)}{string.Join('.', PreRelease)}{(Build is null ? string.Empty : "+")}{Build}");

    /// <summary>Numbers by their value and before words, words by their letters.</summary>
    private static int Compare(string left, string right) => (IsNumber(left), IsNumber(right)) switch
    {
        (true, true) => left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right),
        (true, false) => -1,
        (false, true) => 1,
        _ => string.CompareOrdinal(left, right),
    };

    private static bool IsNumber(string text) => text.All(char.IsAsciiDigit);

    private static bool IsIdentifier(string text) => text.Length > 0 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
}
