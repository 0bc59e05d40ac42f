namespace Linnet.Hub.Protocol;

/// <summary>Headers that clients look for.</summary>
internal static class HubHeaders
{
    internal const string ErrorCode = "X-Error-Code";
    internal const string ErrorMessage = "X-Error-Message";
    internal const string RequestId = "X-Request-Id";
    internal const string TraceId = "X-Amzn-Trace-Id";
    internal const string RepositoryCommit = "X-Repo-Commit";
    internal const string LinkedTag = "X-Linked-ETag";
    internal const string LinkedSize = "X-Linked-Size";
    internal const string TotalCount = "X-Total-Count";
    internal const string RateLimit = "RateLimit";
    internal const string RateLimitPolicy = "RateLimit-Policy";

    /// <summary>What scripts of other pages may read.</summary>
    internal const string Exposed =
        "X-Repo-Commit, X-Linked-Size, X-Linked-ETag, ETag, Link, X-Total-Count, X-Error-Code, X-Error-Message, X-Request-Id, Accept-Ranges, Content-Range, Content-Length, Location, RateLimit, RateLimit-Policy, Retry-After";

    /// <summary>Leaves out what no header can carry.</summary>
    internal static string Safe(string text) => string.Concat(text.Select(letter => letter is >= ' ' and <= '~' ? letter : '?'));
}
