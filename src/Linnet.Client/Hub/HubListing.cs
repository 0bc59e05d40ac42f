using System.Text.Json;

namespace Linnet.Client.Hub;

/// <summary>Asks a hub which commit a revision is, and which files that has.</summary>
internal sealed class HubListing(HubTransport transport, HubOptions options, HubRepository repository, string revision)
{
    private const int LargestAnswer = 64 << 20;
    private const int MaxPages = 10_000;

    internal async Task<HubSnapshot> ReadAsync(CancellationToken cancellation)
    {
        var api = $"{options.Endpoint.AbsoluteUri.TrimEnd('/')}/api/models/{repository}";
        var (info, _) = await GetAsync(new Uri($"{api}/revision/{Uri.EscapeDataString(revision)}"), cancellation).ConfigureAwait(false);
        string commit;
        using (info) commit = Text(info.RootElement, "sha");
        if (commit.Length != 40 || !commit.All(char.IsAsciiHexDigitLower)) throw Unusable("the commit of the revision");
        var files = new List<HubFile>();
        Uri? page = new($"{api}/tree/{commit}?recursive=true&expand=false");
        for (var i = 0; page is not null && i < MaxPages; i++)
        {
            var (tree, next) = await GetAsync(page, cancellation).ConfigureAwait(false);
            using (tree) files.AddRange(Files(tree.RootElement));
            page = next;
        }

        if (files.DistinctBy(file => file.Path, StringComparer.OrdinalIgnoreCase).Count() != files.Count) throw Unusable("its list of files, where a name stands twice");
        return new HubSnapshot(commit, files);
    }

    private IEnumerable<HubFile> Files(JsonElement tree)
    {
        if (tree.ValueKind != JsonValueKind.Array) throw Unusable("its list of files");
        foreach (var entry in tree.EnumerateArray())
        {
            if (Text(entry, "type") != "file") continue;
            var content = entry.TryGetProperty("lfs", out var lfs) && lfs.ValueKind == JsonValueKind.Object ? lfs : entry;
            if (!content.TryGetProperty("size", out var size) || !size.TryGetInt64(out var bytes)) throw Unusable("the size of a file");
            yield return HubFile.Checked(Text(entry, "path"), bytes, Text(content, "oid"));
        }
    }

    private async Task<(JsonDocument Content, Uri? Next)> GetAsync(Uri address, CancellationToken cancellation)
    {
        JsonDocument? content = null;
        Uri? next = null;
        await transport.RunAsync(
            async token =>
            {
                var (answer, redirect) = await transport.GetAsync(address, 0, token).ConfigureAwait(false);
                using (redirect)
                using (answer)
                {
                    HubErrors.Check(answer, options, repository, revision, file: null);
                    var bytes = await transport.WithinAsync(options.Endpoint.Authority, limit => ReadAsync(answer, limit), token).ConfigureAwait(false);
                    content = Parse(bytes);
                    next = NextPage(answer, address);
                }
            },
            cancellation).ConfigureAwait(false);
        return (content!, next);
    }

    private async Task<byte[]> ReadAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var body = await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (await body.ReadAsync(buffer, cancellation).ConfigureAwait(false) is var count && count > 0)
        {
            if (bytes.Length + count > LargestAnswer) throw Unusable("an answer without end");
            bytes.Write(buffer, 0, count);
        }

        return bytes.ToArray();
    }

    private JsonDocument Parse(byte[] bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes);
        }
        catch (JsonException error)
        {
            throw new HubException($"{repository}: {options.Endpoint} does not answer in JSON; is it the address of a hub? Check HF_ENDPOINT.", error);
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

    private string Text(JsonElement element, string field) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw Unusable($"the field '{field}'");

    private HubException Unusable(string what) => new($"{repository}: {options.Endpoint} gives no usable answer: {what}; is it the address of a hub? Check HF_ENDPOINT.");
}
