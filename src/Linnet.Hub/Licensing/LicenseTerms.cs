namespace Linnet.Hub.Licensing;

/// <summary>The terms of a licence as data. They help to see trouble early; the licence's own text is what counts.</summary>
/// <param name="Id">SPDX's identifier, or <c>LicenseRef-</c> and the tag that hubs use.</param>
/// <param name="Name">In full.</param>
/// <param name="Link">Where its text is; null where the name stands for a family.</param>
internal sealed record LicenseTerms(string Id, string Name, string? Link)
{
    /// <summary>What it asks and forbids.</summary>
    internal IReadOnlyList<LicenseClause> Clauses { get; init; } = [];

    /// <summary>How far share-alike reaches, where there is a clause on it.</summary>
    internal ShareAlikeScope Scope { get; init; }

    /// <summary>Other licences under which it lets a derived work be shared, where it asks for share-alike.</summary>
    internal IReadOnlyList<string> Heirs { get; init; } = [];

    /// <summary>Licences that it does not go together with.</summary>
    internal IReadOnlyList<LicenseRefusal> Refusals { get; init; } = [];

    /// <summary>What it says about models trained on the data; null where it says nothing.</summary>
    internal TrainedModelRule? TrainedModels { get; init; }

    /// <summary>A sentence that has to stand beside every copy.</summary>
    internal string? Statement { get; init; }

    internal bool PermitsCommercialUse => Find(LicenseTerm.NonCommercial) is null;

    internal bool PermitsDerivatives => Find(LicenseTerm.NoDerivatives) is null;

    internal bool RequiresAttribution => Find(LicenseTerm.Attribution) is not null;

    internal bool RequiresNotice => Find(LicenseTerm.Notice) is not null;

    internal bool RequiresShareAlike => Find(LicenseTerm.ShareAlike) is not null;

    internal bool RequiresSource => Find(LicenseTerm.SourceDisclosure) is not null;

    internal bool RestrictsUse => Find(LicenseTerm.UseRestrictions) is not null;

    /// <summary>On SPDX's list.</summary>
    internal bool IsListed => !Id.StartsWith(SimpleLicense.ReferencePrefix, StringComparison.Ordinal);

    /// <summary>The clause on a term; null where there is none.</summary>
    internal LicenseClause? Find(LicenseTerm term) => Clauses.FirstOrDefault(clause => clause.Term == term);
}
