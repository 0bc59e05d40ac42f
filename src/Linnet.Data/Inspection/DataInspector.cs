using System.Globalization;

namespace Linnet.Data;

/// <summary>Looks through rows for everything that <see cref="DataInspection"/> lists, in one pass.</summary>
/// <example>
/// <code>
/// var inspection = DataInspector.Inspect("train.tsv", DataFile.Sniff("train.tsv"));
/// Console.Write(inspection.ToText());
/// </code>
/// </example>
public sealed class DataInspector
{
    private readonly InspectionOptions _options;
    private readonly LabelStatistics _labels = new();
    private readonly Dictionary<string, long> _tags = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _scripts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _languages = new(StringComparer.Ordinal);
    private readonly List<int> _characters = [];
    private readonly List<int> _words = [];
    private readonly LengthOutliers _lengthOutliers;
    private readonly RepeatedTexts _repeats;
    private readonly FindingCollector _missingText;
    private readonly FindingCollector _missingLabel;
    private readonly FindingCollector _symbols;
    private readonly FindingCollector _mixed;
    private readonly FindingCollector _damage;
    private readonly FindingCollector _unreadable;
    private long _multiLabel;

    private DataInspector(InspectionOptions options)
    {
        options.Validate();
        _options = options;
        _lengthOutliers = new LengthOutliers(options.Examples);
        _repeats = new RepeatedTexts(options);
        FindingCollector Collect(string name) => new(name, options.Examples);
        _missingText = Collect(FindingNames.MissingText);
        _missingLabel = Collect(FindingNames.MissingLabel);
        _symbols = Collect(FindingNames.SymbolOutliers);
        _mixed = Collect(FindingNames.MixedScripts);
        _damage = Collect(FindingNames.EncodingDamage);
        _unreadable = Collect(FindingNames.Unreadable);
    }

    /// <summary>Inspects a file; rows that cannot be read are a finding, not an error.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">How to read it.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="DataFormatException">The file is missing or lacks a column.</exception>
    public static DataInspection Inspect(string path, DataFileFormat format, InspectionOptions? options = null)
    {
        var inspector = new DataInspector(options ?? new InspectionOptions());
        foreach (var row in DataFile.Read(path, format, inspector.AddUnreadable)) inspector.Add(row);
        return inspector.Result();
    }

    /// <summary>Inspects rows.</summary>
    /// <param name="rows">Read once.</param>
    /// <param name="options">Null for the defaults.</param>
    public static DataInspection Inspect(IEnumerable<TextRow> rows, InspectionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var inspector = new DataInspector(options ?? new InspectionOptions());
        foreach (var row in rows) inspector.Add(row);
        return inspector.Result();
    }

    private void AddUnreadable(DataFormatException error) => _unreadable.Add(new TextRow("", null, [], error.Line ?? 0), error.Message);

    private void Add(TextRow row)
    {
        _labels.Add(row);
        if (row.Labels.Count == 0) _missingLabel.Add(row);
        if (row.Labels.Count > 1) _multiLabel++;
        foreach (var tag in row.Tags ?? []) Count(_tags, tag);

        var characters = TextMeasures.Characters(row.Text) + TextMeasures.Characters(row.Pair ?? "");
        _characters.Add(characters);
        _words.Add(TextMeasures.Words(row.Text) + TextMeasures.Words(row.Pair ?? ""));
        if (string.IsNullOrWhiteSpace(row.Text))
        {
            _missingText.Add(row);
            return;
        }

        _lengthOutliers.Add(row, characters);
        _repeats.Add(row);
        AddCharacters(row, characters);
    }

    private void AddCharacters(TextRow row, int characters)
    {
        var mix = ScriptMix.Of(row.Text);
        Count(_scripts, mix.Main.ToString());
        Count(_languages, LanguageGuess.Of(row.Text, mix.Main));
        if (mix.IsMixed) _mixed.Add(row);
        var symbols = TextMeasures.SymbolRatio(row.Text);
        if (characters >= 4 && symbols >= _options.SymbolRatio)
            _symbols.Add(row, string.Create(CultureInfo.InvariantCulture, $"{100 * symbols:F0} % symbols"));
        if (EncodingDamage.Find(row.Text) is { } damage) _damage.Add(row, damage);
    }

    private DataInspection Result()
    {
        var characters = LengthStatistics.Of(_characters);
        var hasLabels = _labels.LabelCount > 0;
        List<Finding> findings =
        [
            _unreadable.ToFinding(),
            _missingText.ToFinding(),
            hasLabels ? _missingLabel.ToFinding() : new Finding(FindingNames.MissingLabel, 0, []),
            _labels.SeenOnce(_options.Examples),
            .. _repeats.Findings(),
            _lengthOutliers.ToFinding(characters),
            _symbols.ToFinding(),
            _mixed.ToFinding(),
            _damage.ToFinding(),
        ];
        return new DataInspection
        {
            Rows = _labels.Rows,
            Labels = Share.Of(_labels.ToLabelSet().Select(label => KeyValuePair.Create(label, _labels.Count(label))), _labels.Rows),
            Tags = Share.Of(_tags, _tags.Values.Sum()),
            MultiLabelRows = _multiLabel,
            Characters = characters,
            Words = LengthStatistics.Of(_words),
            Scripts = Share.Of(_scripts, _labels.Rows),
            Languages = Share.Of(_languages, _labels.Rows),
            Findings = findings,
        };
    }

    private static void Count(Dictionary<string, long> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;
}
