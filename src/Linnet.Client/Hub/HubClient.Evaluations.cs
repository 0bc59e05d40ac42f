using System.Text;
using System.Text.Json;
using Linnet.Signing;

namespace Linnet.Client.Hub;

/// <content>What a hub has measured, and signed.</content>
public sealed partial class HubClient
{
    /// <summary>Lists what a model was measured on, the newest first.</summary>
    /// <param name="repository">The model.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="HubException">The hub measures nothing, or has no such model.</exception>
    public async Task<IReadOnlyList<HubEvaluation>> ListEvaluationsAsync(HubRepository repository, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        var subject = new HubSubject(repository);
        var answer = await _api.GetAsync(_options.At($"{repository.Api}/evaluations"), subject, cancellation).ConfigureAwait(false);
        return
        [
            .. answer.Items("results").Select(item => new HubEvaluation(
                item.OptionalNumber("id") ?? throw _api.Unusable(subject, "the number of an evaluation"),
                _api.Commit(item, "commit", subject), _api.Text(item, "specSha256", subject), _api.Text(item, "metric", subject),
                item.Field("score") is { ValueKind: JsonValueKind.Number } score ? score.GetDouble() : throw _api.Unusable(subject, "the score of an evaluation"))),
        ];
    }

    /// <summary>Fetches a measurement as the hub has signed it.</summary>
    /// <param name="repository">The model.</param>
    /// <param name="id">The number of the measurement.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <returns>A file of <see cref="SignedText"/>, if all is well.</returns>
    /// <exception cref="HubException">There is none.</exception>
    public async Task<string> ReadSignedEvaluationAsync(HubRepository repository, long id, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        var address = _options.At(FormattableString.Invariant($"{repository.Api}/evaluations/{id}/signed"));
        return Encoding.UTF8.GetString(await _api.GetBytesAsync(address, new HubSubject(repository), cancellation).ConfigureAwait(false));
    }

    /// <summary>Asks for the key with which the hub signs what it has measured.</summary>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="HubException">The hub has none.</exception>
    public async Task<VerificationKey> ReadHubKeyAsync(CancellationToken cancellation = default)
    {
        var subject = new HubSubject(null);
        var answer = await _api.GetAsync(_options.At("api/keys/hub"), subject, cancellation).ConfigureAwait(false);
        try
        {
            return VerificationKey.ReadPem(_api.Text(answer, "publicKey", subject));
        }
        catch (LinnetException error) when (error is not HubException)
        {
            throw _api.Unusable(subject, $"its key ({error.Message})");
        }
    }
}
