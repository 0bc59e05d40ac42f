namespace Linnet.Client.Hub;

/// <summary>
/// Works with a Hugging Face compatible hub: finds and describes repositories, brings and sends their files, with retries, continued where an earlier
/// try broke off, and with every file's hash checked. Thread-safe.
/// </summary>
/// <example>
/// <code>
/// using var hub = new HubClient(HubOptions.FromEnvironment());
/// var folder = await hub.PullAsync(HubRepository.Parse("distilbert/distilbert-base-uncased"));
/// var sent = await hub.PushAsync(HubRepository.Parse("acme/mine"), "models/mine", new HubPushOptions { Message = "First version", Tag = "v1.0.0" });
/// </code>
/// </example>
public sealed partial class HubClient : IDisposable
{
    /// <summary>The revision that is meant where none is named.</summary>
    public const string DefaultRevision = "main";

    private readonly HubOptions _options;
    private readonly HubTransport _transport;
    private readonly HubApi _api;

    /// <summary>Creates a client.</summary>
    /// <param name="options">Which hub, as whom, and where files are kept.</param>
    /// <param name="handler">Sends the requests, and must not follow redirects itself; one of its own where null.</param>
    public HubClient(HubOptions options, HttpMessageHandler? handler = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Parallelism is < 1 or > 64) throw new ConfigurationException($"{options.Parallelism} transfers at a time cannot be; from 1 to 64 can.");
        _options = options;
        _transport = new HubTransport(options, handler);
        _api = new HubApi(_transport, options);
    }

    /// <summary>The hub's address.</summary>
    public Uri Endpoint => _options.Endpoint;

    /// <summary>Says whose token the client has.</summary>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="HubException">The hub cannot be reached, or does not know the token.</exception>
    public async Task<HubUser> WhoAmIAsync(CancellationToken cancellation = default)
    {
        var subject = new HubSubject(null);
        var answer = await _api.GetAsync(_options.At("api/whoami-v2"), subject, cancellation).ConfigureAwait(false);
        var token = answer.Field("auth")?.Field("accessToken");
        return new HubUser(_api.Text(answer, "name", subject))
        {
            FullName = answer.OptionalText("fullname"),
            TokenName = token?.OptionalText("displayName"),
            TokenRole = token?.OptionalText("role"),
            Organizations = [.. answer.Items("orgs").Select(item => item.OptionalText("name")).OfType<string>()],
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _transport.Dispose();

    private static void CheckRevision(string revision)
    {
        ArgumentException.ThrowIfNullOrEmpty(revision);
        var isSafe = revision.Length <= 250 && revision.Split('/').All(part =>
            part.Length > 0 && part[0] != '.' && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '+'));
        if (!isSafe) throw new ConfigurationException($"'{revision}' is no revision; expected a branch, a tag or a commit.");
    }
}
