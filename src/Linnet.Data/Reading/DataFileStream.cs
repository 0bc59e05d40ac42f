namespace Linnet.Data;

/// <summary>Opens a data file, or says in one line why it cannot be opened.</summary>
internal static class DataFileStream
{
    internal static FileStream Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path)) throw new DataFormatException(path, null, "is a folder; name the data file in it.");
        if (!File.Exists(path)) throw new DataFormatException(path, null, "no such file; check the name and the folder.");
        FileStream stream;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataFormatException(path, null, $"cannot be read ({error.Message}); check its permissions.", error);
        }

        if (stream.CanSeek && stream.Length > 0) return stream;
        var seekable = stream.CanSeek;
        stream.Dispose();
        throw seekable
            ? Empty(path)
            : new DataFormatException(path, null, "is not an ordinary file; copy it to one, because it is read more than once.");
    }

    internal static DataFormatException Empty(string path) =>
        new(path, null, "is empty; expected rows of text, such as a header 'label<TAB>text' and then one row a line.");
}
