using System.Text.Json;
using Linnet.Hub.Protocol;

namespace Linnet.Hub.Safety;

/// <summary>
/// The audit log: one JSON object a line in <c>audit.jsonl</c> in the hub's folder. When the file is full it becomes <c>audit.1.jsonl</c>, which
/// is replaced: the log never fills the disk. A line that cannot be written keeps nothing from being done.
/// </summary>
internal sealed class AuditLog(string folder, TimeProvider clock, long maxBytes = AuditLog.DefaultMaxBytes) : IDisposable
{
    internal const string FileName = "audit.jsonl";
    internal const string FormerName = "audit.1.jsonl";

    private const long DefaultMaxBytes = 64L << 20;

    private readonly Lock _lock = new();
    private FileStream? _file;

    internal TimeProvider Clock => clock;

    /// <summary>Lines that could not be written.</summary>
    internal long Lost { get; private set; }

    internal void Write(AuditEntry entry)
    {
        // A serializer's escapes keep every entry on its own line, whatever is in it.
        var line = JsonSerializer.SerializeToUtf8Bytes(entry, HubJson.Options);
        lock (_lock)
        {
            try
            {
                Roll();
                _file ??= new FileStream(Path.Combine(folder, FileName), FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
                _file.Write([.. line, (byte)'\n']);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                Lost++;
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _file?.Dispose();
            _file = null;
        }
    }

    private void Roll()
    {
        if (_file is null || _file.Length < maxBytes) return;
        _file.Dispose();
        _file = null;
        File.Move(Path.Combine(folder, FileName), Path.Combine(folder, FormerName), overwrite: true);
    }
}
