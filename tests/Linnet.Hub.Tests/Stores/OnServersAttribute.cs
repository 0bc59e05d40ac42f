using System.Reflection;
using Xunit.Sdk;

namespace Linnet.Hub.Tests.Stores;

/// <summary>The theory holds on PostgreSQL and an S3 server; skipped, saying why, where these cannot be had.</summary>
internal sealed class OnServersAttribute : DataAttribute
{
    public OnServersAttribute()
    {
        if (Servers.Missing is { } missing) Skip = missing;
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Store.OnServers]];
}
