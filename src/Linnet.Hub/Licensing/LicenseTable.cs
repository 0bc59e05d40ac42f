using static Linnet.Hub.Licensing.LicenseTerm;

namespace Linnet.Hub.Licensing;

/// <summary>
/// The licences that models and data sets are usually under, with their terms. What is not here has unknown terms, and nothing is said to be allowed by it.
/// </summary>
internal static partial class LicenseTable
{
    private static readonly Dictionary<string, LicenseTerms> Rows = Permissive().Concat(CreativeCommons()).Concat(Gnu()).Concat(Copyleft()).Concat(Data()).Concat(Models())
        .ToDictionary(row => row.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>All rows, in the order of their identifiers.</summary>
    internal static IEnumerable<LicenseTerms> All => Rows.Values.OrderBy(row => row.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>The terms of a licence.</summary>
    /// <param name="id">SPDX's identifier in any case, or <c>LicenseRef-</c> with the case of the table.</param>
    /// <returns>Null where they are not known.</returns>
    internal static LicenseTerms? Find(string id) => Rows.TryGetValue(id, out var row) && (row.IsListed || row.Id == id) ? row : null;

    private static LicenseTerms Listed(string id, string name, params LicenseClause[] clauses) => new(id, name, $"https://spdx.org/licenses/{id}.html") { Clauses = clauses };

    private static LicenseTerms Unlisted(string tag, string name, string? link, params LicenseClause[] clauses) =>
        new($"{SimpleLicense.ReferencePrefix}{tag}", name, link) { Clauses = clauses };

    private static LicenseTerms[] Permissive()
    {
        // "Or later" lets whoever receives the work choose the early version too.
        LicenseRefusal[] patentTerms =
        [
            .. Both("GPL-1.0", "section 3 against GPL-1.0 section 6"), .. Both("GPL-2.0", "section 3 against GPL-2.0 section 6"),
            .. Both("LGPL-2.0", "section 3 against LGPL-2.0 section 10"), .. Both("LGPL-2.1", "section 3 against LGPL-2.1 section 10"),
        ];
        return
        [
            Listed("MIT", "MIT License", new LicenseClause(Notice, "second paragraph")),
            Listed("MIT-0", "MIT No Attribution"),
            Listed("Apache-2.0", "Apache License 2.0", new(Notice, "4(a)"), new(StateChanges, "4(b)"), new(Attribution, "4(c) and 4(d)")) with { Refusals = patentTerms },
            Listed("ECL-2.0", "Educational Community License 2.0", new(Notice, "4(a)"), new(StateChanges, "4(b)"), new(Attribution, "4(c) and 4(d)")) with { Refusals = patentTerms },
            Listed("BSD-2-Clause", "BSD 2-Clause License", new LicenseClause(Notice, "conditions 1 and 2")),
            Listed("BSD-3-Clause", "BSD 3-Clause License", new LicenseClause(Notice, "conditions 1 and 2")),
            Listed("BSD-3-Clause-Clear", "BSD 3-Clause Clear License", new LicenseClause(Notice, "conditions 1 and 2")),
            Unlisted("bsd", "a BSD licence, which one is not said", null, new LicenseClause(Notice, "conditions on redistribution")),
            Listed("0BSD", "BSD Zero Clause License"),
            Listed("ISC", "ISC License", new LicenseClause(Notice, "first paragraph")),
            Listed("Zlib", "zlib License", new(Notice, "condition 3"), new(StateChanges, "condition 2")),
            Listed("BSL-1.0", "Boost Software License 1.0", new LicenseClause(Notice, "second paragraph")),
            Listed("NCSA", "University of Illinois/NCSA Open Source License", new LicenseClause(Notice, "conditions 1 and 2")),
            Listed("PostgreSQL", "PostgreSQL License", new LicenseClause(Notice, "first paragraph")),
            Listed("MulanPSL-2.0", "Mulan Permissive Software License, Version 2", new LicenseClause(Notice, "4")),
            Listed("AFL-3.0", "Academic Free License v3.0", new(Attribution, "6"), new(StateChanges, "6")),
            Listed("Unlicense", "The Unlicense"),
            Listed("WTFPL", "Do What The F*ck You Want To Public License"),
            Listed("etalab-2.0", "Etalab Open License 2.0", new LicenseClause(Attribution, "obligation on paternity")),
            Unlisted("openmdw-1.0", "OpenMDW License Agreement 1.0", "https://openmdw.ai/license/", new LicenseClause(Notice, "condition on redistribution")),
        ];
    }

    private static LicenseRefusal[] Both(string name, string place) => [new($"{name}-only", place), new($"{name}-or-later", place)];
}
