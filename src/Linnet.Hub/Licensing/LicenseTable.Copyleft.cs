using static Linnet.Hub.Licensing.LicenseTerm;

namespace Linnet.Hub.Licensing;

/// <summary>Other licences that ask to be kept.</summary>
internal static partial class LicenseTable
{
    private static LicenseClause[] EuplClauses =>
        [new(ShareAlike, "5, copyleft clause"), new(SourceDisclosure, "5, provision of source code"), new(Attribution, "5, attribution right"), new(StateChanges, "5, attribution right")];

    private static LicenseTerms[] Copyleft() =>
    [
        Listed("MPL-2.0", "Mozilla Public License 2.0", new(ShareAlike, "3.1"), new(SourceDisclosure, "3.2"), new(Notice, "3.4")) with
        {
            Scope = ShareAlikeScope.Files,

            // Section 3.3: its secondary licences (1.12).
            Heirs =
            [
                "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later", "LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later",
                "AGPL-3.0-only", "AGPL-3.0-or-later",
            ],
        },
        Listed("EPL-1.0", "Eclipse Public License 1.0", new(ShareAlike, "3"), new(SourceDisclosure, "3"), new(Notice, "3")) with { Scope = ShareAlikeScope.Files, Heirs = ["EPL-2.0"] },
        Listed("EPL-2.0", "Eclipse Public License 2.0", new(ShareAlike, "3.2(a)"), new(SourceDisclosure, "3.1(a)"), new(Notice, "3.3")) with { Scope = ShareAlikeScope.Files },
        Listed("MS-PL", "Microsoft Public License", new(ShareAlike, "3(D)"), new(Notice, "3(C)")) with { Scope = ShareAlikeScope.Files },
        Listed("EUPL-1.1", "European Union Public License 1.1", EuplClauses) with
        {
            Heirs = ["EUPL-1.2", "GPL-2.0-only", "OSL-3.0", "EPL-1.0"],
        },
        Listed("EUPL-1.2", "European Union Public License 1.2", EuplClauses) with
        {
            // The appendix names the licences that its compatibility clause means.
            Heirs = ["GPL-2.0-only", "GPL-3.0-only", "AGPL-3.0-only", "LGPL-2.1-only", "LGPL-3.0-only", "OSL-3.0", "EPL-1.0", "MPL-2.0", "CC-BY-SA-3.0"],
        },
        Listed("OSL-3.0", "Open Software License 3.0", new(ShareAlike, "1(c)"), new(SourceDisclosure, "3"), new(Attribution, "6"), new(StateChanges, "6")),
        Listed("OFL-1.1", "SIL Open Font License 1.1", new(ShareAlike, "condition 5"), new(Notice, "condition 2")),
    ];
}
