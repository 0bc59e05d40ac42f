using Linnet.Spelling;

namespace Linnet.Training.Recipes;

/// <summary>
/// Identifiers of the licences that models and their data are usually under (spdx.org/licenses), and <c>other</c> for the rest;
/// upper and lower case mean the same, as the SPDX specification has it (annex "Case sensitivity").
/// </summary>
internal static class LicenseNames
{
    internal const string Other = "other";

    internal static readonly string[] All =
    [
        Other, "unknown", "MIT", "MIT-0", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSD-3-Clause-Clear", "0BSD", "ISC", "Zlib", "Unlicense", "WTFPL",
        "BSL-1.0", "NCSA", "PostgreSQL", "Artistic-2.0", "AFL-3.0", "MS-PL", "MulanPSL-2.0", "ECL-2.0",
        "GPL-2.0", "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0", "GPL-3.0-only", "GPL-3.0-or-later",
        "LGPL-2.1", "LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0", "LGPL-3.0-only", "LGPL-3.0-or-later",
        "AGPL-3.0", "AGPL-3.0-only", "AGPL-3.0-or-later", "MPL-2.0", "EPL-1.0", "EPL-2.0", "EUPL-1.1", "EUPL-1.2", "CECILL-2.1", "OSL-3.0",
        "CC0-1.0", "CC-BY-2.0", "CC-BY-2.5", "CC-BY-3.0", "CC-BY-4.0", "CC-BY-SA-3.0", "CC-BY-SA-4.0", "CC-BY-NC-2.0", "CC-BY-NC-3.0", "CC-BY-NC-4.0",
        "CC-BY-ND-4.0", "CC-BY-NC-ND-3.0", "CC-BY-NC-ND-4.0", "CC-BY-NC-SA-2.0", "CC-BY-NC-SA-3.0", "CC-BY-NC-SA-4.0",
        "PDDL-1.0", "ODC-By-1.0", "ODbL-1.0", "CDLA-Permissive-1.0", "CDLA-Permissive-2.0", "CDLA-Sharing-1.0", "C-UDA-1.0", "GFDL-1.3-or-later", "OFL-1.1",
    ];

    /// <summary>The identifier as SPDX writes it.</summary>
    /// <param name="text">In any case.</param>
    /// <exception cref="ConfigurationException">It is none of them: names the nearest.</exception>
    internal static string Find(string text) =>
        All.FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? throw new ConfigurationException(
            $"license: '{text}' cannot be used; expected an SPDX identifier such as MIT, Apache-2.0 or CC-BY-4.0, or {Other}. Did you mean {NearestName.To(text, All)}?");
}
