using System.Net;
using System.Text;
using Linnet.Client.Hub;
using ClientOptions = Linnet.Client.Hub.HubOptions;

namespace Linnet.Hub.Tests.Clients;

/// <summary>A hub, a folder for a client's things, and clients whose requests are counted and can be broken.</summary>
internal sealed class ClientBench : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private ClientBench(HubHost host) => Host = host;

    internal HubHost Host { get; }

    internal Wire Line { get; } = new();

    internal static HubRepository Mine { get; } = HubRepository.Parse("alice/mine");

    internal static async Task<ClientBench> StartAsync(Func<HubOptions, HubOptions>? change = null) => new(await HubHost.StartAsync(change));

    internal string Place(string name) => _folder.File(name);

    internal ClientOptions Options(string? token) => new()
    {
        Endpoint = new Uri(Host.Address),
        Token = token,
        CacheFolder = Place("cache"),
        StateFolder = Place("state"),
        Retries = 2,
        RetryDelay = TimeSpan.FromMilliseconds(1),
        Timeout = TimeSpan.FromMinutes(10),
    };

    /// <summary>A client of Alice's.</summary>
    internal HubClient Client(Func<ClientOptions, ClientOptions>? change = null)
    {
        var options = Options(Host.Alice);
        return new HubClient(change?.Invoke(options) ?? options, new Counter(Line));
    }

    /// <summary>Writes a folder.</summary>
    internal string Write(string folder, params (string Path, byte[] Bytes)[] files)
    {
        foreach (var (path, bytes) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Place($"{folder}/{path}"))!);
            File.WriteAllBytes(Place($"{folder}/{path}"), bytes);
        }

        return Place(folder);
    }

    internal static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>What has gone over the wire, and what happens to it.</summary>
    internal sealed class Wire
    {
        private readonly Lock _turn = new();
        private readonly List<(string Method, string Path, long Sent)> _requests = [];

        /// <summary>Asked before a request goes.</summary>
        internal Action<HttpRequestMessage> Before { get; set; } = _ => { };

        /// <summary>Asked before an answer is seen.</summary>
        internal Action<HttpRequestMessage> After { get; set; } = _ => { };

        /// <summary>Bytes in all bodies that were sent.</summary>
        internal long Sent
        {
            get
            {
                lock (_turn) return _requests.Sum(request => request.Sent);
            }
        }

        internal int CountOf(string method, string part)
        {
            lock (_turn) return _requests.Count(request => request.Method == method && request.Path.Contains(part, StringComparison.Ordinal));
        }

        internal void Clear()
        {
            lock (_turn) _requests.Clear();
        }

        internal void Add(HttpRequestMessage request)
        {
            lock (_turn) _requests.Add((request.Method.Method, request.RequestUri!.AbsolutePath, request.Content?.Headers.ContentLength ?? 0));
        }
    }

    private sealed class Counter(Wire wire) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            wire.Before(request);
            wire.Add(request);
            var answer = await base.SendAsync(request, cancellationToken);
            wire.After(request);
            return answer;
        }
    }
}
