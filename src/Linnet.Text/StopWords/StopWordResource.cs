namespace Linnet.Text.StopWords;

/// <summary>Reads the lists that are shipped inside the library, and files of the same form.</summary>
internal static class StopWordResource
{
    internal static StopWordList Load(string name)
    {
        var full = $"{typeof(StopWordResource).Namespace}.{name}";
        using var stream = typeof(StopWordResource).Assembly.GetManifestResourceStream(full)
            ?? throw new InvalidOperationException($"the library was built without its resource {full}");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }

    internal static StopWordList Read(TextReader reader)
    {
        var words = new List<string>();
        while (reader.ReadLine() is { } line)
            if (!line.StartsWith('#')) words.AddRange(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return new StopWordList(words);
    }
}
