using System.Text;
using Linnet.Signing;

namespace Linnet.Client.Hub;

/// <content>Keys and signatures over commits, where the hub keeps them.</content>
public sealed partial class HubClient
{
    /// <summary>What is signed when a commit is signed: its id, its tree, and the SHA-256 of every file.</summary>
    /// <param name="repository">Its name.</param>
    /// <param name="revision">A branch, a tag or a commit.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="HubException">The hub keeps no signatures, has no such revision, or states something that is none.</exception>
    public async Task<CommitStatement> DescribeForSigningAsync(HubRepository repository, string revision = DefaultRevision, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        CheckRevision(revision);
        var subject = new HubSubject(repository) { Revision = revision };
        var bytes = await _api.GetBytesAsync(_options.At($"{repository.Api}/statement/{Uri.EscapeDataString(revision)}"), subject, cancellation).ConfigureAwait(false);
        var statement = CommitStatement.TryParse(Encoding.UTF8.GetString(bytes)) ?? throw _api.Unusable(subject, "a statement that can be signed");
        return statement.Repository.IsSame(new SignedRepository(repository.KindWord, repository.Id)) ? statement : throw _api.Unusable(subject, "a statement about this repository");
    }

    /// <summary>Signs a commit. The files that are in a folder here have to be those that the hub has.</summary>
    /// <param name="repository">Its name.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="key">The key; the hub has to know that it is the user's.</param>
    /// <param name="folder">The folder that was pushed.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The signature.</returns>
    /// <exception cref="HubException">The hub does not know the key, or has other files than the folder.</exception>
    public async Task<CommitSignature> SignAsync(HubRepository repository, string commit, SigningKey key, string folder, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        var statement = await DescribeForSigningAsync(repository, commit, cancellation).ConfigureAwait(false);
        var listed = statement.Files.ToDictionary(file => file.Path, file => file.Sha256, StringComparer.Ordinal);
        foreach (var file in LocalFolder.Files(folder, _options.CacheFolder))
        {
            if (listed.GetValueOrDefault(file.Path) != await ContentHash.OfFileAsync(file.FullPath, isGit: false, null, cancellation).ConfigureAwait(false))
                throw new HubException($"{repository}: '{file.Path}' at {commit} is not the file in {folder}; nothing was signed.");
        }

        if (statement.Commit != commit) throw new HubException($"{repository}: the hub states commit {statement.Commit} where {commit} was asked for; nothing was signed.");
        var signature = CommitSignature.Create(statement, key);
        await ChangeAsync(HttpMethod.Post, $"{repository.Api}/signatures", repository, writer => writer.WriteString("signature", signature.ToText()), cancellation).ConfigureAwait(false);
        return signature;
    }

    /// <summary>Lists the signatures over a commit.</summary>
    /// <param name="repository">Its name.</param>
    /// <param name="revision">A branch, a tag or a commit.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="HubException">The hub keeps no signatures, or has no such revision.</exception>
    public async Task<IReadOnlyList<HubSignature>> ListSignaturesAsync(HubRepository repository, string revision = DefaultRevision, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        CheckRevision(revision);
        var subject = new HubSubject(repository) { Revision = revision };
        var found = new List<HubSignature>();
        await foreach (var item in _api.PagesAsync(_options.At($"{repository.Api}/signatures/{Uri.EscapeDataString(revision)}"), subject, cancellation).ConfigureAwait(false))
        {
            found.Add(new HubSignature(
                _api.Text(item, "user", subject), item.OptionalText("key") ?? string.Empty, _api.Text(item, "fingerprint", subject), _api.Text(item, "state", subject), _api.Text(item, "signature", subject)));
        }

        return found;
    }

    /// <summary>Tells the hub that a key is the user's.</summary>
    /// <param name="name">What the user calls it.</param>
    /// <param name="key">The key; its private half stays here.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="HubException">The hub keeps no keys, or knows this one already.</exception>
    public async Task AddKeyAsync(string name, SigningKey key, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        var user = await WhoAmIAsync(cancellation).ConfigureAwait(false);
        await _api.SendAsync(HttpMethod.Post, _options.At("api/keys"), writer =>
        {
            writer.WriteString("name", name);
            writer.WriteString("publicKey", key.PublicKey.WritePem());
            writer.WriteString("proof", KeyProof.Create(user.Name, key));
        }, new HubSubject(null) { IsWrite = true }, cancellation).ConfigureAwait(false);
    }

    /// <summary>What differs between two revisions, compared by the hub.</summary>
    /// <param name="repository">Its name.</param>
    /// <param name="before">The older one.</param>
    /// <param name="after">The newer one.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <returns>JSON; null where the hub cannot compare.</returns>
    /// <exception cref="HubException">There is no such repository or revision.</exception>
    public async Task<string?> CompareAsync(HubRepository repository, string before, string after, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        CheckRevision(before);
        CheckRevision(after);
        try
        {
            var address = _options.At($"{repository.Api}/compare/{Uri.EscapeDataString(before)}..{Uri.EscapeDataString(after)}");
            return (await _api.GetAsync(address, new HubSubject(repository) { Revision = $"{before}..{after}" }, cancellation).ConfigureAwait(false)).GetRawText();
        }
        catch (HubException error) when (error is { Status: 404 or 405, Code: null })
        {
            return null;
        }
    }
}
