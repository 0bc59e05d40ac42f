using System.Globalization;
using Linnet.Hub.Tests.Protocol.Npm;

namespace Linnet.Hub.Tests.Stores;

/// <summary>A server that speaks the protocol of S3, from npm, with one bucket in a temporary folder.</summary>
internal sealed class S3Server
{
    private const string Bucket = "hub";

    private readonly int _port;

    private S3Server(int port) => _port = port;

    internal static string? Missing => NpmPackage.S3Server.Missing;

    internal static async Task<S3Server> StartAsync()
    {
        // The only account that it knows.
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "S3RVER");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "S3RVER");
        var port = Programs.FreePort();
        var script = Path.Combine(AppContext.BaseDirectory, "npm", "s3server.mjs");
        var server = Programs.StartServer("node", script, NpmPackage.S3Server.Module!, port.ToString(CultureInfo.InvariantCulture), Bucket);
        await Programs.WaitForPortAsync(port, server);
        return new S3Server(port);
    }

    internal string UrlOf(string prefix) => string.Create(CultureInfo.InvariantCulture, $"s3://{Bucket}/{prefix}?endpoint=http://127.0.0.1:{_port}&region=us-east-1");
}
