namespace Linnet.Hub.Repositories.Versions;

/// <summary>One condition on a version.</summary>
/// <param name="Sign">One of <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c>, <c>=</c>.</param>
/// <param name="Version">What is compared with.</param>
internal readonly record struct VersionBound(string Sign, SemanticVersion Version)
{
    internal bool Admits(SemanticVersion version)
    {
        var order = version.CompareTo(Version);
        return Sign switch
        {
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            ">=" => order >= 0,
            _ => order == 0,
        };
    }
}
