namespace Linnet.Hub.Protocol;

/// <summary>
/// What a browser is told that a file is. Files are strangers' and lie on the hub's own address, so nothing that could run there is ever named
/// as what it is.
/// </summary>
internal static class FileKinds
{
    private const string Text = "text/plain; charset=utf-8";
    private const string Bytes = "application/octet-stream";

    internal static string Of(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".json" or ".webmanifest" => "application/json",
        ".txt" or ".md" or ".csv" or ".tsv" or ".yaml" or ".yml" or ".toml" or ".py" or ".cs" or ".js" or ".ts" or ".sh" or ".jsonl" or ".ini" or ".cfg" or ".html" or ".xml" => Text,
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".gif" => "image/gif",
        ".webp" => "image/webp",
        ".wav" => "audio/wav",
        ".mp3" => "audio/mpeg",
        _ => Path.GetFileName(path) is "LICENSE" or "NOTICE" or ".gitattributes" or ".gitignore" ? Text : Bytes,
    };
}
