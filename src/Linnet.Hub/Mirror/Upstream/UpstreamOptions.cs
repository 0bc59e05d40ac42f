namespace Linnet.Hub.Mirror;

/// <summary>Another hub, whose repositories are fetched and kept when somebody asks for them here.</summary>
public sealed record UpstreamOptions
{
    /// <summary>Its address, as in <c>https://huggingface.co</c>.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>Proves to it who this hub is. With it, private and gated repositories of that hub can be read here, by those who have signed in; null for public ones alone.</summary>
    public string? Token { get; init; }

    /// <summary>How long it is taken for granted where a branch is.</summary>
    public TimeSpan FreshFor { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long nothing is asked of it after it could not be reached.</summary>
    public TimeSpan RestAfterFailure { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long it may be silent.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Bytes of files that are kept; those that nobody has asked for longest go first.</summary>
    public long MaxBytes { get; init; } = 100L << 30;

    /// <summary>Whether files may come from addresses inside of private networks, where it sends us to; its own address may be there anyway.</summary>
    public bool AllowsPrivateNetworks { get; init; }

    /// <summary>Refuses values that cannot be used.</summary>
    internal void Check()
    {
        if (!Endpoint.IsAbsoluteUri || Linnet.Client.Hub.HubOptions.TryParseEndpoint(Endpoint.ToString()) is null) throw new ConfigurationException($"--upstream {Endpoint}: expected an address such as https://huggingface.co.");
        if (MaxBytes < 1) throw new ConfigurationException($"--upstream-gigabytes: has to be positive.");
    }
}
