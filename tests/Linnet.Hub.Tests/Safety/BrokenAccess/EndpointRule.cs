namespace Linnet.Hub.Tests.Safety.BrokenAccess;

/// <summary>What an endpoint needs, and a request that gets as far as that is asked, and changes nothing that other requests rely on.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Pattern">As it is mapped for models; the same is mapped for the other kinds.</param>
/// <param name="Need">What is asked of the caller.</param>
/// <param name="Rest">What stands for the rest of the address, and a query.</param>
/// <param name="Body">JSON, in which <c>NS</c> and <c>NAME</c> stand for the repository.</param>
internal sealed record EndpointRule(string Method, string Pattern, Need Need, string Rest = "main", string? Body = null)
{
    /// <summary>Whether it concerns one repository, in its address or in its body.</summary>
    internal bool IsOfRepository => Need <= Need.Ask;

    /// <summary>The form in which a body comes, where it is no JSON.</summary>
    internal string MediaType { get; init; } = "application/json";

    /// <summary>Whether it asks who somebody is before it looks for the repository.</summary>
    internal bool AsksFirst { get; init; }

    /// <summary>Whether it takes the repository away, which then is made anew.</summary>
    internal bool IsLast { get; init; }

    /// <summary>The address of a repository's endpoint.</summary>
    internal string AddressOf(string owner, string name)
    {
        var address = Fill(Pattern, owner, name, Rest);
        var query = Rest.IndexOf('?', StringComparison.Ordinal);
        return query < 0 || Pattern.Contains("{**rest}", StringComparison.Ordinal) ? address : address + Rest[query..];
    }

    internal string? BodyOf(string owner, string name) => Body?.Replace("NS", owner, StringComparison.Ordinal).Replace("NAME", name, StringComparison.Ordinal);

    private static string Fill(string pattern, string owner, string name, string rest) => pattern
        .Replace("{ns}", owner, StringComparison.Ordinal).Replace("{name}", name, StringComparison.Ordinal)
        .Replace("{**rest}", rest, StringComparison.Ordinal).Replace("{state}", "pending", StringComparison.Ordinal)
        .Replace("{number:long}", "999", StringComparison.Ordinal).Replace("{comment:long}", "999", StringComparison.Ordinal)
        .Replace("{account}", "alice", StringComparison.Ordinal).Replace("{file}", "none", StringComparison.Ordinal).Replace("{**topic}", "x", StringComparison.Ordinal)
        .Replace("{owner}", owner, StringComparison.Ordinal).Replace("{id}", new string('0', 40), StringComparison.Ordinal)
        .Replace("{oid}", new string('0', 64), StringComparison.Ordinal).Replace("{upload}", "0", StringComparison.Ordinal).Replace("{part}", "1", StringComparison.Ordinal)
        .Replace("{task}", "x", StringComparison.Ordinal).Replace("{spec}", "x", StringComparison.Ordinal)
        .Replace("{user}", "nobody-here", StringComparison.Ordinal).Replace("{organization}", "nowhere-here", StringComparison.Ordinal)
        .Replace("{owner}", "nobody-here", StringComparison.Ordinal).Replace("{slug}", "none", StringComparison.Ordinal)
        .Replace("{id}", "999999", StringComparison.Ordinal).Replace("{delivery}", "999999", StringComparison.Ordinal);
}
