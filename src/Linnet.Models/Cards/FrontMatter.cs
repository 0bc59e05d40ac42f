using System.Text;

namespace Linnet.Models.Cards;

/// <summary>
/// The YAML head of a model card as a list of top-level entries, each kept as the text that it was: what is not changed is
/// written back letter for letter, comments included.
/// </summary>
internal sealed class FrontMatter
{
    private const string Fence = "---";

    private readonly List<Entry> _entries = [];

    internal static (FrontMatter Head, string Body) Split(string markdown)
    {
        var head = new FrontMatter();
        var text = markdown.ReplaceLineEndings("\n");
        if (!text.StartsWith(Fence + "\n", StringComparison.Ordinal)) return (head, text);
        var end = text.IndexOf($"\n{Fence}\n", Fence.Length, StringComparison.Ordinal);
        var bodyStart = end + Fence.Length + 2;
        if (end < 0)
        {
            if (!text.EndsWith("\n" + Fence, StringComparison.Ordinal)) return (head, text);
            end = text.Length - Fence.Length - 1;
            bodyStart = text.Length;
        }

        if (end > Fence.Length) head.Read(text[(Fence.Length + 1)..end]);
        return (head, text[bodyStart..]);
    }

    /// <summary>An entry's text, its key line included; null where there is none.</summary>
    internal string? Find(string key) => _entries.Find(entry => entry.Key == key)?.Text.ToString();

    /// <summary>Replaces an entry in its place, or adds it at the end.</summary>
    internal void Set(string key, string text)
    {
        var at = _entries.FindIndex(entry => entry.Key == key);
        var entry = new Entry(key, new StringBuilder(text.TrimEnd('\n') + "\n"));
        if (at < 0) _entries.Add(entry);
        else _entries[at] = entry;
    }

    internal void SetScalar(string key, string value) => Set(key, $"{key}: {YamlText.Scalar(value)}");

    internal void SetList(string key, IEnumerable<string> values) =>
        Set(key, $"{key}:\n{string.Concat(values.Select(value => $"- {YamlText.Scalar(value)}\n"))}");

    /// <inheritdoc/>
    public override string ToString() => $"{Fence}\n{string.Concat(_entries.Select(entry => entry.Text.ToString()))}{Fence}\n";

    private static string? KeyOf(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || (colon + 1 < line.Length && line[colon + 1] != ' ')) return null;
        foreach (var letter in line.AsSpan(0, colon))
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('_' or '-')) return null;
        }

        return line[..colon];
    }

    private void Read(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            if (KeyOf(line) is { } key && !line.StartsWith('-')) _entries.Add(new Entry(key, new StringBuilder()));
            else if (_entries.Count == 0) _entries.Add(new Entry(string.Empty, new StringBuilder()));
            _entries[^1].Text.Append(line).Append('\n');
        }
    }

    private sealed record Entry(string Key, StringBuilder Text);
}
