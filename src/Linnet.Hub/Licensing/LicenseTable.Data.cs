using static Linnet.Hub.Licensing.LicenseTerm;

namespace Linnet.Hub.Licensing;

/// <summary>Licences made for data. Some of them say by themselves what a trained model owes.</summary>
internal static partial class LicenseTable
{
    private static TrainedModelRule Free(string place) => new(place, NeedsNotice: false);

    private static LicenseTerms[] Data() =>
    [
        Listed("PDDL-1.0", "Open Data Commons Public Domain Dedication & License 1.0"),
        Listed("ODC-By-1.0", "Open Data Commons Attribution License v1.0", new(Notice, "4.2"), new(Attribution, "4.3")) with { TrainedModels = new TrainedModelRule("4.3", NeedsNotice: true) },
        Listed("ODbL-1.0", "Open Data Commons Open Database License v1.0", new(ShareAlike, "4.4"), new(SourceDisclosure, "4.6"), new(Notice, "4.2"), new(Attribution, "4.3")) with
        {
            TrainedModels = new TrainedModelRule("4.3 and 4.5(b)", NeedsNotice: true),
        },
        Listed("CDLA-Permissive-1.0", "Community Data License Agreement Permissive 1.0", new LicenseClause(Notice, "3")) with { TrainedModels = Free("3.4") },
        Listed("CDLA-Permissive-2.0", "Community Data License Agreement Permissive 2.0", new LicenseClause(Notice, "2.1")) with { TrainedModels = Free("3.1") },
        Listed("CDLA-Sharing-1.0", "Community Data License Agreement Sharing 1.0", new(ShareAlike, "3.1(a)"), new(Notice, "3")) with { TrainedModels = Free("3.5") },
        Listed("C-UDA-1.0", "Computational Use of Data Agreement v1.0", new(UseRestrictions, "2.1 and 3.1.2"), new(Notice, "3.1.1")) with
        {
            TrainedModels = Free("2.2"),
        },
    ];
}
