using System.CommandLine;
using Linnet.Client.Hub;

namespace Linnet.Cli.Commands;

/// <summary>What the verbs about a hub share.</summary>
internal static class HubArguments
{
    private const char RevisionMark = '@';

    internal static Argument<string> Repository(string name = "repository") => new(name) { Description = "NS/NAME on the hub; datasets/NS/NAME for data, spaces/NS/NAME for an application." };

    internal static Option<string> Revision(string description) => new("--revision") { Description = description, DefaultValueFactory = _ => HubClient.DefaultRevision };

    /// <summary>An address as people write it, without a slash at its end.</summary>
    internal static string Show(Uri endpoint) => endpoint.ToString().TrimEnd('/');

    /// <summary>Reads <c>NS/NAME@revision</c>.</summary>
    internal static (HubRepository Repository, string Revision) Split(string text) => text.Split(RevisionMark, 2) is [var name, { Length: > 0 } revision]
        ? (HubRepository.Parse(name), revision)
        : (HubRepository.Parse(text.TrimEnd(RevisionMark)), HubClient.DefaultRevision);

    /// <summary>Does something with the hub that the environment, or the last login, names.</summary>
    internal static async Task<int> WithHubAsync(Func<HubClient, Task> work)
    {
        using var hub = new HubClient(HubOptions.FromEnvironment());
        await work(hub).ConfigureAwait(false);
        return 0;
    }
}
