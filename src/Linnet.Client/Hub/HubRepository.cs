using System.Text.RegularExpressions;

namespace Linnet.Client.Hub;

/// <summary>The name of a model's repository on a hub, <c>ORG/NAME</c>.</summary>
public sealed partial record HubRepository
{
    private HubRepository(string id) => Id = id;

    /// <summary>The name, as in <c>google-bert/bert-base-uncased</c>.</summary>
    public string Id { get; }

    /// <summary>The last part of the name.</summary>
    public string Name => Id[(Id.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>The name of its folder in the cache.</summary>
    internal string FolderName => $"models--{Id.Replace("/", "--", StringComparison.Ordinal)}";

    /// <summary>Checks a name by the rules of the hub, so that it can stand in an address and in a file name.</summary>
    /// <param name="id">One or two parts of letters, digits, <c>_</c>, <c>-</c> and <c>.</c></param>
    /// <exception cref="ConfigurationException">The name cannot be that of a repository.</exception>
    public static HubRepository Parse(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var parts = id.Split('/');
        var isValid = parts.Length <= 2 && id.Length <= 193 && parts.All(part =>
            Part().IsMatch(part) && !part.Contains("--", StringComparison.Ordinal) && !part.Contains("..", StringComparison.Ordinal)
            && !part.EndsWith(".git", StringComparison.OrdinalIgnoreCase));
        return isValid ? new HubRepository(id) : throw new ConfigurationException($"'{id}' is no name of a model on a hub; expected ORG/NAME of letters, digits, '_', '-' and '.'.");
    }

    /// <inheritdoc/>
    public override string ToString() => Id;

    [GeneratedRegex(@"^[A-Za-z0-9_]([A-Za-z0-9_.-]{0,94}[A-Za-z0-9_])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
