using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Linnet.Client.Hub;

/// <content>Commits, branches and tags.</content>
public sealed partial class HubClient
{
    /// <summary>Lists branches and tags.</summary>
    /// <param name="repository">Its name.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="HubException">The hub cannot be reached, has no such repository, or refuses.</exception>
    public async Task<HubRefs> ListRefsAsync(HubRepository repository, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        var subject = new HubSubject(repository);
        var answer = await _api.GetAsync(_options.At($"{repository.Api}/refs"), subject, cancellation).ConfigureAwait(false);
        return new HubRefs(Refs("branches"), Refs("tags"));

        IReadOnlyList<HubRef> Refs(string field) => [.. answer.Items(field).Select(item => new HubRef(_api.Text(item, "name", subject), _api.Commit(item, "targetCommit", subject)))];
    }

    /// <summary>Lists a revision's commits, the newest first.</summary>
    /// <param name="repository">Its name.</param>
    /// <param name="revision">A branch, a tag or a commit.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="HubException">The hub cannot be reached, has no such repository or revision, or refuses.</exception>
    public async IAsyncEnumerable<HubCommit> ListCommitsAsync(HubRepository repository, string revision = DefaultRevision, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        CheckRevision(revision);
        var subject = new HubSubject(repository) { Revision = revision };
        await foreach (var item in _api.PagesAsync(_options.At($"{repository.Api}/commits/{Uri.EscapeDataString(revision)}"), subject, cancellation).ConfigureAwait(false))
        {
            yield return new HubCommit(
                _api.Commit(item, "id", subject), _api.Text(item, "title", subject), item.OptionalText("message") ?? string.Empty, item.OptionalTime("date"),
                item.Items("authors").Select(author => author.OptionalText("user")).FirstOrDefault());
        }
    }

    /// <summary>Begins a branch.</summary>
    /// <param name="repository">Its name.</param>
    /// <param name="branch">The branch's name.</param>
    /// <param name="start">A branch, a tag or a commit; null for the head of main.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="HubException">The name is taken, the start is not there, or the token does not allow it.</exception>
    public Task CreateBranchAsync(HubRepository repository, string branch, string? start = null, CancellationToken cancellation = default)
    {
        CheckRevision(branch);
        return ChangeRefAsync(HttpMethod.Post, $"branch/{Uri.EscapeDataString(branch)}", repository, start ?? DefaultRevision, writer =>
        {
            if (start is not null) writer.WriteString("startingPoint", start);
        }, cancellation);
    }

    /// <summary>Removes a branch.</summary>
    /// <param name="repository">Its name.</param>
    /// <param name="branch">The branch's name.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="HubException">There is none, or the token does not allow it.</exception>
    public Task DeleteBranchAsync(HubRepository repository, string branch, CancellationToken cancellation = default)
    {
        CheckRevision(branch);
        return ChangeRefAsync(HttpMethod.Delete, $"branch/{Uri.EscapeDataString(branch)}", repository, branch, null, cancellation);
    }

    /// <summary>Puts a name on a commit that stays there.</summary>
    /// <param name="repository">Its name.</param>
    /// <param name="tag">The tag's name, as in <c>v1.0.0</c>.</param>
    /// <param name="revision">The branch, tag or commit that gets it.</param>
    /// <param name="message">What is to be said; null for nothing.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="HubException">The name is taken, the revision is not there, or the token does not allow it.</exception>
    public Task CreateTagAsync(HubRepository repository, string tag, string revision = DefaultRevision, string? message = null, CancellationToken cancellation = default)
    {
        CheckRevision(tag);
        CheckRevision(revision);
        return ChangeRefAsync(HttpMethod.Post, $"tag/{Uri.EscapeDataString(revision)}", repository, revision, writer =>
        {
            writer.WriteString("tag", tag);
            if (message is not null) writer.WriteString("message", message);
        }, cancellation);
    }

    /// <summary>Removes a tag.</summary>
    /// <param name="repository">Its name.</param>
    /// <param name="tag">The tag's name.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="HubException">There is none, or the token does not allow it.</exception>
    public Task DeleteTagAsync(HubRepository repository, string tag, CancellationToken cancellation = default)
    {
        CheckRevision(tag);
        return ChangeRefAsync(HttpMethod.Delete, $"tag/{Uri.EscapeDataString(tag)}", repository, tag, null, cancellation);
    }

    private Task<JsonElement> ChangeRefAsync(HttpMethod method, string path, HubRepository repository, string revision, Action<Utf8JsonWriter>? body, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return _api.SendAsync(method, _options.At($"{repository.Api}/{path}"), body, new HubSubject(repository) { Revision = revision, IsWrite = true }, cancellation);
    }
}
