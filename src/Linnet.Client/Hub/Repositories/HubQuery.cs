using System.Globalization;

namespace Linnet.Client.Hub;

/// <summary>Which repositories are looked for.</summary>
public sealed record HubQuery
{
    private const int LargestPage = 100;

    /// <summary>Models, data or applications.</summary>
    public HubRepositoryKind Kind { get; init; }

    /// <summary>Words; null for all.</summary>
    public string? Words { get; init; }

    /// <summary>The user or organisation that owns them.</summary>
    public string? Owner { get; init; }

    /// <summary>What models do, as in <c>text-classification</c>.</summary>
    public string? Task { get; init; }

    /// <summary>Tags that all have to be there, as in <c>license:mit</c> or <c>zh</c>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The order: <c>downloads</c>, <c>likes</c>, <c>lastModified</c>, <c>createdAt</c>, <c>trendingScore</c>; null leaves it to the hub.</summary>
    public string? Sort { get; init; }

    /// <summary>How many at most.</summary>
    public int Limit { get; init; } = 20;

    internal string Address()
    {
        List<(string Name, string? Value)> fields =
        [
            ("search", Words), ("author", Owner), ("pipeline_tag", Task), ("sort", Sort),
            ("limit", Math.Clamp(Limit, 1, LargestPage).ToString(CultureInfo.InvariantCulture)), .. Tags.Select(tag => ("filter", (string?)tag)),
        ];
        return $"api/{HubRepository.PluralOf(Kind)}?{string.Join('&', fields.Where(field => !string.IsNullOrWhiteSpace(field.Value)).Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value!)}"))}";
    }
}
