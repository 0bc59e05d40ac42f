using System.Buffers;
using System.Text.RegularExpressions;

namespace Linnet.Hub.Licensing;

/// <summary>How identifiers are written: SPDX's own capitals, and GNU's licences with <c>-only</c> or <c>-or-later</c> since their bare names are deprecated.</summary>
internal static partial class LicenseNames
{
    /// <summary>What an identifier consists of (<c>idstring</c> in annex D).</summary>
    internal static readonly SearchValues<char> IdCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.");

    private const RegexOptions InAnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly string[] Exceptions =
    [
        "Autoconf-exception-2.0", "Autoconf-exception-3.0", "Bison-exception-2.2", "Classpath-exception-2.0", "Font-exception-2.0", "GCC-exception-2.0", "GCC-exception-3.1",
        "GPL-3.0-linking-exception", "LGPL-3.0-linking-exception", "Linux-syscall-note", "LLVM-exception", "OCaml-LGPL-linking-exception", "OpenJDK-assembly-exception-1.0",
        "Qt-GPL-exception-1.0", "Qt-LGPL-exception-1.1", "Swift-exception", "Universal-FOSS-exception-1.0", "WxWindows-exception-3.1",
    ];

    /// <summary>The licence as SPDX writes it; an identifier that is not in the table stays as it is.</summary>
    internal static SimpleLicense Canonical(string id, bool isOrLater)
    {
        if (GnuName().Match(id) is not { Success: true } gnu) return new SimpleLicense(LicenseTable.Find(id)?.Id ?? id, isOrLater);
        var suffix = isOrLater || gnu.Groups["suffix"].Value.Equals("-or-later", StringComparison.OrdinalIgnoreCase) ? "-or-later" : "-only";
        return new SimpleLicense($"{gnu.Groups["name"].Value.ToUpperInvariant()}{suffix}");
    }

    /// <summary>The exception as SPDX writes it; one that is not known here stays as it is.</summary>
    internal static string CanonicalException(string id) => Array.Find(Exceptions, name => name.Equals(id, StringComparison.OrdinalIgnoreCase)) ?? id;

    [GeneratedRegex("^(?<name>(GPL|LGPL|AGPL|GFDL)-[0-9]\\.[0-9])(?<suffix>-only|-or-later)?$", InAnyCase)]
    private static partial Regex GnuName();
}
