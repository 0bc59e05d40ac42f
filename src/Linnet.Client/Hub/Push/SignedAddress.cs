using System.Text.Json;

namespace Linnet.Client.Hub;

/// <summary>Addresses that a hub hands out for bytes: they may be on another host, and carry their own permission.</summary>
internal static class SignedAddress
{
    /// <summary>Fields that are the client's own business.</summary>
    private static readonly HashSet<string> Own = new(StringComparer.OrdinalIgnoreCase) { "host", "content-length", "transfer-encoding", "content-type", "connection" };

    /// <summary>Reads an address.</summary>
    /// <exception cref="HubException">It is none to which bytes may go: a hub that is reached safely may not send them over an open wire.</exception>
    internal static Uri Parse(string text, HubOptions options) =>
        Uri.TryCreate(options.Endpoint, text, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && options.Endpoint.Scheme == Uri.UriSchemeHttp))
            ? address
            : throw new HubException($"{options.Endpoint} asks to send files to an address that is not safe to use: {(text.Length > 100 ? text[..100] : text)}.");

    /// <summary>Fields of the head that go with it.</summary>
    internal static Dictionary<string, string> Headers(JsonElement action)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (action.Field("header") is not { ValueKind: JsonValueKind.Object } header) return fields;
        foreach (var field in header.EnumerateObject().Where(field => field.Value.ValueKind == JsonValueKind.String && !Own.Contains(field.Name))) fields[field.Name] = field.Value.GetString()!;
        return fields;
    }
}
