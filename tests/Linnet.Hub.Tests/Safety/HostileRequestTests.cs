using System.Net.Http.Headers;
using System.Text;
using Linnet.Hub.Tests.Safety.BrokenAccess;

namespace Linnet.Hub.Tests.Safety;

/// <summary>A04, insecure design: nothing that anybody sends to any endpoint makes the hub fail. The endpoints are those that are mapped.</summary>
public sealed class HostileRequestTests
{
    private const int Shown = 20;

    private static readonly string[] Bodies =
    [
        "", "null", "0", "\"x\"", "[]", "[null]", "{}", "{\"a\":", "\u0000", "<xml/>",
        """{"files":[null],"objects":[null],"paths":[null],"parts":[null],"transfers":[null],"chunks":[null]}""",
        """{"operation":"upload","objects":[null]}""",
        """{"operation":"download","objects":[{"oid":null,"size":null}]}""",
        """{"operation":"upload","objects":[{"oid":"0000000000000000000000000000000000000000000000000000000000000000","size":-1}]}""",
        """{"operation":"upload","transfers":["multipart"],"objects":[{"oid":"0000000000000000000000000000000000000000000000000000000000000001","size":9223372036854775807}]}""",
        """{"oid":"0000000000000000000000000000000000000000000000000000000000000000","size":1,"chunks":[null]}""",
        """{"files":[{}],"paths":[{}],"name":{},"title":{},"comment":{},"user":{},"tag":{},"content":{}}""",
        """{"name":"x","files":[{}]}""",
        """{"name":"x","files":[null]}""",
        """{"name":"x","files":[{"path":"a","content":null}]}""",
        """{"name":null,"organization":null,"type":"model"}""",
        """{"name":"a/b/c"}""",
        """{"name":"../..","organization":"../.."}""",
        """{"name":"x","license":"\r\n---\nevil: yes"}""",
        """{"name":"x","type":"bucket","visibility":"protected"}""",
        """{"fromRepo":null,"toRepo":null}""",
        """{"fromRepo":"alice/m","toRepo":"alice/../x"}""",
        """{"gated":{"a":1}}""",
        """{"files":[{"path":"a","size":-1,"sample":"!!"}]}""",
        """{"files":[{"path":"a","size":9223372036854775807},{"path":"b","size":9223372036854775807}]}""",
        """{"title":null,"description":null,"pullRequest":true}""",
        """{"status":"nonsense","user":"\u0000"}""",
        """{"startingPoint":"\u0000","overwrite":true}""",
        """{"tag":"\u0000"}""",
        """{"content":"\u0000\ud800","repoType":"nonsense"}""",
        """{"key":"header","value":null}""",
        "{\"key\":\"header\",\"value\":{\"summary\":\"x\"}}\n{\"key\":\"lfsFile\",\"value\":{\"path\":\"a\",\"oid\":\"x\",\"size\":-5}}",
        "{\"key\":\"header\",\"value\":{\"summary\":\"\\ud800\"}}\n{\"key\":\"file\",\"value\":{\"path\":\"\\ud800\",\"content\":\"\\ud800\"}}",
        "{\"key\":\"header\",\"value\":{\"summary\":\"x\",\"parentCommit\":\"zz\"}}\n{\"key\":\"copyFile\",\"value\":{\"path\":\"b\",\"srcPath\":\"\\u0000\",\"srcRevision\":\"\\u0000\"}}",
    ];

    private static readonly string[] Parts =
    [
        "%00", "%ff%fe", "..%2f..%2f..", "%2e%2e", "%ed%a0%80", "a%0d%0ab", "%25%32%65", "main%00", "refs%2Fheads%2F", "refs%2Fpr%2F99999999999999999999", "HEAD~1", "0000000000000000000000000000000000000000",
        "%F0%9F%98%80", "-", ".", "%20", "'%20OR%201=1--", "99999999999999999999",
    ];

    [Fact]
    public async Task No_body_makes_the_hub_fail()
    {
        await using var hub = await StartAsync();
        var failures = new List<string>();
        var count = 0;
        foreach (var rule in EndpointRules.All.Where(rule => rule.Method is not ("GET" or "HEAD" or "DELETE") || rule.Pattern.Contains("repos/delete", StringComparison.Ordinal)))
            foreach (var body in Bodies)
                foreach (var type in new[] { "application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x" })
                {
                    // What is not JSON is read by few.
                    if (type != "application/json" && count % 7 != 0 && !rule.Pattern.Contains("paths-info", StringComparison.Ordinal)) continue;
                    using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
                    content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
                    if (await FailureAsync(hub, rule.Method, rule.AddressOf("alice", "m"), content, body) is { } failure) failures.Add(failure);
                    count++;
                }

        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(Shown)));
        Assert.True(count > 500, $"{count} requests");
    }

    [Fact]
    public async Task No_address_makes_the_hub_fail()
    {
        await using var hub = await StartAsync();
        var failures = new List<string>();
        foreach (var (method, pattern) in hub.Routes().Where(route => route.Pattern.Contains('{', StringComparison.Ordinal) && !route.Pattern.Contains("/spaces/", StringComparison.Ordinal)).ToList())
            foreach (var part in Parts)
            {
                var address = Filled(pattern, part);
                using var content = method is "GET" or "HEAD" ? null : new StringContent("{}", Encoding.UTF8, "application/json");
                if (await FailureAsync(hub, method, address, content, string.Empty) is { } failure) failures.Add(failure);
            }

        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(Shown)));
    }

    private static async Task<string?> FailureAsync(HubHost hub, string method, string address, HttpContent? content, string body)
    {
        using var answer = await hub.SendAsync(hub.Alice, new HttpMethod(method), address, content);
        return (int)answer.StatusCode < 500 ? null : $"{method} {address} with {body}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
    }

    /// <summary>Every field of an address but the repository is the hostile part; the last one ends the address with it.</summary>
    private static string Filled(string pattern, string part)
    {
        var text = $"/{pattern.TrimStart('/')}".Replace("{ns}", "alice", StringComparison.Ordinal).Replace("{name}", "m", StringComparison.Ordinal).Replace("{**rest}", $"main/{part}/{part}", StringComparison.Ordinal);
        while (text.IndexOf('{', StringComparison.Ordinal) is var open and >= 0) text = text[..open] + part + text[(text.IndexOf('}', StringComparison.Ordinal) + 1)..];
        return text;
    }

    private static async Task<HubHost> StartAsync()
    {
        var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await hub.CommitAsync("alice/m", "main", ("a.txt", "1"));
        return hub;
    }
}
