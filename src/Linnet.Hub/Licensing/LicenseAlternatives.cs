namespace Linnet.Hub.Licensing;

/// <summary>An expression as a choice (OR) between lists of licences that apply together (AND).</summary>
internal static class LicenseAlternatives
{
    /// <summary>An expression can have exponentially many; nobody chooses between more than these.</summary>
    internal const int Limit = 256;

    /// <summary>All choices.</summary>
    /// <returns>Null where there are more than <see cref="Limit"/>.</returns>
    internal static IReadOnlyList<IReadOnlyList<SimpleLicense>>? Of(LicenseExpression expression) => expression switch
    {
        LicenseDisjunction either => Of(either.Left) is { } left && Of(either.Right) is { } right && left.Count + right.Count <= Limit ? [.. left, .. right] : null,
        LicenseConjunction both => Of(both.Left) is { } left && Of(both.Right) is { } right && left.Count * right.Count <= Limit
            ? [.. left.SelectMany(_ => right, (first, second) => (IReadOnlyList<SimpleLicense>)[.. first.Concat(second).Distinct()])]
            : null,
        SimpleLicense simple => [[simple]],
        _ => throw new ArgumentException($"{expression.GetType()} is no licence expression.", nameof(expression)),
    };
}
