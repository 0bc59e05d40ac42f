using static Linnet.Hub.Licensing.LicenseTerm;

namespace Linnet.Hub.Licensing;

/// <summary>GNU's licences, each version once for itself and once with all later ones.</summary>
internal static partial class LicenseTable
{
    private static string[] GplVersions => ["1.0", "2.0", "3.0"];

    private static string[] LgplVersions => ["2.0", "2.1", "3.0"];

    private static string[] GfdlVersions => ["1.1", "1.2", "1.3"];

    private static IEnumerable<LicenseTerms> Gnu()
    {
        foreach (var version in GplVersions)
        {
            LicenseClause[] clauses = version == "3.0"
                ? [new(ShareAlike, "5(c)"), new(SourceDisclosure, "6"), new(Notice, "4"), new(StateChanges, "5(a)")]
                : [new(ShareAlike, "2(b)"), new(SourceDisclosure, "3"), new(Notice, "1"), new(StateChanges, "2(a)")];
            foreach (var row in Both("GPL", "GNU General Public License", version, clauses, ShareAlikeScope.Work)) yield return row;
        }

        foreach (var version in LgplVersions)
        {
            LicenseClause[] clauses = version == "3.0"
                ? [new(ShareAlike, "2"), new(SourceDisclosure, "GPL-3.0 section 6"), new(Notice, "4"), new(StateChanges, "GPL-3.0 section 5(a)")]
                : [new(ShareAlike, "2(c)"), new(SourceDisclosure, "4"), new(Notice, "1"), new(StateChanges, "2(b)")];
            foreach (var row in Both("LGPL", "GNU Lesser General Public License", version, clauses, ShareAlikeScope.Files)) yield return row;
        }

        LicenseClause[] network = [new(ShareAlike, "5(c)"), new(SourceDisclosure, "6 and, for services, 13"), new(Notice, "4"), new(StateChanges, "5(a)")];
        foreach (var row in Both("AGPL", "GNU Affero General Public License", "3.0", network, ShareAlikeScope.Work)) yield return row;

        LicenseClause[] documents = [new(ShareAlike, "4"), new(Notice, "4(H)"), new(StateChanges, "4(I)")];
        foreach (var version in GfdlVersions)
            foreach (var row in Both("GFDL", "GNU Free Documentation License", version, documents, ShareAlikeScope.Work)) yield return row;
    }

    private static LicenseTerms[] Both(string family, string name, string version, LicenseClause[] clauses, ShareAlikeScope scope) =>
    [
        Listed($"{family}-{version}-only", $"{name} v{version} only", clauses) with { Scope = scope, Heirs = [.. Heirs(family, version, isOrLater: false)] },
        Listed($"{family}-{version}-or-later", $"{name} v{version} or later", clauses) with { Scope = scope, Heirs = [.. Heirs(family, version, isOrLater: true)] },
    ];

    /// <summary>
    /// Where a work may go: to its own later versions when it says so, from the LGPL to the GPL (LGPL 2.1 section 3, LGPL 3 section 2(b)), and from version 3 to the
    /// AGPL (GPL 3 section 13).
    /// </summary>
    private static IEnumerable<string> Heirs(string family, string version, bool isOrLater)
    {
        var own = family switch { "GPL" => GplVersions, "LGPL" => LgplVersions, "GFDL" => GfdlVersions, _ => ["3.0"] };
        foreach (var later in own.Where(other => other == version || (isOrLater && string.CompareOrdinal(other, version) > 0)))
        {
            yield return $"{family}-{later}-only";
            if (isOrLater) yield return $"{family}-{later}-or-later";
        }

        var isThird = version == "3.0";
        if (family == "LGPL")
        {
            // LGPL 2 lets one specify any version of the GPL from 2 on.
            if (!isThird) foreach (var id in new[] { "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-or-later" }) yield return id;
            yield return "GPL-3.0-only";
            if (isThird && isOrLater) yield return "GPL-3.0-or-later";
        }

        if (family is not ("GPL" or "LGPL") || !(isThird || isOrLater)) yield break;
        yield return "AGPL-3.0-only";
        if (isOrLater) yield return "AGPL-3.0-or-later";
    }
}
