namespace Linnet.Hub.Licensing;

/// <summary>
/// One licence, perhaps with an exception. Identifiers of SPDX are the same in any case; those that begin with <c>LicenseRef-</c> are somebody's own, and
/// differ when their letters do.
/// </summary>
/// <param name="Id">Such as <c>MIT</c> or <c>LicenseRef-llama3</c>.</param>
/// <param name="IsOrLater">A <c>+</c> follows. GNU's licences say the same by <c>-or-later</c> and never have it.</param>
/// <param name="Exception">What follows <c>WITH</c>.</param>
internal sealed record SimpleLicense(string Id, bool IsOrLater = false, string? Exception = null) : LicenseExpression
{
    internal const string ReferencePrefix = "LicenseRef-";

    /// <summary>Stands where nobody has said anything; SPDX's own word for that.</summary>
    internal static SimpleLicense Unstated { get; } = new("NOASSERTION");

    /// <summary>Not on SPDX's list.</summary>
    internal bool IsReference => Id.Contains(ReferencePrefix, StringComparison.Ordinal);

    private protected override int Binding => SimpleBinding;

    private StringComparison Comparison => IsReference ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    public bool Equals(SimpleLicense? other) => other is not null && Id.Equals(other.Id, Comparison) && IsOrLater == other.IsOrLater
        && string.Equals(Exception, other.Exception, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() => HashCode.Combine(StringComparer.OrdinalIgnoreCase.GetHashCode(Id), IsOrLater);

    internal override IEnumerable<SimpleLicense> Licenses() => [this];

    private protected override string Print() => $"{Id}{(IsOrLater ? "+" : string.Empty)}{(Exception is null ? string.Empty : $" WITH {Exception}")}";
}
