namespace Linnet.Data;

/// <summary>One part of a split.</summary>
/// <param name="Name">Such as <c>train</c>, <c>dev</c> or <c>test</c>.</param>
/// <param name="Fraction">Of the rows, above 0 and below 1; the fractions of all parts sum to 1.</param>
public sealed record SplitPart(string Name, double Fraction)
{
    /// <summary>Checks that parts make a whole.</summary>
    /// <exception cref="ConfigurationException">Fewer than two parts, a name twice, or fractions that do not sum to one.</exception>
    internal static void Validate(IReadOnlyList<SplitPart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count < 2) throw new ConfigurationException("A split needs at least two parts, such as train 0.8 and dev 0.2.");
        if (parts.Select(part => part.Name).Distinct(StringComparer.Ordinal).Count() < parts.Count)
            throw new ConfigurationException("Two parts of the split have the same name; give each its own.");
        var sum = parts.Sum(part => part.Fraction);
        if (parts.Any(part => part.Fraction is not (> 0 and < 1)) || Math.Abs(sum - 1) > 1e-6)
            throw new ConfigurationException($"The fractions of the split are {string.Join(", ", parts.Select(part => part.Fraction))}; each must be above 0, and they must sum to 1.");
    }
}
