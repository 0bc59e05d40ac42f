using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Linnet.Client.Tests.Hub;

/// <summary>The calls of a push, answered as a hub does it that keeps nothing; each can be told to misbehave.</summary>
internal sealed class FakePushHub(FakeHub server)
{
    internal const string Pushed = "fedcba9876543210fedcba9876543210fedcba98";

    /// <summary>What the batch call says of an object, given its hash.</summary>
    internal Func<string, JsonObject> Batch { get; set; } = oid => new JsonObject { ["oid"] = oid, ["actions"] = new JsonObject { ["upload"] = new JsonObject { ["href"] = $"{server.Address}store/{oid}?key=1" } } };

    /// <summary>Answers a PUT; true where it has.</summary>
    internal Func<HttpContext, Task<bool>> Store { get; set; } = _ => Task.FromResult(false);

    /// <summary>The answer to the commit.</summary>
    internal JsonNode Commit { get; set; } = new JsonObject { ["success"] = true, ["commitOid"] = Pushed, ["commitUrl"] = "http://hub/org/name/commit/1" };

    /// <summary>The body of the last commit.</summary>
    internal string Body { get; private set; } = string.Empty;

    /// <summary>Called when the batch call comes.</summary>
    internal Action BeforeSending { get; set; } = () => { };

    internal async Task<bool> AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path.EndsWith("/refs", StringComparison.Ordinal))
            return await WriteAsync(context, new JsonObject { ["branches"] = new JsonArray(new JsonObject { ["name"] = "main", ["targetCommit"] = FakeHub.Commit }), ["tags"] = new JsonArray() });
        if (path.Contains("/preupload/", StringComparison.Ordinal))
        {
            var files = (await ReadAsync(context))["files"]!.AsArray().Select(file => (JsonNode)new JsonObject
            {
                ["path"] = (string)file!["path"]!,
                ["uploadMode"] = ((string)file["path"]!).EndsWith(".bin", StringComparison.Ordinal) ? "lfs" : "regular",
                ["shouldIgnore"] = false,
            });
            return await WriteAsync(context, new JsonObject { ["files"] = new JsonArray([.. files]) });
        }

        if (path.EndsWith("/objects/batch", StringComparison.Ordinal))
        {
            BeforeSending();
            var objects = (await ReadAsync(context))["objects"]!.AsArray().Select(item => (JsonNode)Batch((string)item!["oid"]!)).ToArray();
            return await WriteAsync(context, new JsonObject { ["transfer"] = "basic", ["objects"] = new JsonArray(objects) });
        }

        if (context.Request.Method == "PUT") return await Store(context) || await DrainAsync(context);
        if (!path.Contains("/commit/", StringComparison.Ordinal)) return false;
        Body = await new StreamReader(context.Request.Body).ReadToEndAsync();
        return await WriteAsync(context, Commit);
    }

    private static async Task<JsonNode> ReadAsync(HttpContext context) => JsonNode.Parse(await new StreamReader(context.Request.Body).ReadToEndAsync())!;

    private static async Task<bool> WriteAsync(HttpContext context, JsonNode answer)
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.ToJsonString());
        return true;
    }

    private static async Task<bool> DrainAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        return true;
    }
}
