using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Linnet.Client.Hub;

/// <summary>The parts of an upload and where they go.</summary>
/// <param name="Completion">The address that puts them together.</param>
/// <param name="PartSize">Bytes of each but the last.</param>
/// <param name="Parts">In their order.</param>
internal sealed record UploadState(string Completion, long PartSize, List<UploadPart> Parts);

/// <summary>A part.</summary>
/// <param name="Address">Where it goes.</param>
/// <param name="Tag">The hub's receipt; null before it has arrived.</param>
internal sealed record UploadPart(string Address, string? Tag);

/// <summary>Notes on the disk which parts of an upload have arrived; readable by their owner alone, since the addresses are keys. Thread-safe.</summary>
internal sealed class UploadJournal
{
    private const int LargestFile = 64 << 20;

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(11);

    private readonly Lock _turn = new();
    private readonly string? _path;
    private readonly TimeProvider _clock;

    private UploadJournal(string? path, TimeProvider clock) => (_path, _clock) = (path, clock);

    /// <summary>The notes about one file on its way to one repository; whoever pushes as somebody else has notes of their own.</summary>
    internal static UploadJournal Open(HubOptions options, HubRepository repository, PlannedFile file)
    {
        if (options.StateFolder is not { } folder) return new UploadJournal(null, options.Clock);
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{options.Endpoint}\n{options.Token}\n{repository}\n{file.Hash}")));
        return new UploadJournal(Path.Combine(folder, $"{key[..32]}.json"), options.Clock);
    }

    /// <summary>What an earlier push has noted; null where there is nothing that can be used.</summary>
    internal UploadState? Load()
    {
        try
        {
            if (_path is null || new FileInfo(_path) is not { Exists: true, Length: <= LargestFile } file || _clock.GetUtcNow() - file.LastWriteTimeUtc > Lifetime) return null;
            using var document = JsonDocument.Parse(File.ReadAllBytes(_path));
            var root = document.RootElement;
            var parts = root.Items("parts").Select(part => new UploadPart(part.OptionalText("address") ?? string.Empty, part.OptionalText("tag"))).ToList();
            return root.OptionalText("completion") is { } completion && root.OptionalNumber("partSize") is { } size ? new UploadState(completion, size, parts) : null;
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A part has arrived.</summary>
    internal void Note(UploadState state, int part, string tag)
    {
        lock (_turn)
        {
            state.Parts[part] = state.Parts[part] with { Tag = tag };
            if (_path is not null) HubLogin.WriteSecret(_path, Encoding.UTF8.GetString(Bytes(state)));
        }
    }

    /// <summary>All have arrived.</summary>
    internal void Delete()
    {
        if (_path is not null) File.Delete(_path);
    }

    private static byte[] Bytes(UploadState state)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("completion", state.Completion);
            writer.WriteNumber("partSize", state.PartSize);
            writer.WriteStartArray("parts");
            foreach (var part in state.Parts)
            {
                writer.WriteStartObject();
                writer.WriteString("address", part.Address);
                if (part.Tag is not null) writer.WriteString("tag", part.Tag);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return bytes.ToArray();
    }
}
