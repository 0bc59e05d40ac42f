using System.Text;
using System.Text.Json;

namespace Linnet.Training.History;

/// <summary>
/// A run's history, kept in memory and as one JSON object a line. It is stored with each checkpoint, so that a resumed run
/// goes on from the lines that belong to the state it restored.
/// </summary>
public sealed class RunHistory
{
    private readonly List<HistoryEntry> _entries = [];

    /// <summary>All lines so far.</summary>
    public IReadOnlyList<HistoryEntry> Entries => _entries;

    /// <summary>Adds a line.</summary>
    /// <param name="entry">What happened.</param>
    public void Add(HistoryEntry entry) => _entries.Add(entry);

    /// <summary>The history as JSONL.</summary>
    public string ToJsonLines()
    {
        var text = new StringBuilder();
        foreach (var entry in _entries) text.Append(JsonSerializer.Serialize(entry, HistoryJson.Default.HistoryEntry)).Append('\n');
        return text.ToString();
    }

    /// <summary>Reads a history.</summary>
    /// <param name="jsonLines">As <see cref="ToJsonLines"/> wrote it.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <exception cref="DataFormatException">A line is no history entry.</exception>
    public static RunHistory Parse(string jsonLines, string name)
    {
        var history = new RunHistory();
        var number = 0;
        foreach (var line in jsonLines.Split('\n'))
        {
            number++;
            if (line.Length == 0) continue;
            try
            {
                history.Add(JsonSerializer.Deserialize(line, HistoryJson.Default.HistoryEntry)
                    ?? throw new DataFormatException(name, number, "this line of the history is empty."));
            }
            catch (JsonException error)
            {
                throw new DataFormatException(name, number, "this line is no history entry; the file is damaged.", error);
            }
        }

        return history;
    }
}
