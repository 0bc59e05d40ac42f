using Linnet.Data;

namespace Linnet.Training.Tasks.Prompts;

/// <summary>The labels of a file, for a model that brings none.</summary>
internal static class PromptLabels
{
    private const int MostShown = 20;

    /// <summary>All labels of the rows, in order.</summary>
    /// <exception cref="DataFormatException">No row has a label.</exception>
    internal static IReadOnlyList<string> Of(string path, DataFileOptions options, Action<string> note)
    {
        var labels = LabelSet.FromRows(DataFile.Read(path, DataFile.Sniff(path, options)));
        if (labels.Count == 0)
            throw new DataFormatException(path, null, "has no labels to choose from; name its column with --label-column.");
        note($"{path}: choosing from its {labels.Count} labels ({string.Join(", ", labels.Take(MostShown))}{(labels.Count > MostShown ? ", …" : string.Empty)})");
        return labels;
    }
}
