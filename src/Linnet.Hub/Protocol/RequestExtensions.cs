using System.Globalization;
using Linnet.Hub.Access;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Linnet.Hub.Protocol;

/// <summary>What endpoints ask of a request.</summary>
internal static class RequestExtensions
{
    private const string Yes = "true";

    extension(HttpContext context)
    {
        /// <summary>Who asks.</summary>
        internal Caller Caller => context.Features.Get<Caller>() ?? Caller.Anonymous;

        /// <summary>The root of the hub as the client sees it, without a slash at the end.</summary>
        internal string Root => $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}";

        /// <summary>The repository that the address names.</summary>
        internal RepositoryName NameOf(RepositoryKind kind)
        {
            var name = (string)context.Request.RouteValues["name"]!;
            if (name.EndsWith(".git", StringComparison.Ordinal)) name = name[..^".git".Length];
            return new RepositoryName(kind, (string)context.Request.RouteValues["ns"]!, name);
        }

        /// <summary>Whether a field of the query is set to yes, in any spelling.</summary>
        internal bool IsSet(string field) => context.Request.Query[field].Any(value => string.Equals(value, Yes, StringComparison.OrdinalIgnoreCase) || value == "1");

        /// <summary>A number from the query within limits.</summary>
        internal int Number(string field, int otherwise, int min, int max)
        {
            if (context.Request.Query[field].FirstOrDefault() is not { } text) return otherwise;
            return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
                ? Math.Clamp(number, min, max)
                : throw new RefusedException(Refusal.BadRequest, $"'{field}' has to be a number, not '{text}'.");
        }

        /// <summary>Lets a body be as long as it likes: it is streamed, and never held.</summary>
        internal void AllowAnyLength()
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
        }

        /// <summary>Says where the next page is: this address with another cursor.</summary>
        internal void LinkNext(string cursor)
        {
            var (path, _) = RawPath.Split(context);
            var fields = context.Request.Query.Where(field => field.Key is not "cursor" and not "p")
                .SelectMany(field => field.Value.Select(value => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(value ?? string.Empty)}"))
                .Append($"cursor={Uri.EscapeDataString(cursor)}");
            context.Response.Headers.Link = $"<{context.Request.Scheme}://{context.Request.Host}{path}?{string.Join('&', fields)}>; rel=\"next\"";
        }
    }
}
