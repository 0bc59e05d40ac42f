using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Linnet.IO;

namespace Linnet.Client.Hub;

/// <summary>What a login leaves beside the token: at which hub it was, so that later commands go there, and the token to nobody else.</summary>
internal sealed record HubSettings
{
    private const string EndpointField = "endpoint";
    private const string TokenField = "tokenSha256";

    /// <summary>The hub of the last login; null without one.</summary>
    internal string? Endpoint { get; init; }

    /// <summary>The SHA-256 of the token of that login: another token in the file is another tool's.</summary>
    internal string? TokenHash { get; init; }

    /// <summary>Reads the file; one that is missing or damaged says nothing.</summary>
    internal static HubSettings Load(string path)
    {
        try
        {
            if (!File.Exists(path)) return new HubSettings();
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var (endpoint, hash) = (document.RootElement.OptionalText(EndpointField), document.RootElement.OptionalText(TokenField));
            return endpoint is not null && HubOptions.TryParseEndpoint(endpoint) is null ? new HubSettings() : new HubSettings { Endpoint = endpoint, TokenHash = hash };
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            return new HubSettings();
        }
    }

    /// <summary>The hub and the token of a login.</summary>
    internal static HubSettings Of(Uri endpoint, string token) => new() { Endpoint = endpoint.AbsoluteUri.TrimEnd('/'), TokenHash = HashOf(token) };

    internal void Save(string path) => AtomicFile.Write(path, stream =>
    {
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        writer.WriteStartObject();
        if (Endpoint is not null) writer.WriteString(EndpointField, Endpoint);
        if (TokenHash is not null) writer.WriteString(TokenField, TokenHash);
        writer.WriteEndObject();
    });

    /// <summary>The stored token, unless it was given by another hub than the one that is asked.</summary>
    internal string? TokenFor(Uri endpoint, string? stored) =>
        stored is null || Endpoint is null || TokenHash != HashOf(stored) || SameHub(endpoint, new Uri(Endpoint)) ? stored : null;

    private static bool SameHub(Uri left, Uri right) =>
        Uri.Compare(left, right, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
