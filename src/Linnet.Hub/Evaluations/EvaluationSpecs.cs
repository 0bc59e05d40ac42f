using Linnet.Evaluation;
using Linnet.Hub.Access;
using Linnet.Hub.Content;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Evaluations;

/// <summary>The specifications that models are measured by. Who may not know of the data may not know of the specification.</summary>
internal sealed class EvaluationSpecs(HubDatabase database, RepositoryAccess access, Revisions revisions, Files files, TimeProvider clock)
{
    /// <summary>A specification that is kept.</summary>
    internal async Task<EvaluationSpecRow> FindAsync(Caller caller, string? sha256, CancellationToken cancellation) =>
        ContentId.TryParse(sha256, out var id)
        && await database.ReadAsync(context => context.EvaluationSpecs.Where(row => row.Id == id)
            .FirstOrDefaultAsync(row => context.Repositories.VisibleTo(caller).Any(dataset => dataset.Id == row.DatasetId), cancellation)) is { } found
            ? found
            : throw new RefusedException(Refusal.NotFound, "There is no such evaluation specification, or you may not see its data.");

    /// <summary>Keeps a specification: with the hashes of its files, as the hub has them.</summary>
    /// <param name="caller">Who needs the right to read the data.</param>
    /// <param name="json">The specification.</param>
    /// <param name="maxBytes">Most bytes of its files together.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal async Task<EvaluationSpecRow> AddAsync(Caller caller, string json, long maxBytes, CancellationToken cancellation)
    {
        EvaluationSpec spec;
        try
        {
            spec = EvaluationSpec.Parse(json);
            spec.CheckSoftware();
        }
        catch (ConfigurationException error)
        {
            throw new RefusedException(Refusal.BadRequest, $"The specification cannot be used: {error.Message}");
        }

        var (row, dataset) = await CompleteAsync(caller, spec, maxBytes, cancellation);
        var text = (spec with { Dataset = dataset }).ToCanonicalJson();
        var added = new EvaluationSpecRow
        {
            Id = ContentId.Of(System.Text.Encoding.UTF8.GetBytes(text)),
            Task = spec.Task,
            DatasetId = row.Id,
            Metric = spec.Metrics[0],
            Text = text,
            Created = clock.GetUtcNow(),
        };
        await database.WriteAsync(
            async context =>
            {
                if (!await context.EvaluationSpecs.AnyAsync(known => known.Id == added.Id, cancellation)) context.EvaluationSpecs.Add(added);
                return true;
            },
            cancellation);
        return added;
    }

    private async Task<(RepositoryRow Row, EvaluationDataset Dataset)> CompleteAsync(Caller caller, EvaluationSpec spec, long maxBytes, CancellationToken cancellation)
    {
        var dataset = spec.Dataset;
        RepositoryRow row;
        try
        {
            row = await access.OpenAsync(caller, RepositoryName.Parse(RepositoryKind.Dataset, dataset.Repository), Verb.Read, cancellation);
        }
        catch (MovedException moved)
        {
            throw new RefusedException(Refusal.BadRequest, $"dataset.repository: {dataset.Repository} is now {moved.Name.Id}; use this name.");
        }
        catch (RefusedException refused) when (refused.Refusal == Refusal.RepositoryNotFound)
        {
            throw new RefusedException(Refusal.BadRequest, $"dataset.repository: there is no dataset {dataset.Repository} on this hub, or you may not see it.");
        }

        var revision = await revisions.FindAsync(row, dataset.Revision, cancellation);
        var file = (await files.RequireFileAsync(revision, dataset.File, cancellation)).File!;
        var target = dataset.TargetFile is { } path ? (await files.RequireFileAsync(revision, path, cancellation)).File : null;
        var size = file.Size + (target?.Size ?? 0);
        if (size > maxBytes) throw new RefusedException(Refusal.BadRequest, $"dataset.file: the data has {size} bytes, and this hub measures on up to {maxBytes}.");
        return (row, dataset with
        {
            Repository = row.FullName.Id,
            Sha256 = Same("sha256", dataset.Sha256, file.Content),
            TargetSha256 = target is null ? null : Same("targetSha256", dataset.TargetSha256, target.Content),
        });
    }

    private static string Same(string field, string? said, ContentId actual) => said is null || said == actual.ToString()
        ? actual.ToString()
        : throw new RefusedException(Refusal.BadRequest, $"dataset.{field}: the file has SHA-256 {actual}, not {said}: the specification is of other data.");
}
