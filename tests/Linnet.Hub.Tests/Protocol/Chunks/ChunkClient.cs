using System.Buffers.Binary;
using System.Text.Json.Nodes;
using Linnet.Chunking;

namespace Linnet.Hub.Tests.Protocol.Chunks;

/// <summary>Sends files by their chunks, as <c>docs/hub/chunk-upload.md</c> says it.</summary>
internal sealed class ChunkClient(HubHost hub, string token, string repository)
{
    private string Address => $"/api/models/{repository}/chunks";

    /// <summary>Asks which chunks are missing; null where the file is there.</summary>
    internal async Task<HashSet<string>?> AskAsync(ChunkList list)
    {
        var answer = await HubHost.JsonAsync(await hub.SendAsync(token, HttpMethod.Post, Address, Question(list)));
        return answer["present"]!.GetValue<bool>() ? null : [.. answer["missing"]!.AsArray().Select(id => (string)id!)];
    }

    internal static JsonNode Question(ChunkList list) => new JsonObject
    {
        ["oid"] = list.Id,
        ["size"] = list.Length,
        ["chunks"] = new JsonArray([.. list.Chunks.Select(chunk => new JsonObject { ["oid"] = chunk.Id, ["size"] = chunk.Length })]),
    };

    /// <summary>Sends the chunks that are missing.</summary>
    internal Task<HttpResponseMessage> SendAsync(ChunkList list, byte[] file, IReadOnlySet<string> missing) => SendAsync(list.Id, Body(list, file, missing));

    internal Task<HttpResponseMessage> SendAsync(string id, byte[] body) => hub.SendAsync(token, HttpMethod.Put, $"{Address}/{id}", new ByteArrayContent(body));

    internal static byte[] Body(ChunkList list, byte[] file, IReadOnlySet<string> missing)
    {
        using var body = new MemoryStream();
        var number = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(number, (uint)list.Chunks.Count);
        body.Write(number);
        foreach (var chunk in list.Chunks)
        {
            body.WriteByte(missing.Contains(chunk.Id) ? (byte)1 : (byte)0);
            BinaryPrimitives.WriteUInt32BigEndian(number, (uint)chunk.Length);
            body.Write(number);
            body.Write(Convert.FromHexString(chunk.Id));
        }

        foreach (var chunk in list.Chunks.Where(chunk => missing.Contains(chunk.Id))) body.Write(file, (int)chunk.Offset, chunk.Length);
        return body.ToArray();
    }
}
