using System.Text;
using Linnet.Hub.Access;
using Linnet.Hub.Diff;
using Linnet.Hub.Pages.Repository;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Browsing;

/// <summary>Files.</summary>
internal sealed class BlobPageEndpoints(HubServices hub)
{
    /// <summary>Longer texts are for the download.</summary>
    private const int MaxText = 512 << 10;
    private const int MaxLines = 5000;
    private const int MaxLine = 20_000;

    /// <summary>Of a text that is too long, enough to see that it is one.</summary>
    private const int HeadLength = 4096;
    private const string Weights = ".safetensors";

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    internal void Map(IEndpointRouteBuilder routes) => routes.MapRepositoryPage("/blob/{**rest}", ShowAsync);

    private async Task ShowAsync(HttpContext context, RepositoryKind kind)
    {
        var cancellation = context.RequestAborted;
        var at = await BrowsedPath.OpenAsync(hub, context, kind, Verb.Read, RepositoryTabs.Files);
        if (await hub.Files.FindAsync(at.Revision, at.Path, cancellation) is { File: null })
        {
            await PageRoutes.GoTo(context, at.Address("tree", at.Path));
            return;
        }

        var entry = await hub.Files.RequireFileAsync(at.Revision, at.Path, cancellation);
        var last = await hub.History.LastCommitsAsync(at.Repository.Row, at.Revision, [at.Path], cancellation);
        var view = await FillAsync(new BlobView(at, entry.File!, last[at.Path]), entry, cancellation);
        var choice = await RevisionChoice.LoadAsync(hub, at, "blob", cancellation);
        await context.RenderAsync<BlobPage>(at.Repository, choice, view);
    }

    private async Task<BlobView> FillAsync(BlobView view, FileEntry entry, CancellationToken cancellation)
    {
        if (FileKinds.Of(entry.Path).StartsWith("image/", StringComparison.Ordinal)) return view with { IsPicture = true };
        if (entry.Path.EndsWith(Weights, StringComparison.OrdinalIgnoreCase)) return await TensorsAsync(view, entry, cancellation);
        var isShort = view.File.Size <= MaxText;
        var files = new StoredFile(hub.Contents, entry);
        var bytes = await files.ReadHeadAsync(files.Files[0], isShort ? MaxText : HeadLength, cancellation);
        if (bytes.AsSpan().Contains((byte)0)) return view;
        if (!isShort) return view with { IsTooLong = true };
        try
        {
            var lines = Strict.GetString(bytes).ReplaceLineEndings("\n").Split('\n');
            if (lines[^1].Length == 0) lines = lines[..^1];
            return lines.Length > MaxLines || Array.Exists(lines, line => line.Length > MaxLine) ? view with { IsTooLong = true } : view with { Lines = lines };
        }
        catch (DecoderFallbackException)
        {
            return view;
        }
    }

    private async Task<BlobView> TensorsAsync(BlobView view, FileEntry entry, CancellationToken cancellation)
    {
        var files = new StoredFile(hub.Contents, entry);
        try
        {
            var (header, _) = await SafetensorsReading.ReadHeaderAsync(files, files.Files[0], cancellation);
            return view with
            {
                Tensors = [.. header.Tensors.Values.OrderBy(tensor => tensor.Start).Select(tensor => new TensorLine(
                    tensor.Name, tensor.Type.ToString(), string.Join(" × ", tensor.Shape), tensor.Shape.Aggregate(1L, (product, length) => product * length)))],
            };
        }
        catch (ModelFormatException error)
        {
            return view with { Damage = error.Message };
        }
    }
}
