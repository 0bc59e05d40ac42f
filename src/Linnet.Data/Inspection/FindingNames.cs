namespace Linnet.Data;

/// <summary>Names of what an inspection looks for.</summary>
public static class FindingNames
{
    /// <summary>Rows without text.</summary>
    public const string MissingText = "missing text";

    /// <summary>Rows without a label, in a file that has labels.</summary>
    public const string MissingLabel = "missing label";

    /// <summary>Labels that only one row has.</summary>
    public const string RareLabels = "label seen once";

    /// <summary>Rows that repeat an earlier text and label.</summary>
    public const string Duplicates = "exact duplicates";

    /// <summary>Rows that repeat an earlier text with another label.</summary>
    public const string Conflicts = "conflicting labels";

    /// <summary>Rows that are nearly the same as an earlier one.</summary>
    public const string NearDuplicates = "near-duplicates";

    /// <summary>Rows that are far shorter or longer than the others.</summary>
    public const string LengthOutliers = "length outliers";

    /// <summary>Rows that are mostly symbols.</summary>
    public const string SymbolOutliers = "mostly symbols";

    /// <summary>Rows that mix scripts.</summary>
    public const string MixedScripts = "mixed scripts";

    /// <summary>Rows with signs of a wrong encoding.</summary>
    public const string EncodingDamage = "encoding damage";

    /// <summary>Rows that could not be read.</summary>
    public const string Unreadable = "unreadable rows";
}
