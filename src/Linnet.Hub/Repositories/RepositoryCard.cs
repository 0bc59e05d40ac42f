using System.Text.Json.Nodes;
using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Repositories;

/// <summary>What a repository says about itself in the head of its README, and the tags that follow from it.</summary>
internal sealed class RepositoryCard
{
    internal const string FileName = "README.md";

    private const int MaxTags = 200;
    private const int MaxTagLength = 200;

    private RepositoryCard(JsonObject? head, string markdown)
    {
        Head = head;
        Markdown = markdown;
    }

    internal static RepositoryCard Empty { get; } = new(null, string.Empty);

    /// <summary>The whole README.</summary>
    internal string Markdown { get; }

    /// <summary>Its head; null where it has none that can be read.</summary>
    internal JsonObject? Head { get; }

    internal string? PipelineTag => Text("pipeline_tag");

    internal string? Library => Text("library_name");

    /// <summary>Reads a README. A head that is no YAML says nothing; whoever commits it has been warned.</summary>
    internal static RepositoryCard Parse(string markdown)
    {
        try
        {
            return new RepositoryCard(FrontMatter.Parse(markdown), markdown);
        }
        catch (FormatException)
        {
            return new RepositoryCard(null, markdown);
        }
    }

    /// <summary>What listings filter by.</summary>
    internal IEnumerable<string> Tags()
    {
        var tags = Values("tags").Concat(Values("language"))
            .Concat(Values("license").Select(value => $"license:{value}"))
            .Concat(Values("datasets").Select(value => $"dataset:{value}"))
            .Concat(Values("base_model").Select(value => $"base_model:{value}"));
        if (PipelineTag is { } task) tags = tags.Append(task);
        if (Library is { } library) tags = tags.Append(library);
        return tags.Where(tag => tag.Length is > 0 and <= MaxTagLength).Distinct(StringComparer.Ordinal).Take(MaxTags);
    }

    /// <summary>Puts the card in place of the one before.</summary>
    internal async Task StoreAsync(HubDbContext context, long repositoryId, CancellationToken cancellation)
    {
        var (json, task, library) = (Head?.ToJsonString(), PipelineTag, Library);
        await context.Repositories.Where(row => row.Id == repositoryId).ExecuteUpdateAsync(
            update => update.SetProperty(row => row.Card, json).SetProperty(row => row.PipelineTag, task).SetProperty(row => row.Library, library), cancellation);
        await context.RepositoryTags.Where(row => row.RepositoryId == repositoryId).ExecuteDeleteAsync(cancellation);
        context.RepositoryTags.AddRange(Tags().Select(tag => new RepositoryTagRow { RepositoryId = repositoryId, Tag = tag }));
    }

    /// <summary>The values of a field, which may have one or a list of them.</summary>
    internal IEnumerable<string> Values(string name) => Head?[name] switch
    {
        JsonArray list => list.OfType<JsonValue>().Select(value => value.ToString()),
        JsonValue value => [value.ToString()],
        _ => [],
    };

    private string? Text(string name) => Head?[name] is JsonValue value && value.TryGetValue(out string? text) && text.Length <= MaxTagLength ? text : null;
}
