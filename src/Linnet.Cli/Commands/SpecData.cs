using System.Security.Cryptography;
using Linnet.Evaluation;

namespace Linnet.Cli.Commands;

/// <summary>The files that a specification measures on.</summary>
internal sealed class SpecData : IDisposable
{
    private readonly string? _temporary;

    private SpecData(string file, string? target, EvaluationSpec spec, string? temporary) => (File, Target, Spec, _temporary) = (file, target, spec, temporary);

    internal string File { get; }

    internal string? Target { get; }

    /// <summary>The specification, with hashes where the commit has told which bytes are meant.</summary>
    internal EvaluationSpec Spec { get; }

    /// <summary>Files of a folder; their hashes are compared before anything is measured.</summary>
    internal static SpecData In(string folder, EvaluationSpec spec) =>
        new(Path.Combine(folder, spec.Dataset.File), spec.Dataset.TargetFile is { } target ? Path.Combine(folder, target) : null, spec, null);

    /// <summary>Files of a commit on a hub.</summary>
    internal static async Task<SpecData> FetchAsync(SpecSource source, EvaluationSpec spec, CancellationToken cancellation)
    {
        var temporary = Directory.CreateTempSubdirectory("linnet-evaluate-").FullName;
        try
        {
            var (file, hash) = await FetchAsync(source, spec.Dataset, spec.Dataset.File, Path.Combine(temporary, "data"), cancellation).ConfigureAwait(false);
            var target = spec.Dataset.TargetFile is { } path ? await FetchAsync(source, spec.Dataset, path, Path.Combine(temporary, "target"), cancellation).ConfigureAwait(false) : default;
            var dataset = spec.Dataset with { Sha256 = spec.Dataset.Sha256 ?? hash, TargetSha256 = spec.Dataset.TargetSha256 ?? target.Hash };
            return new SpecData(file, target.Copy, spec with { Dataset = dataset }, temporary);
        }
        catch
        {
            Directory.Delete(temporary, recursive: true);
            throw;
        }
    }

    public void Dispose()
    {
        if (_temporary is not null) Directory.Delete(_temporary, recursive: true);
    }

    private static async Task<(string Copy, string Hash)> FetchAsync(SpecSource source, EvaluationDataset dataset, string path, string place, CancellationToken cancellation)
    {
        var copy = place + Path.GetExtension(path);
        var target = System.IO.File.Create(copy);
        await using (target.ConfigureAwait(false))
        {
            await source.FetchAsync(dataset.Repository, dataset.Revision, path, target, cancellation).ConfigureAwait(false);
            target.Position = 0;
            return (copy, Convert.ToHexStringLower(await SHA256.HashDataAsync(target, cancellation).ConfigureAwait(false)));
        }
    }
}
