using System.Runtime.CompilerServices;

namespace Linnet.Client.Hub;

/// <content>Repositories: found, described, created, changed.</content>
public sealed partial class HubClient
{
    /// <summary>Looks for repositories.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="HubException">The hub cannot be reached, or refuses.</exception>
    public async IAsyncEnumerable<HubRepositoryInfo> SearchAsync(HubQuery query, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var count = 0;
        await foreach (var element in _api.PagesAsync(_options.At(query.Address()), new HubSubject(null), cancellation).ConfigureAwait(false))
        {
            if (HubRepositoryInfo.From(query.Kind, element) is not { } info) continue;
            yield return info;
            if (++count >= query.Limit) yield break;
        }
    }

    /// <summary>Describes a repository.</summary>
    /// <param name="repository">Its name.</param>
    /// <param name="revision">A branch, a tag or a commit.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="HubException">The hub cannot be reached, has no such repository or revision, or refuses.</exception>
    public async Task<HubRepositoryInfo> DescribeAsync(HubRepository repository, string revision = DefaultRevision, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        CheckRevision(revision);
        var subject = new HubSubject(repository) { Revision = revision };
        var answer = await _api.GetAsync(_options.At($"{repository.Api}/revision/{Uri.EscapeDataString(revision)}"), subject, cancellation).ConfigureAwait(false);
        return HubRepositoryInfo.From(repository.Kind, answer) ?? throw _api.Unusable(subject, "the repository's name");
    }

    /// <summary>Creates a repository.</summary>
    /// <param name="repository">Its name; the first part is the user, or an organisation that the user may write to.</param>
    /// <param name="isPrivate">Whether others shall not see it.</param>
    /// <param name="existOk">Whether one that is there already will do.</param>
    /// <param name="license">An SPDX identifier for its first card; null for no card.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="HubException">The name is taken, or the token does not allow it.</exception>
    public async Task CreateAsync(HubRepository repository, bool isPrivate = false, bool existOk = false, string? license = null, CancellationToken cancellation = default)
    {
        try
        {
            await ChangeAsync(HttpMethod.Post, "api/repos/create", repository, writer =>
            {
                writer.WriteString("name", repository.Name);
                if (repository.Namespace is { } owner) writer.WriteString("organization", owner);
                writer.WriteString("type", repository.KindWord);
                writer.WriteString("visibility", isPrivate ? "private" : "public");
                if (license is not null) writer.WriteString("license", license);
            }, cancellation).ConfigureAwait(false);
        }
        catch (HubException error) when (existOk && error.Status == 409)
        {
            // Somebody else was faster, or it has been there all the time.
        }
    }

    /// <summary>Deletes a repository.</summary>
    /// <param name="repository">Its name.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="HubException">There is none, or the token does not allow it.</exception>
    public Task DeleteAsync(HubRepository repository, CancellationToken cancellation = default) => ChangeAsync(HttpMethod.Delete, "api/repos/delete", repository, writer =>
    {
        writer.WriteString("name", repository.Name);
        if (repository.Namespace is { } owner) writer.WriteString("organization", owner);
        writer.WriteString("type", repository.KindWord);
    }, cancellation);

    /// <summary>Gives a repository another name or owner; the old name leads to it.</summary>
    /// <param name="repository">Its name.</param>
    /// <param name="name">The new one, of the same kind.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="HubException">There is none, the new name is taken, or the token does not allow it.</exception>
    public Task MoveAsync(HubRepository repository, HubRepository name, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ChangeAsync(HttpMethod.Post, "api/repos/move", repository, writer =>
        {
            writer.WriteString("fromRepo", repository.Id);
            writer.WriteString("toRepo", name.Id);
            writer.WriteString("type", repository.KindWord);
        }, cancellation);
    }

    /// <summary>Changes who sees a repository and who reads its files.</summary>
    /// <param name="repository">Its name.</param>
    /// <param name="isPrivate">Null leaves it as it is.</param>
    /// <param name="gating"><c>auto</c>, <c>manual</c> or <c>none</c>; null leaves it as it is.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="HubException">There is none, or the token does not allow it.</exception>
    public Task ConfigureAsync(HubRepository repository, bool? isPrivate = null, string? gating = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        if (gating is not (null or "auto" or "manual" or "none")) throw new ConfigurationException($"'{gating}' is no way to gate a repository; expected auto, manual or none.");
        return ChangeAsync(HttpMethod.Put, $"{repository.Api}/settings", repository, writer =>
        {
            if (isPrivate is { } hidden) writer.WriteString("visibility", hidden ? "private" : "public");
            if (gating == "none") writer.WriteBoolean("gated", false);
            else if (gating is not null) writer.WriteString("gated", gating);
        }, cancellation);
    }

    private Task<System.Text.Json.JsonElement> ChangeAsync(
        HttpMethod method, string path, HubRepository repository, Action<System.Text.Json.Utf8JsonWriter>? body, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return _api.SendAsync(method, _options.At(path), body, new HubSubject(repository) { IsWrite = true }, cancellation);
    }
}
