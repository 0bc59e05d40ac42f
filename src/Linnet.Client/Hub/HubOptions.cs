namespace Linnet.Client.Hub;

/// <summary>Which hub is asked, as whom, and where its files are kept; the environment's names are those of Hugging Face's own tools.</summary>
/// <example>
/// <code>
/// var options = HubOptions.FromEnvironment() with { Endpoint = new Uri("https://hub.example.com") };
/// </code>
/// </example>
public sealed record HubOptions
{
    private const string PublicHub = "https://huggingface.co";

    /// <summary>The hub's address (<c>HF_ENDPOINT</c>).</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>Proves who asks (<c>HF_TOKEN</c>, or the file that a login left); null for anybody. Sent to <see cref="Endpoint"/> alone.</summary>
    public string? Token { get; init; }

    /// <summary>Where files are kept, in the layout that Hugging Face's own tools share (<c>HF_HUB_CACHE</c>).</summary>
    public required string CacheFolder { get; init; }

    /// <summary>Whether only what is kept already may be used (<c>HF_HUB_OFFLINE</c>).</summary>
    public bool IsOffline { get; init; }

    /// <summary>Files, or parts of one, that are sent or fetched at the same time; 1 to 64.</summary>
    public int Parallelism { get; init; } = 4;

    /// <summary>Where uploads that broke off are noted, so that a later push continues them; null notes nothing.</summary>
    public string? StateFolder { get; init; }

    /// <summary>Bytes that an interrupted push of a large file loses at most, where the hub takes files by their chunks.</summary>
    public long RunLength { get; init; } = 64 << 20;

    /// <summary>How often a request that failed on the way is made again.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>The wait before the first new try; it doubles with each.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the hub may be silent (<c>HF_HUB_DOWNLOAD_TIMEOUT</c>, in seconds).</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What the clock of retries says; tests have their own.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What the environment says, and where it says nothing, what the last login left (<see cref="HubLogin"/>).</summary>
    /// <exception cref="ConfigurationException">A variable has a value that cannot be used.</exception>
    public static HubOptions FromEnvironment() => From(Environment.GetEnvironmentVariable);

    internal static HubOptions From(Func<string, string?> variable)
    {
        var places = HubPlaces.From(variable);
        var settings = HubSettings.Load(places.Settings);
        var endpoint = Variable("HF_ENDPOINT") ?? settings.Endpoint ?? PublicHub;
        var address = TryParseEndpoint(endpoint) ?? throw new ConfigurationException($"HF_ENDPOINT is '{endpoint}'; expected an address such as {PublicHub}.");
        var options = new HubOptions
        {
            Endpoint = address,
            Token = Variable("HF_TOKEN") ?? settings.TokenFor(address, StoredToken(places.Token)),
            CacheFolder = Variable("HF_HUB_CACHE") ?? Variable("HUGGINGFACE_HUB_CACHE") ?? Path.Combine(places.Home, "hub"),
            StateFolder = places.State,
            IsOffline = Variable("HF_HUB_OFFLINE")?.ToUpperInvariant() is "1" or "TRUE" or "YES" or "ON",
        };
        if (Variable("HF_HUB_DOWNLOAD_TIMEOUT") is not { } seconds) return options;
        return int.TryParse(seconds, System.Globalization.CultureInfo.InvariantCulture, out var number) && number is > 0 and < 100_000
            ? options with { Timeout = TimeSpan.FromSeconds(number) }
            : throw new ConfigurationException($"HF_HUB_DOWNLOAD_TIMEOUT is '{seconds}'; expected a number of seconds.");

        string? Variable(string name) => variable(name)?.Trim() is { Length: > 0 } value ? value : null;
    }

    /// <summary>Reads the address of a hub.</summary>
    /// <param name="text">As in <c>https://hub.example.com</c>.</param>
    /// <returns>Without a slash at its end; null where the text is none.</returns>
    public static Uri? TryParseEndpoint(string text) =>
        Uri.TryCreate(text.Trim().TrimEnd('/'), UriKind.Absolute, out var address) && address.Scheme is ("http" or "https") && address.UserInfo.Length == 0 ? address : null;

    /// <summary>The address of something below the root of the hub.</summary>
    internal Uri At(string path) => new($"{Endpoint.AbsoluteUri.TrimEnd('/')}/{path}");

    private static string? StoredToken(string path)
    {
        try
        {
            return File.Exists(path) && File.ReadAllText(path).Trim() is { Length: > 0 } token ? token : null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }
}
