using System.Buffers;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Linnet.Client.Hub;

/// <summary>Calls that answer in JSON, with bounds on what comes back.</summary>
internal sealed class HubApi(HubTransport transport, HubOptions options)
{
    private const int LargestAnswer = 64 << 20;
    private const int MaxPages = 10_000;

    /// <summary>Asks for one object or list.</summary>
    internal async Task<JsonElement> GetAsync(Uri address, HubSubject subject, CancellationToken cancellation) =>
        (await AskAsync(HubRequest.Get(address), subject, cancellation).ConfigureAwait(false)).Content;

    /// <summary>Asks for something that is no JSON.</summary>
    internal async Task<byte[]> GetBytesAsync(Uri address, HubSubject subject, CancellationToken cancellation) =>
        (await AskForBytesAsync(HubRequest.Get(address), subject, cancellation).ConfigureAwait(false)).Content;

    /// <summary>Asks for the elements of a list that comes in pages.</summary>
    internal async IAsyncEnumerable<JsonElement> PagesAsync(Uri address, HubSubject subject, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Uri? page = address;
        for (var i = 0; page is not null && i < MaxPages; i++)
        {
            var (content, next) = await AskAsync(HubRequest.Get(page), subject, cancellation).ConfigureAwait(false);
            if (content.ValueKind != JsonValueKind.Array) throw Unusable(subject, "a list");
            foreach (var element in content.EnumerateArray()) yield return element;
            page = next;
        }
    }

    /// <summary>Sends JSON, or nothing.</summary>
    /// <returns>The answer; undefined where it has no body.</returns>
    internal async Task<JsonElement> SendAsync(HttpMethod method, Uri address, Action<Utf8JsonWriter>? body, HubSubject subject, CancellationToken cancellation, string mediaType = "application/json")
    {
        var bytes = body is null ? null : BytesOf(body);
        var request = new HubRequest(method, address)
        {
            Body = bytes is null ? null : _ => new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } },
            Accept = mediaType,
        };
        return await SendAsync(request, subject, cancellation).ConfigureAwait(false);
    }

    /// <summary>Sends a request with a body of its own.</summary>
    internal async Task<JsonElement> SendAsync(HubRequest request, HubSubject subject, CancellationToken cancellation) =>
        (await AskAsync(request, subject, cancellation).ConfigureAwait(false)).Content;

    /// <summary>A field that has to be there.</summary>
    internal string Text(JsonElement element, string field, HubSubject subject) => element.OptionalText(field) ?? throw Unusable(subject, $"the field '{field}'");

    /// <summary>A field that has to be the id of a commit.</summary>
    internal string Commit(JsonElement element, string field, HubSubject subject) =>
        Text(element, field, subject) is { Length: 40 } commit && commit.All(char.IsAsciiHexDigitLower) ? commit : throw Unusable(subject, "the commit of the revision");

    internal HubException Unusable(HubSubject subject, string what) =>
        new($"{subject.Name(options)}: {options.Endpoint} gives no usable answer: {what}; is it the address of a hub? Check HF_ENDPOINT.");

    private static byte[] BytesOf(Action<Utf8JsonWriter> body)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            body(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private async Task<(JsonElement Content, Uri? Next)> AskAsync(HubRequest request, HubSubject subject, CancellationToken cancellation)
    {
        var (bytes, next) = await AskForBytesAsync(request, subject, cancellation).ConfigureAwait(false);
        return (bytes.Length == 0 ? default : Parse(bytes, subject), next);
    }

    private Task<(byte[] Content, Uri? Next)> AskForBytesAsync(HubRequest request, HubSubject subject, CancellationToken cancellation) => transport.RunAsync(
        async token =>
        {
            var (answer, redirect) = await transport.SendAsync(request, token).ConfigureAwait(false);
            using (redirect)
            using (answer)
            {
                await HubErrors.CheckAsync(answer, options, subject, token).ConfigureAwait(false);
                var bytes = await transport.WithinAsync(options.Endpoint.Authority, limit => ReadAsync(answer, subject, limit), token).ConfigureAwait(false);
                return (bytes, NextPage(answer, request.Address));
            }
        },
        cancellation);

    private async Task<byte[]> ReadAsync(HttpResponseMessage answer, HubSubject subject, CancellationToken cancellation)
    {
        var body = await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (await body.ReadAsync(buffer, cancellation).ConfigureAwait(false) is var count && count > 0)
        {
            if (bytes.Length + count > LargestAnswer) throw Unusable(subject, "an answer without end");
            bytes.Write(buffer, 0, count);
        }

        return bytes.ToArray();
    }

    private JsonElement Parse(byte[] bytes, HubSubject subject)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            throw new HubException($"{subject.Name(options)}: {options.Endpoint} does not answer in JSON; is it the address of a hub? Check HF_ENDPOINT.", error);
        }
    }

    /// <summary>The next page by the <c>Link</c> header (RFC 8288), <c>&lt;address&gt;; rel="next"</c>.</summary>
    private static Uri? NextPage(HttpResponseMessage answer, Uri address)
    {
        if (!answer.Headers.TryGetValues("Link", out var links)) return null;
        foreach (var link in links.SelectMany(value => value.Split(',')))
        {
            var (start, end) = (link.IndexOf('<', StringComparison.Ordinal), link.IndexOf('>', StringComparison.Ordinal));
            if (start >= 0 && end > start && link[end..].Contains("rel=\"next\"", StringComparison.Ordinal)
                && Uri.TryCreate(address, link[(start + 1)..end], out var next)) return next;
        }

        return null;
    }
}
