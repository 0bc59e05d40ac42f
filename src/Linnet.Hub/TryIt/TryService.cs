using Linnet.Hub.Access;
using Linnet.Hub.Content;
using Linnet.Hub.Diff;
using Linnet.Hub.Diff.Stored;
using Linnet.Hub.Quality;
using Linnet.Hub.Repositories;
using Linnet.Hub.Work;

namespace Linnet.Hub.TryIt;

/// <summary>Lets people who may read a model try it.</summary>
internal sealed class TryService(RepositoryAccess access, Revisions revisions, Files files, ContentStore contents, WarmModels models, IWorkers workers, WorkOptions options)
{
    /// <summary>Whether models are run here at all.</summary>
    internal bool IsAvailable => workers.AreAvailable;

    /// <summary>Answers an input with a model.</summary>
    /// <exception cref="RefusedException">The caller may not, the input cannot be used, too many wait, or the model gives no answer.</exception>
    internal async Task<TryAnswer> TryAsync(Caller caller, RepositoryName name, string revision, TryInput input, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.Read, cancellation);
        input.Check();
        if (!IsAvailable) throw new RefusedException(Refusal.Unavailable, "This hub runs no models: it was started without the program for it. Pull the model to try it.");
        var found = await revisions.FindAsync(repository, revision, cancellation);
        try
        {
            return await models.AskAsync(repository.Id, found.Commit, () => FilesAsync(found), input, cancellation);
        }
        catch (WorkerException error)
        {
            throw new RefusedException(error.Problem switch
            {
                WorkerProblem.Refused => Refusal.BadRequest,
                WorkerProblem.Unavailable => Refusal.Unavailable,
                _ => Refusal.ModelFailed,
            }, $"The model gives no answer: {error.Message}");
        }
    }

    private async Task<IVersionFiles> FilesAsync(Revision revision)
    {
        var version = await StoredVersion.OpenAsync(files, contents, revision, CancellationToken.None);
        return TemporaryCopy.SizeOf(version) is var size && size <= options.MaxModelBytes
            ? version
            : throw new RefusedException(Refusal.BadRequest, $"The model has {size} bytes, and this hub tries models of up to {options.MaxModelBytes}. Pull it to try it.");
    }
}
