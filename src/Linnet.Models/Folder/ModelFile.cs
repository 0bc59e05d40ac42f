namespace Linnet.Models.Folder;

/// <summary>Reads the small files of a model folder; every failure is an error that names the file.</summary>
internal static class ModelFile
{
    private const long LargestSmallFile = 256L << 20;

    /// <summary>The whole content of a file that is small in any honest folder.</summary>
    internal static byte[] ReadSmall(string path)
    {
        try
        {
            var info = new FileInfo(path);
            if (!info.Exists) throw NotFound(path);
            return info.Length <= LargestSmallFile
                ? File.ReadAllBytes(path)
                : throw new ModelFormatException(path, $"is {info.Length} bytes long; at most {LargestSmallFile} are expected here.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ModelFormatException(path, $"cannot be read: {error.Message}", error);
        }
    }

    internal static ModelFormatException NotFound(string path) => new(
        path, Directory.Exists(path) ? "is a folder; expected a file." : "is missing; a model folder holds config.json, model.safetensors and, for text, tokenizer.json.");
}
