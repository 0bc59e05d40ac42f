namespace Linnet.Client.Hub;

/// <summary>What a hub says of a repository.</summary>
/// <param name="Repository">Its name.</param>
public sealed record HubRepositoryInfo(HubRepository Repository)
{
    /// <summary>The commit of the revision that was asked for; null where a list does not say.</summary>
    public string? Commit { get; init; }

    /// <summary>Whether others cannot see it.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Whether terms have to be accepted before files can be read, and how: <c>auto</c> or <c>manual</c>; null where there are none.</summary>
    public string? Gating { get; init; }

    /// <summary>The last change.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>How often it was fetched.</summary>
    public long Downloads { get; init; }

    /// <summary>How many users like it.</summary>
    public long Likes { get; init; }

    /// <summary>What the model does, as in <c>text-classification</c>.</summary>
    public string? Task { get; init; }

    /// <summary>The library it is for.</summary>
    public string? Library { get; init; }

    /// <summary>What it is found by.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    internal static HubRepositoryInfo? From(HubRepositoryKind kind, System.Text.Json.JsonElement element)
    {
        if (element.OptionalText("id") is not { } id || TryParse(kind, id) is not { } repository) return null;
        return new HubRepositoryInfo(repository)
        {
            Commit = element.OptionalText("sha"),
            IsPrivate = element.IsTrue("private"),
            Gating = element.OptionalText("gated"),
            Modified = element.OptionalTime("lastModified"),
            Created = element.OptionalTime("createdAt"),
            Downloads = element.OptionalNumber("downloads") ?? 0,
            Likes = element.OptionalNumber("likes") ?? 0,
            Task = element.OptionalText("pipeline_tag"),
            Library = element.OptionalText("library_name"),
            Tags = element.Texts("tags"),
        };
    }

    private static HubRepository? TryParse(HubRepositoryKind kind, string id)
    {
        try
        {
            return HubRepository.Parse(kind == HubRepositoryKind.Model ? id : $"{HubRepository.PluralOf(kind)}/{id}");
        }
        catch (ConfigurationException)
        {
            return null;
        }
    }
}
