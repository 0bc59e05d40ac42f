using static Linnet.Hub.Licensing.LicenseTerm;

namespace Linnet.Hub.Licensing;

/// <summary>Creative Commons: one text a version, with parts for what the letters BY, NC, ND and SA say.</summary>
internal static partial class LicenseTable
{
    private const string International = "4.0";

    private static IEnumerable<LicenseTerms> CreativeCommons()
    {
        yield return Listed("CC0-1.0", "Creative Commons Zero v1.0 Universal");
        foreach (var version in new[] { "2.0", "2.5", "3.0", International })
            foreach (var isCommercial in new[] { true, false })
            {
                yield return CreativeCommons(version, isCommercial, permitsDerivatives: true, isShareAlike: false);
                yield return CreativeCommons(version, isCommercial, permitsDerivatives: true, isShareAlike: true);
                yield return CreativeCommons(version, isCommercial, permitsDerivatives: false, isShareAlike: false);
            }
    }

    private static LicenseTerms CreativeCommons(string version, bool isCommercial, bool permitsDerivatives, bool isShareAlike)
    {
        var letters = (isCommercial ? "" : "-NC") + (permitsDerivatives ? "" : "-ND") + (isShareAlike ? "-SA" : "");
        var words = (isCommercial ? "" : "-NonCommercial") + (permitsDerivatives ? "" : "-NoDerivatives") + (isShareAlike ? "-ShareAlike" : "");
        var isInternational = version == International;
        var clauses = new List<LicenseClause>();

        // Before 4.0 each added letter moved the sections behind it: 4(b) is the first of SA, NC, BY.
        var section = 'b';
        string Next() => $"4({section++})";
        if (isShareAlike) clauses.Add(new LicenseClause(ShareAlike, isInternational ? "3(b)" : Next()));
        if (!isCommercial) clauses.Add(new LicenseClause(NonCommercial, isInternational ? "2(a)(1)" : Next()));
        var credit = isInternational ? "3(a)(1)" : Next();
        clauses.Add(new LicenseClause(Attribution, credit));
        clauses.Add(new LicenseClause(Notice, isInternational ? "3(a)(1)(C)" : "4(a)"));
        if (!permitsDerivatives) clauses.Add(new LicenseClause(NoDerivatives, isInternational ? "2(a)(1)(B)" : "3"));
        else clauses.Add(new LicenseClause(StateChanges, isInternational ? "3(a)(1)(B)" : version == "3.0" ? "3(b)" : credit));
        var port = version switch { International => "International", "3.0" => "Unported", _ => "Generic" };
        return new LicenseTerms($"CC-BY{letters}-{version}", $"Creative Commons Attribution{words} {version} {port}", Address(letters, version))
        {
            Clauses = clauses,
            Heirs = isShareAlike ? [.. ShareAlikeHeirs(letters, version)] : [],
        };
    }

    private static string Address(string letters, string version) => $"https://creativecommons.org/licenses/by{letters.ToLowerInvariant()}/{version}/";

    /// <summary>A later version with the same letters; from BY-SA 4.0 also GPL 3, which Creative Commons has declared compatible in this direction.</summary>
    private static IEnumerable<string> ShareAlikeHeirs(string letters, string version)
    {
        foreach (var later in new[] { "2.5", "3.0", International })
            if (string.CompareOrdinal(later, version) > 0) yield return $"CC-BY{letters}-{later}";
        if (letters == "-SA" && version == International) yield return "GPL-3.0-only";
    }
}
