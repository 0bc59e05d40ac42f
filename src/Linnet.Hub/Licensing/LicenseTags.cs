namespace Linnet.Hub.Licensing;

/// <summary>The tags that cards of the Hugging Face hub have in <c>license</c>, where they are not SPDX's identifiers in small letters.</summary>
internal static class LicenseTags
{
    /// <summary>
    /// GNU's licences without a version mean any version that was ever published, as their own texts say (GPL 2 section 9, GPL 3 section 14, GFDL section 10).
    /// </summary>
    private static readonly Dictionary<string, string> Expressions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["gpl"] = "GPL-1.0-or-later",
        ["lgpl"] = "LGPL-2.0-or-later",
        ["gfdl"] = "GFDL-1.1-or-later",
        ["lgpl-lr"] = "LGPLLR",
        ["pddl"] = "PDDL-1.0",
        ["odc-by"] = "ODC-By-1.0",
        ["odbl"] = "ODbL-1.0",
        ["c-uda"] = "C-UDA-1.0",
        ["openrail++"] = "LicenseRef-openrail-plus-plus",
    };

    /// <summary>Names that stand for a licence of their own; those without terms in the table stay unknown, but are not taken for SPDX's.</summary>
    private static readonly HashSet<string> References = new(StringComparer.OrdinalIgnoreCase)
    {
        "bsd", "cc", "openrail", "bigscience-openrail-m", "bigscience-bloom-rail-1.0", "creativeml-openrail-m", "bigcode-openrail-m", "openmdw-1.0",
        "llama2", "llama3", "llama3.1", "llama3.2", "llama3.3", "llama4", "gemma", "grok2-community", "deepfloyd-if-license", "fair-noncommercial-research-license",
        "intel-research", "h-research", "apple-ascl", "apple-amlr",
    };

    /// <summary>Tags that name no licence.</summary>
    internal static bool IsNone(string tag) =>
        tag.Trim() is var name && (name.Length == 0 || name.Equals("unknown", StringComparison.OrdinalIgnoreCase) || name is "NONE" or "NOASSERTION");

    /// <summary>What a tag means.</summary>
    /// <returns>Null where it is no tag of its own; it may be an expression then.</returns>
    internal static LicenseExpression? Find(string tag)
    {
        var name = tag.Trim();
        if (Expressions.TryGetValue(name, out var expression)) return LicenseExpression.Parse(expression);
        return References.Contains(name) ? new SimpleLicense($"{SimpleLicense.ReferencePrefix}{name.ToLowerInvariant()}") : null;
    }
}
