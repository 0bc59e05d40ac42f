using System.Text.Json;

namespace Linnet.Client.Hub;

/// <summary>Asks the hub how each file is to be sent, and finds those that it has already.</summary>
internal sealed class PushPlan(HubApi api, HubOptions options, HubRepository repository, string revision, bool isPullRequest)
{
    private const int PageSize = 100;
    private const int MaxAttributes = 1 << 20;
    private const string Attributes = ".gitattributes";

    private readonly HubSubject _subject = new(repository) { Revision = revision, IsWrite = true };

    /// <summary>Plans and hashes.</summary>
    internal async Task<IReadOnlyList<PlannedFile>> MakeAsync(IReadOnlyList<LocalFile> files, IProgress<HubProgress>? progress, CancellationToken cancellation)
    {
        var attributes = files.FirstOrDefault(file => file.Path == Attributes) is { Size: <= MaxAttributes } own ? await File.ReadAllTextAsync(own.FullPath, cancellation).ConfigureAwait(false) : null;
        var planned = new List<PlannedFile>();
        foreach (var page in files.Chunk(PageSize)) planned.AddRange(await AskAsync(page, attributes, cancellation).ConfigureAwait(false));
        var meter = new TransferMeter(progress, HubStage.Hashing, planned.Sum(file => file.File.Size));
        var hashed = new PlannedFile[planned.Count];
        var limits = new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancellation };
        await Parallel.ForAsync(0, planned.Count, limits, async (i, token) =>
        {
            var part = meter.Begin(planned[i].File.Path, planned[i].File.Size);
            hashed[i] = planned[i] with { Hash = await ContentHash.OfFileAsync(planned[i].File.FullPath, isGit: !planned[i].IsLarge, part.Add, token).ConfigureAwait(false) };
        }).ConfigureAwait(false);
        return hashed;
    }

    private async Task<IEnumerable<PlannedFile>> AskAsync(LocalFile[] files, string? attributes, CancellationToken cancellation)
    {
        var samples = new byte[files.Length][];
        for (var i = 0; i < files.Length; i++) samples[i] = await files[i].SampleAsync(cancellation).ConfigureAwait(false);
        var address = options.At($"{repository.Api}/preupload/{Uri.EscapeDataString(revision)}{(isPullRequest ? "?create_pr=1" : string.Empty)}");
        var answer = await api.SendAsync(HttpMethod.Post, address, Write, _subject, cancellation).ConfigureAwait(false);
        var said = answer.Items("files").Where(item => item.OptionalText("path") is not null).GroupBy(item => item.OptionalText("path")!).ToDictionary(group => group.Key, group => group.First());
        return files.Where(file => !Of(file).IsTrue("shouldIgnore")).Select(file => new PlannedFile(file, IsLarge(file), Of(file).OptionalText("oid")));

        JsonElement Of(LocalFile file) => said.TryGetValue(file.Path, out var item) ? item : throw api.Unusable(_subject, $"how '{file.Path}' is to be sent");

        // An empty file is never sent by itself, whatever its name says.
        bool IsLarge(LocalFile file) => file.Size > 0 && Of(file).OptionalText("uploadMode") == "lfs";

        void Write(Utf8JsonWriter writer)
        {
            writer.WriteStartArray("files");
            for (var i = 0; i < files.Length; i++)
            {
                writer.WriteStartObject();
                writer.WriteString("path", files[i].Path);
                writer.WriteNumber("size", files[i].Size);
                writer.WriteBase64String("sample", samples[i]);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            if (attributes is not null) writer.WriteString("gitAttributes", attributes);
        }
    }
}
