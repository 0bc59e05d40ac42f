using System.Text.RegularExpressions;

namespace Linnet.Client.Hub;

/// <summary>The name of a repository on a hub: <c>ORG/NAME</c> of a model, <c>datasets/ORG/NAME</c> or <c>spaces/ORG/NAME</c> of the others.</summary>
public sealed partial record HubRepository
{
    private HubRepository(HubRepositoryKind kind, string id) => (Kind, Id) = (kind, id);

    /// <summary>What it holds.</summary>
    public HubRepositoryKind Kind { get; }

    /// <summary>The name without its kind, as in <c>google-bert/bert-base-uncased</c>.</summary>
    public string Id { get; }

    /// <summary>The last part of the name.</summary>
    public string Name => Id[(Id.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>The user or organisation that owns it; null for the few models of the public hub that nobody owns.</summary>
    public string? Namespace => Id.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 ? Id[..slash] : null;

    /// <summary>The name of its folder in the cache.</summary>
    internal string FolderName => $"{Plural}--{Id.Replace("/", "--", StringComparison.Ordinal)}";

    /// <summary>Where its calls are, below the root of the hub.</summary>
    internal string Api => $"api/{Plural}/{Id}";

    /// <summary>The word for the kind in the bodies of calls.</summary>
    internal string KindWord => Plural[..^1];

    private string Plural => PluralOf(Kind);

    /// <summary>Checks a name by the rules of the hub, so that it can stand in an address and in a file name.</summary>
    /// <param name="id">One or two parts of letters, digits, <c>_</c>, <c>-</c> and <c>.</c>, and <c>datasets/</c> or <c>spaces/</c> before two.</param>
    /// <exception cref="ConfigurationException">The name cannot be that of a repository.</exception>
    public static HubRepository Parse(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var (kind, rest) = id.Split('/') switch
        {
            ["datasets", _, _] => (HubRepositoryKind.Dataset, id["datasets/".Length..]),
            ["spaces", _, _] => (HubRepositoryKind.Space, id["spaces/".Length..]),
            _ => (HubRepositoryKind.Model, id),
        };
        var parts = rest.Split('/');
        var isValid = parts.Length <= 2 && rest.Length <= 193 && parts.All(part =>
            Part().IsMatch(part) && !part.Contains("--", StringComparison.Ordinal) && !part.Contains("..", StringComparison.Ordinal)
            && !part.EndsWith(".git", StringComparison.OrdinalIgnoreCase));
        return isValid
            ? new HubRepository(kind, rest)
            : throw new ConfigurationException($"'{id}' is no name of a repository on a hub; expected ORG/NAME of letters, digits, '_', '-' and '.' (datasets/ORG/NAME for data).");
    }

    /// <summary>The plural by which a hub's addresses name a kind.</summary>
    internal static string PluralOf(HubRepositoryKind kind) => kind switch
    {
        HubRepositoryKind.Dataset => "datasets",
        HubRepositoryKind.Space => "spaces",
        _ => "models",
    };

    /// <summary>Where a file is, below the root of the hub.</summary>
    internal string FileAddress(string revision, string path) =>
        $"{this}/resolve/{Uri.EscapeDataString(revision)}/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}";

    /// <summary>The name as <see cref="Parse"/> reads it, which is also its address below the root of the hub.</summary>
    public override string ToString() => Kind == HubRepositoryKind.Model ? Id : $"{Plural}/{Id}";

    [GeneratedRegex(@"^[A-Za-z0-9_]([A-Za-z0-9_.-]{0,94}[A-Za-z0-9_])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
