using System.Globalization;
using Linnet.Hub.Pages.Errors;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Linnet.Hub.Protocol;

/// <summary>Turns what services throw into the statuses, codes and bodies that clients know.</summary>
internal sealed class ErrorResponses(RequestDelegate next, ILogger<ErrorResponses> log)
{
    internal const string RepositoryNotFound = "RepoNotFound";
    private const int DiskFull = 28;
    private const int DiskFullOnWindows = 112;

    private static readonly string[] GitAddresses = ["/info/refs", "/git-upload-pack", "/git-receive-pack"];

    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; nobody waits for an answer.
        }
        catch (Exception error)
        {
            if (context.Response.HasStarted)
            {
                // Half of a file must not look like a whole one.
                Unexpected(context, error);
                context.Abort();
                return;
            }

            await AnswerAsync(context, error);
        }
    }

    /// <summary>The status and code for a refusal.</summary>
    internal static (int Status, string? Code) StatusOf(Refusal refusal, bool isAnonymous) => refusal switch
    {
        Refusal.BadRequest => (StatusCodes.Status400BadRequest, null),
        Refusal.InvalidToken or Refusal.LoginNeeded => (StatusCodes.Status401Unauthorized, null),
        Refusal.Forbidden or Refusal.Disabled => (StatusCodes.Status403Forbidden, null),
        Refusal.RepositoryNotFound => (isAnonymous ? StatusCodes.Status401Unauthorized : StatusCodes.Status404NotFound, RepositoryNotFound),
        Refusal.RevisionNotFound => (StatusCodes.Status404NotFound, "RevisionNotFound"),
        Refusal.EntryNotFound => (StatusCodes.Status404NotFound, "EntryNotFound"),
        Refusal.NotFound => (StatusCodes.Status404NotFound, null),
        Refusal.Gated => (isAnonymous ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden, "GatedRepo"),
        Refusal.Conflict => (StatusCodes.Status409Conflict, null),
        Refusal.ParentMoved => (StatusCodes.Status412PreconditionFailed, null),
        Refusal.RangeNotSatisfiable => (StatusCodes.Status416RangeNotSatisfiable, null),
        Refusal.OutOfSpace or Refusal.OverQuota => (StatusCodes.Status507InsufficientStorage, null),
        Refusal.TooManyRequests => (StatusCodes.Status429TooManyRequests, null),
        Refusal.ModelFailed => (StatusCodes.Status422UnprocessableEntity, null),
        Refusal.Unavailable => (StatusCodes.Status503ServiceUnavailable, null),
        _ => (StatusCodes.Status500InternalServerError, null),
    };

    /// <summary>The database is being started anew, or the network to it is down.</summary>
    private static bool IsAway(Exception? error) => error is System.Data.Common.DbException { IsTransient: true } || (error is not null && IsAway(error.InnerException));

    private async Task AnswerAsync(HttpContext context, Exception error)
    {
        switch (error)
        {
            case RefusedException refused:
                var (status, code) = StatusOf(refused.Refusal, context.Caller.IsAnonymous);
                if (refused.Wait is { } wait) context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                if (refused.Commit is { } commit) context.Response.Headers[HubHeaders.RepositoryCommit] = commit;
                await WriteAsync(context, status, code, refused.Message, refused.Existing is { } existing ? $"{context.Root}/{existing}" : null);
                break;
            case MovedException moved when context.Request.RouteValues.ContainsKey("ns"):
                Redirect(context, moved.Name);
                break;
            case MovedException moved:
                // The name came in a body, which no redirect can change.
                await WriteAsync(context, StatusCodes.Status404NotFound, RepositoryNotFound, $"{moved.Message} Use this name.", null);
                break;
            case BadHttpRequestException bad:
                await WriteAsync(context, bad.StatusCode, null, bad.Message, null);
                break;
            case InvalidDataException or IOException or InvalidOperationException when IsDamagedForm(context, error):
                await WriteAsync(context, StatusCodes.Status400BadRequest, null, "This takes a form, and what came is none that can be read: it is damaged, of another type, or has more fields than are taken.", null);
                break;
            case IOException when IsFull(error):
                await WriteAsync(context, StatusCodes.Status507InsufficientStorage, null, "The hub's disk is full: nothing was stored; an administrator has to free space.", null);
                break;
            case Exception away when IsAway(away):
                Unexpected(context, error);
                await WriteAsync(context, StatusCodes.Status503ServiceUnavailable, null, "The hub's database does not answer; try again in a moment.", null);
                break;
            default:
                Unexpected(context, error);
                await WriteAsync(context, StatusCodes.Status500InternalServerError, null, $"The hub has failed; its log says why under {context.TraceIdentifier}.", null);
                break;
        }
    }

    /// <summary>What was said of a file that then could not be sent must not be said of the error: neither its length nor that it may be kept.</summary>
    private static void ForgetFile(HttpResponse response)
    {
        response.ContentLength = null;
        response.ContentType = null;
        response.Headers.CacheControl = "no-store";
        response.Headers.Remove("Content-Disposition");
        response.Headers.Remove("ETag");
        response.Headers.Remove(HubHeaders.LinkedTag);
        response.Headers.Remove(HubHeaders.LinkedSize);
    }

    /// <summary>Writes the reason into headers as well: an answer to HEAD has no body.</summary>
    private static async Task WriteAsync(HttpContext context, int status, string? code, string message, string? url)
    {
        var response = context.Response;
        response.StatusCode = status;
        ForgetFile(response);
        if (code is not null) response.Headers[HubHeaders.ErrorCode] = code;
        response.Headers[HubHeaders.ErrorMessage] = HubHeaders.Safe(message);
        if (status == StatusCodes.Status401Unauthorized && context.Request.Path.Value is { } path && path.Contains(".git/", StringComparison.Ordinal))
            response.Headers.WWWAuthenticate = "Basic realm=\"Linnet hub\"";
        if (HttpMethods.IsHead(context.Request.Method)) return;
        if (ErrorPages.IsWanted(context)) await ErrorPages.WriteAsync(context, code, message);
        else if (IsGit(context)) await HubText.WriteAsync(context, $"{message}\n");
        else await HubJson.WriteAsync(context, new { error = message, url });
    }

    /// <summary>Git shows an answer that failed to its user when it is plain text.</summary>
    private static bool IsGit(HttpContext context) =>
        context.Request.Path.Value is { } path && Array.Exists(GitAddresses, address => path.EndsWith(address, StringComparison.Ordinal));

    /// <summary>The same address with the present name. Clients follow relative ones only.</summary>
    private static void Redirect(HttpContext context, RepositoryName name)
    {
        var (path, query) = RawPath.Split(context);
        var parts = path.Split('/');
        var position = Array.FindIndex(parts, 1, part => string.Equals(Uri.UnescapeDataString(part), (string?)context.Request.RouteValues["ns"], StringComparison.Ordinal));
        if (position < 1 || position + 1 >= parts.Length) throw new InvalidOperationException($"{path} names no repository.");
        var suffix = parts[position + 1].EndsWith(".git", StringComparison.Ordinal) ? ".git" : string.Empty;
        (parts[position], parts[position + 1]) = (name.Namespace, name.Name + suffix);
        context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
        context.Response.Headers.Location = string.Join('/', parts) + query;
    }

    /// <summary>What reading a form throws; the last where a page's form comes as something else.</summary>
    private static bool IsDamagedForm(HttpContext context, Exception error) => context.Request.HasFormContentType
        ? error is InvalidDataException || (error.GetType() == typeof(IOException) && !IsFull(error))
        : error is InvalidOperationException && context.GetEndpoint()?.Metadata.GetMetadata<FormMark>() is not null;

    private static bool IsFull(Exception error) => error is IOException && (error.HResult & 0xFFFF) is DiskFull or DiskFullOnWindows;

    private void Unexpected(HttpContext context, Exception error) =>
        log.LogError(error, "{Method} {Path} failed ({RequestId})", context.Request.Method, HubHeaders.Safe(context.Request.Path), context.TraceIdentifier);
}
