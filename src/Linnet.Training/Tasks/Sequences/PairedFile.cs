using Linnet.Data;

namespace Linnet.Training.Tasks.Sequences;

/// <summary>
/// Streams texts and what they become: from two parallel files, or from two columns of a table or of JSON lines.
/// </summary>
internal sealed class PairedFile
{
    private const string HowToName = "name the two columns with --text-column and --pair-column, or a second file with --target";

    private static readonly string[] SourceNames = ["source", "src", "article", "document", "text", "dialogue", "body", "content", "input", "原文", "正文"];
    private static readonly string[] TargetNames = ["target", "tgt", "translation", "summary", "highlights", "abstract", "title", "headline", "output", "译文", "摘要", "标题"];

    private readonly string _path;
    private readonly string? _targetPath;
    private readonly DataFileFormat? _format;

    /// <summary>Finds out how a file is to be read.</summary>
    /// <param name="path">The texts, or a table with both.</param>
    /// <param name="options">Names the columns or the second file where that is not to be found out.</param>
    /// <exception cref="DataFormatException">A file is missing, or it is not clear which columns hold the two texts.</exception>
    internal PairedFile(string path, DataFileOptions options)
    {
        (_path, _targetPath) = (path, options.PairPath);
        if (_targetPath is null) _format = Columns(path, options);
    }

    /// <summary>What was found out, a line each.</summary>
    internal IEnumerable<string> Describe() => _format is null
        ? [$"{_path} beside {_targetPath}, line by line"]
        : _format.Describe().Select(line => "  " + line).Prepend(_path);

    /// <summary>Reads all pairs.</summary>
    /// <param name="missing"><c>drop</c> leaves pairs with an empty side out, <c>fail</c> does not accept them.</param>
    /// <param name="note">Hears how many were left out.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="DataFormatException">The files do not fit together, a row cannot be read, or none is left.</exception>
    internal List<TextPair> Read(string missing, Action<string> note, CancellationToken cancellation = default)
    {
        var pairs = new List<TextPair>();
        var (empty, firstEmpty) = (0, 0L);
        foreach (var row in _format is null ? ParallelText.Read(_path, _targetPath!) : DataFile.Read(_path, _format))
        {
            if ((pairs.Count & 0xFFF) == 0) cancellation.ThrowIfCancellationRequested();
            var (source, target) = (row.Text.Trim(), row.Pair?.Trim() ?? "");
            if (source.Length > 0 && target.Length > 0)
            {
                pairs.Add(new TextPair(source, target));
                continue;
            }

            if (missing == "fail") throw new DataFormatException(_path, row.Line, "one side of this pair is empty; fill it in, or leave such pairs out with --missing drop.");
            if (empty++ == 0) firstEmpty = row.Line;
        }

        if (empty > 0) note($"{_path}: {empty} pairs with an empty side were left out, the first on line {firstEmpty}");
        return pairs.Count > 0 ? pairs : throw new DataFormatException(_path, null, "has no pair of texts; expected at least one.");
    }

    private static DataFileFormat Columns(string path, DataFileOptions options)
    {
        // Neither text is a label, however short they are.
        options = options with { LabelColumn = DataFileOptions.NoColumn };
        if (IsName(options.TextColumn) || IsName(options.PairColumn)) options = options with { HasHeader = options.HasHeader ?? true };
        var format = DataFile.Sniff(path, options);
        if (!format.HasHeader && options.HasHeader is null && NamesLanguages(path, format))
        {
            options = options with { HasHeader = true };
            format = DataFile.Sniff(path, options);
        }

        if (format.Kind is not (DataFileKind.Tsv or DataFileKind.Csv or DataFileKind.JsonLines))
            throw new DataFormatException(path, null, $"has one text a line and nothing to write beside it; {HowToName}.");
        var source = options.TextColumn ?? Named(format, SourceNames, options.PairColumn);
        var target = options.PairColumn ?? Named(format, TargetNames, source);
        if (format.Columns.Count == 2)
        {
            source ??= format.Columns.First(column => column != target);
            target ??= format.Columns.First(column => column != source);
        }

        if (source is null || target is null)
            throw new DataFormatException(path, null, $"has the columns {string.Join(", ", format.Columns)}, and it is not clear which holds what is to be written; {HowToName}.");
        return DataFile.Sniff(path, options with { TextColumn = source, PairColumn = target });
    }

    /// <summary>Whether a column is called by a name, which only a header can give it, and not by a number.</summary>
    private static bool IsName(string? column) => column is not null and not DataFileOptions.NoColumn && !column.All(char.IsAsciiDigit);

    /// <summary>Whether the first line holds codes of languages and nothing else: a header, however much it looks like a row.</summary>
    private static bool NamesLanguages(string path, DataFileFormat format) => format.Kind is DataFileKind.Tsv or DataFileKind.Csv
        && File.ReadLines(path).First().Split(format.Delimiter) is { Length: > 1 } cells
        && cells.All(cell => cell.Length is 2 or 3 && cell.All(char.IsAsciiLetterLower)) && cells.Distinct().Count() == cells.Length;

    private static string? Named(DataFileFormat format, string[] names, string? other) =>
        names.Select(name => format.Columns.FirstOrDefault(column => column != other && column.Equals(name, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(found => found is not null);
}
