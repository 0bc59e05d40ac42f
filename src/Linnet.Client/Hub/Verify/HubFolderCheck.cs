namespace Linnet.Client.Hub;

/// <summary>Reads the files of a folder and compares their hashes with a list.</summary>
/// <param name="options">How many files are read at a time.</param>
/// <param name="snapshot">The list.</param>
/// <param name="isComplete">Whether every file that is listed has to be there; else those that a model folder needs.</param>
/// <param name="progress">Told of every piece that is read.</param>
internal sealed class HubFolderCheck(HubOptions options, HubSnapshot snapshot, bool isComplete, IProgress<HubProgress>? progress)
{
    private readonly Lock _turn = new();
    private readonly List<HubFileProblem> _problems = [];

    internal async Task<HubVerification> RunAsync(string folder, CancellationToken cancellation)
    {
        var here = LocalFolder.Names(folder).ToHashSet(StringComparer.Ordinal);
        var needed = isComplete ? snapshot.Files : ModelFiles.Choose(snapshot.Files);
        foreach (var file in needed.Where(file => !here.Contains(file.Path))) Add(file.Path, HubFileProblemKind.Missing, "is listed and not here");
        var listed = snapshot.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var path in here.Where(path => !listed.Contains(path))) Add(path, HubFileProblemKind.Added, "is here and not listed");
        var present = snapshot.Files.Where(file => here.Contains(file.Path)).ToList();
        var meter = new TransferMeter(progress, HubStage.Hashing, present.Sum(file => file.Size));
        var limits = new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancellation };
        await Parallel.ForEachAsync(present, limits, async (file, token) => await CheckAsync(folder, file, meter.Begin(file.Path, file.Size), token).ConfigureAwait(false)).ConfigureAwait(false);
        return new HubVerification(snapshot, present.Count, [.. _problems.OrderBy(problem => problem.Path, StringComparer.Ordinal)]);
    }

    private async Task CheckAsync(string folder, HubFile file, TransferMeter.FileMeter meter, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, Path.Combine(file.Path.Split('/')));
        var size = LocalFolder.LengthOf(path);
        if (size != file.Size)
        {
            Add(file.Path, HubFileProblemKind.Changed, $"has {size} bytes, and {file.Size} are listed");
            return;
        }

        var expected = file.Sha256 ?? file.Hash;
        var actual = await ContentHash.OfFileAsync(path, ContentHash.IsGit(expected), meter.Add, cancellation).ConfigureAwait(false);
        if (actual != expected) Add(file.Path, HubFileProblemKind.Changed, $"has the {(ContentHash.IsGit(expected) ? "git hash" : "SHA-256")} {actual}, and {expected} is listed");
    }

    private void Add(string path, HubFileProblemKind kind, string message)
    {
        lock (_turn) _problems.Add(new HubFileProblem(path, kind, message));
    }
}
