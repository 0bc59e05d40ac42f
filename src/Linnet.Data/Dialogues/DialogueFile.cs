using System.Text;
using System.Text.Json;

namespace Linnet.Data;

/// <summary>Reads conversations from JSON lines: <c>{"turns": ["...", "..."], "topic": "..."}</c>.</summary>
/// <example>
/// <code>
/// foreach (var dialogue in DialogueFile.Read("smalltalk.jsonl")) Console.WriteLine(string.Join(" / ", dialogue.Turns));
/// </code>
/// </example>
public static class DialogueFile
{
    /// <summary>Whether a file holds conversations: its name ends with <c>.jsonl</c> and its first row has turns.</summary>
    /// <param name="path">Any file; one that is not there holds none.</param>
    public static bool IsOne(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || !File.Exists(path)) return false;
        var first = File.ReadLines(path).FirstOrDefault(line => !string.IsNullOrWhiteSpace(line));
        return first is not null && first.Contains("\"turns\"", StringComparison.Ordinal);
    }

    /// <summary>The conversations in order, streamed.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFormatException">A row cannot be used: names the line.</exception>
    public static IEnumerable<Dialogue> Read(string path)
    {
        if (!File.Exists(path)) throw new DataFormatException(path, null, "there is no such file; name a file of JSON lines with turns.");
        var number = 0;
        var any = false;
        foreach (var line in File.ReadLines(path, new UTF8Encoding(false)))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            any = true;
            yield return Row(path, number, line);
        }

        if (!any) throw new DataFormatException(path, null, "holds no conversation; expected JSON lines such as {\"turns\": [\"Hello\", \"Hi there\"]}.");
    }

    private static Dialogue Row(string path, int line, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("turns", out var turns) || turns.ValueKind != JsonValueKind.Array || turns.GetArrayLength() == 0)
                throw new DataFormatException(path, line, "has no turns; expected {\"turns\": [\"Hello\", \"Hi there\"]}.");
            var said = turns.EnumerateArray().Select(turn => turn.ValueKind == JsonValueKind.String ? turn.GetString()! : "").ToArray();
            if (Array.FindIndex(said, string.IsNullOrWhiteSpace) is >= 0 and var empty)
                throw new DataFormatException(path, line, $"turn {empty + 1} is no text or an empty one; give every turn its text, or remove it.");
            return new Dialogue(said, root.TryGetProperty("topic", out var topic) && topic.ValueKind == JsonValueKind.String ? topic.GetString() : null);
        }
        catch (JsonException error)
        {
            throw new DataFormatException(path, line, $"not valid JSON at byte {error.BytePositionInLine} of the line; write one object a line.", error);
        }
        catch (InvalidOperationException error)
        {
            throw new DataFormatException(path, line, "a JSON string holds half of a surrogate pair; write the character whole.", error);
        }
    }
}
