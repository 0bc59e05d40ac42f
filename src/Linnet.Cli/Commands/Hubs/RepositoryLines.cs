using System.Globalization;
using Linnet.Cli.Output;
using Linnet.Client.Hub;

namespace Linnet.Cli.Commands;

/// <summary>Prints repositories, one a line.</summary>
internal static class RepositoryLines
{
    internal static async Task PrintAsync(IAsyncEnumerable<HubRepositoryInfo> found, bool isJson)
    {
        var count = 0;
        await foreach (var info in found.ConfigureAwait(false))
        {
            count++;
            Console.WriteLine(isJson ? Json(info) : Text(info));
        }

        if (count == 0 && !isJson) Console.WriteLine("(nothing found)");
    }

    private static string Text(HubRepositoryInfo info)
    {
        var about = new[] { info.Task, info.IsPrivate ? "private" : null, info.Gating is null ? null : "gated", Day(info.Modified), $"{info.Downloads} downloads", $"{info.Likes} likes" };
        return $"{info.Repository}  {string.Join(" · ", about.OfType<string>())}";
    }

    private static string? Day(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Json(HubRepositoryInfo info) => JsonOutput.Line(writer =>
    {
        writer.WriteString("repository", info.Repository.ToString());
        writer.WriteString("task", info.Task);
        writer.WriteBoolean("private", info.IsPrivate);
        writer.WriteString("gated", info.Gating);
        writer.WriteString("modified", info.Modified?.ToString("o", CultureInfo.InvariantCulture));
        writer.WriteNumber("downloads", info.Downloads);
        writer.WriteNumber("likes", info.Likes);
        writer.WriteStartArray("tags");
        foreach (var tag in info.Tags) writer.WriteStringValue(tag);
        writer.WriteEndArray();
    });
}
