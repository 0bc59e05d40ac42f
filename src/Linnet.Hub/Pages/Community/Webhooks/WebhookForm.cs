using Linnet.Hub.Community.Webhooks;
using Linnet.Hub.Pages.Forms;
using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Pages.Community.Webhooks;

/// <summary>A webhook as its form has it.</summary>
/// <param name="Url">Where messages go.</param>
/// <param name="Watched">A line for each thing that it listens to.</param>
/// <param name="Domains">Names of what it hears of.</param>
/// <param name="Error">What was wrong.</param>
internal sealed record WebhookForm(string Url, string Watched, IReadOnlyList<string> Domains, string? Error = null)
{
    internal const string Repositories = "repo";
    internal const string Discussions = "discussion";

    /// <summary>A form that nobody has filled in.</summary>
    internal static WebhookForm Empty { get; } = new(string.Empty, string.Empty, [Repositories, Discussions]);

    /// <summary>What a webhook is.</summary>
    internal static WebhookForm Of(WebhookView view) => new(
        view.Row.Url,
        string.Join('\n', view.Watched.Select(subject => $"{subject.Type} {subject.Name}")),
        [.. DomainNames(view.Row.Domains)]);

    /// <summary>Reads it.</summary>
    internal static WebhookForm Read(IFormCollection form) => new(form.Text("url"), form.Text("watched"), [.. form["domains"].OfType<string>()]);

    /// <summary>What the service makes of it.</summary>
    /// <exception cref="RefusedException">It names nothing to listen to, or nothing to hear of.</exception>
    internal WebhookChange ToChange(string? secret)
    {
        var watched = Watched.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(SubjectOf).ToList();
        if (watched.Count == 0) throw new RefusedException(Refusal.BadRequest, "Name what the webhook listens to, one a line.");
        if (Domains.Count == 0) throw new RefusedException(Refusal.BadRequest, "Choose of what the webhook hears: repositories, discussions, or both.");
        return new WebhookChange(Url, watched, Domains, secret);
    }

    private static WatchedSubject SubjectOf(string line)
    {
        var parts = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return parts is [var type, var name] ? new WatchedSubject(type, name) : throw new RefusedException(Refusal.BadRequest, $"'{line}' is no kind and name: write, for instance, model alice/m.");
    }

    private static IEnumerable<string> DomainNames(WebhookDomains domains)
    {
        if (domains.HasFlag(WebhookDomains.Repositories)) yield return Repositories;
        if (domains.HasFlag(WebhookDomains.Discussions)) yield return Discussions;
    }
}
