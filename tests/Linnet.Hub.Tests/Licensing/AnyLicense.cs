using FsCheck;
using FsCheck.Fluent;
using Linnet.Hub.Licensing;

namespace Linnet.Hub.Tests.Licensing;

/// <summary>Licences, expressions and parents for property tests.</summary>
internal static class AnyLicense
{
    /// <summary>Of every kind of terms some, and some that the table does not have.</summary>
    private static readonly string[] Texts =
    [
        "MIT", "Apache-2.0", "BSD-3-Clause", "CC0-1.0", "Unlicense", "CC-BY-4.0", "CC-BY-SA-3.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC-BY-NC-SA-4.0", "CC-BY-ND-4.0",
        "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later", "AGPL-3.0-only", "LGPL-2.1-or-later", "MPL-2.0", "EPL-2.0", "EUPL-1.2", "ODbL-1.0",
        "CDLA-Sharing-1.0", "C-UDA-1.0", "LicenseRef-llama3", "LicenseRef-gemma", "LicenseRef-openrail", "LicenseRef-house", "Strange-1.0", "Apache-2.0+",
        "GPL-2.0-only WITH Classpath-exception-2.0", "Apache-2.0 WITH LLVM-exception", "DocumentRef-a:LicenseRef-b",
    ];

    internal static Gen<LicenseExpression> Expressions { get; } = Gen.Choose(0, 3).SelectMany(Of);

    internal static Gen<LicensedParent> Parents { get; } = Gen.Frequency((8, Expressions.Select(expression => (LicenseExpression?)expression)), (1, Gen.Constant((LicenseExpression?)null)))
        .SelectMany(license => Gen.Elements("a", "b", "c").SelectMany(name => Gen.Elements(ParentUse.Weights, ParentUse.Adapter, ParentUse.Data).Select(use => new LicensedParent(name, license, use))));

    internal static Gen<LicensedParent[]> Families { get; } = Parents.ArrayOf().Select(parents => parents.Take(4).ToArray());

    /// <summary>Checks a property; an odd but fixed seed makes a failure come again.</summary>
    internal static void Check<T>(Gen<T> values, Func<T, bool> holds, int count = 300) =>
        Prop.ForAll(values.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(2026, 7));

    private static Gen<LicenseExpression> Of(int depth)
    {
        var simple = Gen.Elements(Texts).Select(LicenseExpression.Parse);
        if (depth == 0) return simple;
        var pairs = Of(depth - 1).SelectMany(left => Of(depth - 1).Select(right => (left, right)));
        return Gen.Frequency(
            (2, simple),
            (2, pairs.Select(pair => (LicenseExpression)new LicenseConjunction(pair.left, pair.right))),
            (2, pairs.Select(pair => (LicenseExpression)new LicenseDisjunction(pair.left, pair.right))));
    }
}
