using System.Text.Json.Nodes;
using Linnet.Evaluation;
using Linnet.Hub.Content;
using Linnet.Hub.Database;
using Linnet.Hub.Diff;
using Linnet.Hub.Diff.Stored;
using Linnet.Hub.Judging;
using Linnet.Hub.Quality;
using Linnet.Hub.Repositories;
using Linnet.Hub.Work;
using Linnet.Signing;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Evaluations;

/// <summary>Measures a version of a model in a worker, and signs what came of it.</summary>
internal sealed class EvaluationJob(
    HubDatabase database, Revisions revisions, Files files, ContentStore contents, SigningKey key, IWorkers workers, WorkOptions options, TimeProvider clock) : IJobHandler
{
    /// <summary>What the worker is asked.</summary>
    internal const string Verb = "evaluate";

    public string Kind => JobKinds.Evaluation;

    public async Task RunAsync(JobRow job, string folder, CancellationToken cancellation)
    {
        var order = EvaluationOrder.Read(job.Detail!);
        var specId = ContentId.TryParse(order.Spec, out var id) ? id : default;
        var row = await database.ReadAsync(context => context.EvaluationSpecs.FirstOrDefaultAsync(row => row.Id == specId, cancellation))
            ?? throw new ConfigurationException("the specification is gone, with its data");
        var spec = EvaluationSpec.Parse(row.Text);
        var repository = await database.FindRepositoryAsync(job.RepositoryId, cancellation);
        var dataset = await database.FindRepositoryAsync(row.DatasetId, cancellation);
        var version = await StoredVersion.OpenAsync(files, contents, await revisions.FindAsync(repository, job.CommitId.ToString(), cancellation), cancellation);
        if (TemporaryCopy.SizeOf(version) is var size && size > options.MaxModelBytes)
            throw new ConfigurationException($"the model has {size} bytes, and this hub measures models of up to {options.MaxModelBytes}");
        var data = await StoredVersion.OpenAsync(files, contents, await revisions.FindAsync(dataset, spec.Dataset.Revision, cancellation), cancellation);
        var question = new JsonObject
        {
            [WorkerProgram.FolderField] = (await TemporaryCopy.WriteAsync(version, folder, cancellation)).Folder,
            ["data"] = await CopyAsync(data, spec.Dataset.File, folder, "data", cancellation),
            ["target"] = spec.Dataset.TargetFile is { } target ? await CopyAsync(data, target, folder, "target", cancellation) : null,
            ["spec"] = row.Text,
            ["repository"] = repository.FullName.Id,
            ["commit"] = job.CommitId.ToString(),
        };
        await using var worker = workers.Start(folder);
        var answer = await worker.AskAsync(Verb, question, options.MaxJobTime, cancellation);
        var result = Check(EvaluationResult.TryParse((string?)answer ?? string.Empty), row.Text, repository, job, version);
        await StoreAsync(result, row, job, order, cancellation);
    }

    /// <summary>The model ran in the worker; the hub puts its name only to what it knows to be so.</summary>
    private static EvaluationResult Check(EvaluationResult? result, string spec, RepositoryRow repository, JobRow job, IVersionFiles version)
    {
        var isAsAsked = result is not null && result.Spec.ToCanonicalJson() == spec && result.Model.Repository == repository.FullName.Id && result.Model.Commit == job.CommitId.ToString()
            && result.Model.Files.Count > 0 && result.Model.Files.All(file => version.Find(file.Key)?.ContentId == file.Value)
            && result.Model.Bytes == result.Model.Files.Sum(file => version.Find(file.Key)!.Size);
        return isAsAsked ? result! : throw new ConfigurationException("the worker's result is not of what it was asked to measure");
    }

    private static async Task<string> CopyAsync(StoredVersion data, string path, string folder, string name, CancellationToken cancellation)
    {
        var file = data.Find(path) ?? throw new ConfigurationException($"{path} is not in the dataset");

        // Its ending says what kind of file it is; nothing else of the name is taken over.
        var copy = Path.Combine(folder, name + Path.GetExtension(file.Name));
        await using var target = new FileStream(copy, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        if (file.Size == 0) return copy;
        await using var source = await data.OpenAsync(file, 0, file.Size, cancellation);
        await source.CopyToAsync(target, cancellation);
        return copy;
    }

    private async Task StoreAsync(EvaluationResult result, EvaluationSpecRow spec, JobRow job, EvaluationOrder order, CancellationToken cancellation)
    {
        var document = SignedText.Create(result.ToCanonicalJson(), key).ToFile();
        await database.WriteAsync(
            async context =>
            {
                await context.Evaluations.Where(row => row.RepositoryId == job.RepositoryId && row.CommitId == job.CommitId && row.SpecId == spec.Id).ExecuteDeleteAsync(cancellation);
                context.Evaluations.Add(new EvaluationRow
                {
                    RepositoryId = job.RepositoryId,
                    CommitId = job.CommitId,
                    SpecId = spec.Id,
                    Score = StoredScore.ToMillionths(result.Score),
                    Document = document,
                    Parameters = result.Model.Parameters,
                    Bytes = result.Model.Bytes,
                    IsProposal = order.IsProposal,
                    Created = clock.GetUtcNow(),
                });
                return true;
            },
            cancellation);
    }
}
