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

    /// <summary>How often a request that failed on the way is made again.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>The wait before the first new try; it doubles with each.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the hub may be silent (<c>HF_HUB_DOWNLOAD_TIMEOUT</c>, in seconds).</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What the environment says.</summary>
    /// <exception cref="ConfigurationException">A variable has a value that cannot be used.</exception>
    public static HubOptions FromEnvironment() => From(Environment.GetEnvironmentVariable);

    internal static HubOptions From(Func<string, string?> variable)
    {
        var home = Variable("HF_HOME") ?? Path.Combine(
            Variable("XDG_CACHE_HOME") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"), "huggingface");
        var endpoint = Variable("HF_ENDPOINT") ?? PublicHub;
        if (!Uri.TryCreate(endpoint.TrimEnd('/'), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new ConfigurationException($"HF_ENDPOINT is '{endpoint}'; expected an address such as {PublicHub}.");
        var options = new HubOptions
        {
            Endpoint = address,
            Token = Variable("HF_TOKEN") ?? StoredToken(Variable("HF_TOKEN_PATH") ?? Path.Combine(home, "token")),
            CacheFolder = Variable("HF_HUB_CACHE") ?? Variable("HUGGINGFACE_HUB_CACHE") ?? Path.Combine(home, "hub"),
            IsOffline = Variable("HF_HUB_OFFLINE")?.ToUpperInvariant() is "1" or "TRUE" or "YES" or "ON",
        };
        if (Variable("HF_HUB_DOWNLOAD_TIMEOUT") is not { } seconds) return options;
        return int.TryParse(seconds, System.Globalization.CultureInfo.InvariantCulture, out var number) && number is > 0 and < 100_000
            ? options with { Timeout = TimeSpan.FromSeconds(number) }
            : throw new ConfigurationException($"HF_HUB_DOWNLOAD_TIMEOUT is '{seconds}'; expected a number of seconds.");

        string? Variable(string name) => variable(name)?.Trim() is { Length: > 0 } value ? value : null;
    }

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
