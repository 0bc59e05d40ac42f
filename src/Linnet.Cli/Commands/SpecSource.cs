using System.Net.Http.Headers;
using Linnet.Client.Hub;

namespace Linnet.Cli.Commands;

/// <summary>Fetches specifications, and the files that they name, from the hub of the environment.</summary>
internal sealed class SpecSource : IDisposable
{
    private readonly HubOptions _options = HubOptions.FromEnvironment();
    private readonly HttpClient _client = new();

    /// <summary>The hub's address.</summary>
    internal Uri Endpoint => _options.Endpoint;

    /// <summary>The text of a specification.</summary>
    internal async Task<string> ReadSpecAsync(string sha256, CancellationToken cancellation)
    {
        using var text = new MemoryStream();
        await CopyAsync($"api/evaluation-specs/{sha256}", text, cancellation).ConfigureAwait(false);
        return System.Text.Encoding.UTF8.GetString(text.ToArray());
    }

    /// <summary>A file of a commit of a dataset.</summary>
    internal Task FetchAsync(string repository, string commit, string path, Stream target, CancellationToken cancellation) =>
        CopyAsync($"datasets/{HubRepository.Parse(repository).Id}/resolve/{commit}/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}", target, cancellation);

    public void Dispose() => _client.Dispose();

    private async Task CopyAsync(string address, Stream target, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{Endpoint.AbsoluteUri.TrimEnd('/')}/{address}"));
        if (_options.Token is { } token) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            if (!answer.IsSuccessStatusCode)
                throw new HubException($"{Endpoint}: has no {address}, or does not show it to you ({(int)answer.StatusCode}); check HF_ENDPOINT and HF_TOKEN.");
            await answer.Content.CopyToAsync(target, cancellation).ConfigureAwait(false);
        }
        catch (HttpRequestException error)
        {
            throw new HubException($"{Endpoint}: cannot be reached: {error.Message.ReplaceLineEndings(" ")} Check HF_ENDPOINT.");
        }
    }
}
