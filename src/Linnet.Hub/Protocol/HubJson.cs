using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Protocol;

/// <summary>Bodies in JSON: names in camel case, what is null is left out.</summary>
internal static class HubJson
{
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private static readonly JsonSerializerOptions WithNulls = new(JsonSerializerDefaults.Web);

    /// <summary>Reads the body of a request.</summary>
    /// <exception cref="RefusedException">It is no JSON of this form.</exception>
    internal static async Task<T> ReadAsync<T>(HttpContext context)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(context.Request.Body, Options, context.RequestAborted)
                ?? throw new RefusedException(Refusal.BadRequest, "The body of the request is empty; it has to be a JSON object.");
        }
        catch (JsonException error)
        {
            throw new RefusedException(Refusal.BadRequest, $"The body of the request is not the JSON that is expected here: {error.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>Writes an answer.</summary>
    internal static Task WriteAsync<T>(HttpContext context, T body) => context.Response.WriteAsJsonAsync(body, Options, context.RequestAborted);

    /// <summary>Writes an answer in which nulls are said.</summary>
    internal static Task WriteWithNullsAsync<T>(HttpContext context, T body) => context.Response.WriteAsJsonAsync(body, WithNulls, context.RequestAborted);
}
