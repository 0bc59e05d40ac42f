using Linnet.Hub.Tests.Clients;

namespace Linnet.Hub.Tests.Protocol.Npm;

/// <summary>Every call of the npm client, unchanged, against a hub on loopback.</summary>
public sealed class NpmClientTests
{
    [NpmFact]
    public async Task Every_call_of_the_npm_client_is_served()
    {
        var failures = new List<string>();
        foreach (var call in await NpmCalls.All)
        {
            if (await call.TryAsync() is { } failure) failures.Add(failure);
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }
}
