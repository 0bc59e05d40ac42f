namespace Linnet.Hub.Tests.Safety.BrokenAccess;

/// <summary>
/// A01, broken access control: every endpoint, asked by everybody about a repository in every state. The endpoints are those that the application
/// has mapped, so that one without a rule is found.
/// </summary>
public sealed class AccessMatrixTests
{
    [Fact]
    public async Task Every_endpoint_has_a_rule_and_every_rule_an_endpoint()
    {
        await using var hub = await HubHost.StartAsync();
        var mapped = hub.Routes().Select(route => $"{route.Method} {Normal(route.Pattern)}").ToHashSet();
        var known = EndpointRules.All.Select(rule => $"{rule.Method} {Normal(rule.Pattern)}").ToHashSet();
        Assert.True(mapped.IsSubsetOf(known), $"Say in EndpointRules what these need of their callers:\n{string.Join('\n', mapped.Except(known).Order())}");
        Assert.True(known.IsSubsetOf(mapped), $"These are not mapped any more; take them out of EndpointRules:\n{string.Join('\n', known.Except(mapped).Order())}");
    }

    [Fact]
    public async Task Everybody_hears_at_every_endpoint_what_the_table_says()
    {
        await using var hub = await MatrixHub.StartAsync();
        var wrong = new List<string>();
        var count = 0;
        foreach (var rule in EndpointRules.All.Where(rule => rule.IsOfRepository).OrderBy(rule => rule.IsLast))
            foreach (var state in Expectation.States)
                foreach (var role in Expectation.Roles)
                {
                    var expected = rule.AsksFirst && role == "anonymous" ? Expectation.Login : Expectation.Of(role, state, rule.Need);
                    using var answer = await hub.SendAsync(rule, role, MatrixHub.Owner, state);
                    var (heard, text) = await HeardAsync(answer);
                    if (heard != expected) wrong.Add($"{rule.Method} {rule.AddressOf(MatrixHub.Owner, state)} {rule.Body} by {role}: {heard} ({(int)answer.StatusCode} {text}), not {expected}");
                    if (Expectation.Of(role, state, Need.Read) != Expectation.Allowed && text.Contains(MatrixHub.Secret, StringComparison.Ordinal))
                        wrong.Add($"{rule.Method} {rule.AddressOf(MatrixHub.Owner, state)} by {role} tells what is in a file");
                    if (rule.IsLast && heard == Expectation.Allowed) await hub.AddRepositoryAsync(state);
                    count++;
                }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {count}:\n{string.Join('\n', wrong.Take(40))}");
        Assert.True(count > 2000, $"{count} requests");
    }

    [Fact]
    public async Task Everybody_hears_of_what_is_no_repository_what_the_table_says()
    {
        await using var hub = await MatrixHub.StartAsync();
        var wrong = new List<string>();
        foreach (var rule in EndpointRules.All.Where(rule => !rule.IsOfRepository))
            foreach (var role in Expectation.Roles)
            {
                var expected = Expectation.Of(role, rule.Need);
                using var answer = await hub.SendAsync(rule, role, MatrixHub.Owner, "public");
                var (heard, text) = await HeardAsync(answer);
                if (heard != expected) wrong.Add($"{rule.Method} {rule.AddressOf(MatrixHub.Owner, "public")} by {role}: {heard} ({(int)answer.StatusCode} {text}), not {expected}");
            }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(40)));
    }

    [Fact]
    public async Task A_private_repository_looks_like_none()
    {
        await using var hub = await MatrixHub.StartAsync();
        foreach (var rule in EndpointRules.All.Where(rule => rule.IsOfRepository))
            foreach (var role in new[] { "anonymous", "stranger", "granted", "root-writing" })
            {
                using var hidden = await hub.SendAsync(rule, role, MatrixHub.Owner, "private");
                using var none = await hub.SendAsync(rule, role, MatrixHub.Owner, "nowhere");
                Assert.Equal(none.StatusCode, hidden.StatusCode);
                Assert.Equal((await HeardAsync(none)).Text.Replace("nowhere", "private", StringComparison.Ordinal), (await HeardAsync(hidden)).Text);
                Assert.Equal(
                    none.Headers.Select(header => header.Key).Order().ToList(),
                    hidden.Headers.Select(header => header.Key).Order().ToList());
            }
    }

    [Fact]
    public async Task No_list_and_no_page_names_a_private_repository_to_strangers()
    {
        await using var hub = await MatrixHub.StartAsync();
        var named = 0;
        foreach (var rule in EndpointRules.All.Where(rule => !rule.IsOfRepository && rule.Method == "GET"))
            foreach (var role in Expectation.Roles)
                foreach (var query in new[] { string.Empty, "?search=private&q=private&author=acme" })
                {
                    using var answer = await hub.SendAsync(rule with { Pattern = rule.Pattern + query }, role, MatrixHub.Owner, "private");
                    var isNamed = (await answer.Content.ReadAsStringAsync()).Contains("acme/private", StringComparison.Ordinal);
                    if (Expectation.Of(role, "private", Need.See) == Expectation.Allowed) named += isNamed ? 1 : 0;
                    else Assert.False(isNamed, $"{rule.Pattern}{query} names a private repository to {role}");
                }

        Assert.True(named > 0, "members find what strangers do not");
    }

    /// <summary>Kinds and branches of one pattern are one endpoint.</summary>
    private static string Normal(string pattern) => $"/{pattern.TrimStart('/')}"
        .Replace("/api/datasets", "/api/models", StringComparison.Ordinal).Replace("/api/spaces", "/api/models", StringComparison.Ordinal)
        .Replace("/datasets/{ns}", "/{ns}", StringComparison.Ordinal).Replace("/spaces/{ns}", "/{ns}", StringComparison.Ordinal);

    /// <summary>What an answer says about the caller's right.</summary>
    private static async Task<(char Letter, string Text)> HeardAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        var code = answer.Headers.TryGetValues("X-Error-Code", out var codes) ? codes.Single() : null;
        var message = answer.Headers.TryGetValues("X-Error-Message", out var messages) ? messages.Single() : string.Empty;
        var letter = (int)answer.StatusCode switch
        {
            401 or 404 when code == "RepoNotFound" => Expectation.Hidden,
            401 or 403 when code == "GatedRepo" => Expectation.Gated,
            403 when message == "Access to this resource is disabled." => Expectation.Disabled,
            401 => Expectation.Login,
            403 => Expectation.Forbidden,
            429 or >= 500 => '!',
            _ => Expectation.Allowed,
        };
        return (letter, text);
    }
}
