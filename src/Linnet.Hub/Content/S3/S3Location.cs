namespace Linnet.Hub.Content.S3;

/// <summary>Where a hub keeps its bytes in S3, or on a server that speaks its protocol: <c>s3://bucket/prefix?endpoint=http://host:9000&amp;region=eu-central-1</c>.</summary>
/// <param name="Bucket">The bucket, which is there already.</param>
/// <param name="Prefix">In front of all names; empty or ending in a slash.</param>
/// <param name="Endpoint">A server other than Amazon's; null for theirs.</param>
/// <param name="Region">Null where the usual settings say it.</param>
internal sealed record S3Location(string Bucket, string Prefix, Uri? Endpoint, string? Region)
{
    /// <summary>Reads an address.</summary>
    /// <exception cref="ConfigurationException">It is none.</exception>
    internal static S3Location Parse(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != "s3" || uri.Host.Length == 0 || uri.UserInfo.Length > 0)
        {
            throw new ConfigurationException(
                "--blobs: give an address such as s3://bucket/prefix?region=eu-central-1, with &endpoint=http://host:port for a server other than Amazon's "
                + "(or leave it out for files in the data folder). Credentials come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");
        }

        var prefix = Uri.UnescapeDataString(uri.AbsolutePath).Trim('/');
        var location = new S3Location(uri.Host, prefix.Length == 0 ? string.Empty : prefix + "/", null, null);
        foreach (var (name, value) in UrlFields.Of(uri))
        {
            location = name switch
            {
                "region" => location with { Region = value },
                "endpoint" when Uri.TryCreate(value, UriKind.Absolute, out var endpoint) && endpoint.Scheme is ("http" or "https") => location with { Endpoint = endpoint },
                "endpoint" => throw new ConfigurationException($"--blobs: the endpoint '{value}' is no address; give one such as http://host:9000."),
                _ => throw new ConfigurationException($"--blobs: '{name}' is no field of the address; use endpoint and region."),
            };
        }

        return location;
    }
}
