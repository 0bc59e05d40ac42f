using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Linnet.Hub.Access;
using Linnet.Hub.Limits;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol;

/// <summary>Says before an upload how each file shall be sent, and what the hub has at its path already.</summary>
internal sealed partial class PreuploadEndpoint(HubServices hub)
{
    /// <summary>
    /// From this version on the Python client sends large files by a protocol of its own, without asking whether the hub speaks it. Told that
    /// a file is an ordinary one, it sends the bytes within the commit.
    /// </summary>
    private static readonly Version OwnLargeFiles = new(1, 20);

    private const int MaxFiles = 10_000;

    internal void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in KindPrefixes.All)
            routes.MapPost($"/api/{KindPrefixes.Api(kind)}/{{ns}}/{{name}}/preupload/{{**rest}}", context => AnswerAsync(context, kind)).WithMetadata(RateBucket.Read);
    }

    [GeneratedRegex(@"hf_hub/(\d{1,4})\.(\d{1,4})", RegexOptions.CultureInvariant)]
    private static partial Regex PythonClient();

    private static bool SendsAllWithinTheCommit(HttpContext context) =>
        PythonClient().Match(context.Request.Headers.UserAgent.ToString()) is { Success: true } match
        && new Version(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture)) >= OwnLargeFiles;

    private static byte[] SampleOf(PreuploadFile file)
    {
        var bytes = new byte[file.Sample?.Length ?? 0];
        return Convert.TryFromBase64String(file.Sample ?? string.Empty, bytes, out var length) ? bytes[..length] : [];
    }

    private async Task AnswerAsync(HttpContext context, RepositoryKind kind)
    {
        var cancellation = context.RequestAborted;
        var rest = RawPath.Parts(context, 5);
        var row = context.IsSet("create_pr")
            ? await hub.Access.OpenAsync(context.Caller, context.NameOf(kind), Verb.Discuss, cancellation)
            : await hub.Commits.OpenAsync(context.Caller, context.NameOf(kind), RawPath.Join(rest), cancellation);
        var (revision, _) = await hub.Revisions.FindAsync(row, rest, cancellation);
        var body = await HubJson.ReadAsync<PreuploadBody>(context);
        var text = body.GitAttributes ?? (await hub.Files.ReadSmallAsync(revision, GitAttributes.FileName, cancellation) is { } bytes ? Encoding.UTF8.GetString(bytes) : string.Empty);
        var attributes = GitAttributes.Parse(text);
        var isPlain = SendsAllWithinTheCommit(context);
        var answers = new List<PreuploadAnswer>();
        var coming = 0L;
        if (body.Files?.Count > MaxFiles) throw new RefusedException(Refusal.BadRequest, $"At most {MaxFiles} files are asked for at a time; ask several times.");
        foreach (var file in body.Files ?? [])
        {
            if (file?.Path is null || file.Size < 0) throw new RefusedException(Refusal.BadRequest, "Each of 'files' needs a path and a size from 0 on.");
            TreePath.Check(file.Path);
            var isLarge = !isPlain && UploadPolicy.IsLarge(file.Path, file.Size, SampleOf(file), attributes);
            var present = await hub.Files.FindAsync(revision, file.Path, cancellation) is { File: not null } entry ? entry : null;
            answers.Add(new PreuploadAnswer(file.Path, isLarge ? "lfs" : "regular", ShouldIgnore: false, await NameAsync(present, isLarge, cancellation)));

            // A file of the same size is most often the same file.
            if (present?.File!.Size != file.Size) coming = coming > long.MaxValue - file.Size ? long.MaxValue : coming + file.Size;
        }

        if (coming > 0) await hub.Quotas.CheckAsync(row.OwnerId, coming, cancellation);
        await HubJson.WriteAsync(context, new { files = answers });
    }

    /// <summary>What is at a path, named as the client will name its own file: it then sees by itself that nothing has changed.</summary>
    private async Task<string?> NameAsync(FileEntry? present, bool isLarge, CancellationToken cancellation)
    {
        if (present is not { File: { } file }) return null;
        if (isLarge) return file.Content.ToString();
        if (!file.IsPointer) return present.Id.ToString();
        return await hub.Contents.FindAsync(file.Content, cancellation) is { } content ? (await hub.Contents.GitIdAsync(content, cancellation)).ToString() : null;
    }
}

/// <summary>The body of <c>preupload</c>.</summary>
internal sealed record PreuploadBody(IReadOnlyList<PreuploadFile>? Files, string? GitAttributes);

/// <summary>A file that shall be sent.</summary>
/// <param name="Path">From the root.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sample">Its first bytes in base64.</param>
internal sealed record PreuploadFile(string Path, long Size, string? Sample);

/// <summary>How it shall be sent.</summary>
internal sealed record PreuploadAnswer(string Path, string UploadMode, bool ShouldIgnore, string? Oid);
