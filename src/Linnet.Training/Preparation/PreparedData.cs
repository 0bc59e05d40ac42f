using Linnet.Data;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Text.Cleaning;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;

namespace Linnet.Training.Preparation;

/// <summary>
/// A run's rows, checked and divided. Training rows are streamed from the file each time they are asked for; the rows to choose
/// and test on are held in memory.
/// </summary>
public sealed class PreparedData
{
    private readonly string _trainPath;
    private readonly DataFileFormat _trainFormat;
    private readonly RowScan _scan;
    private readonly RowRole[] _roles;
    private readonly TextCleaner? _cleaner;

    private PreparedData(
        string trainPath,
        DataFileFormat trainFormat,
        RowScan scan,
        RowRole[] roles,
        LabelSet labels,
        ProblemType problemType,
        DataTraits traits,
        CleaningOptions? cleaning)
    {
        _trainPath = trainPath;
        _trainFormat = trainFormat;
        _scan = scan;
        _roles = roles;
        Labels = labels;
        ProblemType = problemType;
        Traits = traits;
        Cleaning = cleaning;
        _cleaner = CleanerOf(cleaning);
    }

    /// <summary>All labels in their order.</summary>
    public LabelSet Labels { get; }

    /// <summary>Whether a row has one label or any number.</summary>
    public ProblemType ProblemType { get; }

    /// <summary>What defaults depend on.</summary>
    public DataTraits Traits { get; }

    /// <summary>How every row's texts have been cleaned, which prediction must do too; null for not at all.</summary>
    public CleaningOptions? Cleaning { get; }

    /// <summary>Number of training rows.</summary>
    public int TrainCount => Traits.Rows;

    /// <summary>Rows to choose the best state on; empty where nothing was held out.</summary>
    public required IReadOnlyList<TextRow> Dev { get; init; }

    /// <summary>
    /// The place of each dev row: among all usable rows of the training file where it was held out of that, else among the dev rows.
    /// </summary>
    internal IReadOnlyList<int> DevPlaces { get; private init; } = [];

    /// <summary>What to call the dev rows in errors.</summary>
    public required string DevName { get; init; }

    /// <summary>Rows to measure once at the end; empty where no test file was named.</summary>
    public required IReadOnlyList<TextRow> Test { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of each file by its path.</summary>
    public required IReadOnlyDictionary<string, string> FileHashes { get; init; }

    /// <summary>Number of rows with each label, among the training rows.</summary>
    public required IReadOnlyList<long> LabelCounts { get; init; }

    /// <summary>Reads, checks and divides the files that a recipe names.</summary>
    /// <param name="recipe">With <c>data.train</c>.</param>
    /// <param name="note">Hears what was understood and what was dropped, a line at a time.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ConfigurationException">No training file is named.</exception>
    /// <exception cref="DataFormatException">A file cannot be used as it is.</exception>
    public static PreparedData Load(Recipe recipe, Action<string> note, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(note);
        var path = recipe.Data.Train ?? throw new ConfigurationException("data.train: no training file is named; give --data FILE.");
        var format = DataFile.Sniff(path, Options(recipe.Data));
        note(path);
        foreach (var line in format.Describe()) note("  " + line);
        var cleaning = CleaningFor(recipe);
        var cleaner = CleanerOf(cleaning);
        var scan = RowScan.Read(Read(path, format, cleaner), cancellation);
        var roles = RowPlan.Make(scan, recipe, path, note);
        var isMultiLabel = recipe.Data.LabelSeparator is not null || scan.HasSeveralLabels;
        var labels = KeptLabels(scan, roles, isMultiLabel);
        var traits = new DataTraits
        {
            Rows = roles.Count(role => role == RowRole.Train),
            Labels = labels.Count,
            IsUnspaced = scan.IsUnspaced,
            LongTextCharacters = scan.LongTextCharacters(),
            HasPairs = scan.HasPairs,
        };
        var dev = recipe.Data.Dev is { } devPath
            ? ReadLabeled(devPath, OptionsLike(path, format, devPath, recipe.Data), labels, note, cleaner)
            : [.. Rows(path, format, cleaner, roles, RowRole.Dev)];
        var test = recipe.Data.Test is { } testPath ? ReadLabeled(testPath, OptionsLike(path, format, testPath, recipe.Data), labels, note, cleaner) : [];
        var data = new PreparedData(path, format, scan, roles, labels, isMultiLabel ? ProblemType.MultiLabel : ProblemType.SingleLabel, traits, cleaning)
        {
            Dev = dev,
            DevPlaces = recipe.Data.Dev is null ? PlacesOf(roles) : [.. Enumerable.Range(0, dev.Count)],
            DevName = recipe.Data.Dev ?? path,
            Test = test,
            FileHashes = DataFiles.Hash(recipe.Data),
            LabelCounts = CountLabels(scan, roles, labels),
        };
        WarnOfLeaks(scan, roles, data, note);
        return data;
    }

    /// <summary>Reads a file whose labels must all be known.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it, where that is not to be found out.</param>
    /// <param name="labels">The known labels.</param>
    /// <param name="note">Hears what was dropped.</param>
    /// <param name="cleaner">Cleans the texts; null leaves that to the model, as a loaded classifier does it by itself.</param>
    /// <exception cref="DataFormatException">A label is unknown, or no row can be used.</exception>
    public static IReadOnlyList<TextRow> ReadLabeled(
        string path, DataFileOptions options, LabelSet labels, Action<string> note, TextCleaner? cleaner = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(note);
        var rows = new List<TextRow>();
        var missing = 0;
        foreach (var row in Read(path, DataFile.Sniff(path, options), cleaner))
        {
            if (row.Labels.Count == 0 || string.IsNullOrWhiteSpace(row.Text))
            {
                missing++;
                continue;
            }

            labels.Require(row, path);
            rows.Add(row);
        }

        if (rows.Count == 0) throw new DataFormatException(path, null, "no row has both a text and a label; check the columns (--text-column, --label-column).");
        if (missing > 0) note($"{path}: left out {missing} rows without text or label");
        return rows;
    }

    /// <summary>The training rows in the file's order, read anew each time.</summary>
    public IEnumerable<TextRow> Train() => Rows(_trainPath, _trainFormat, _cleaner, _roles, RowRole.Train);

    /// <summary>The class indices of each of <see cref="Train"/>'s rows, known from the first pass over the file; rows with the same labels share an array.</summary>
    internal int[][] TrainLabels()
    {
        var known = IndicesOf(_scan, Labels);
        return [.. Enumerable.Range(0, _roles.Length).Where(row => _roles[row] == RowRole.Train).Select(row => known[_scan.LabelSetOf(row)])];
    }

    /// <summary>
    /// The training and held-out rows divided anew into equal parts, stratified by class: the i-th division holds the i-th part out.
    /// Equal texts fall into one part.
    /// </summary>
    /// <param name="count">Number of parts, at least 2.</param>
    /// <param name="seed">Seeds the division.</param>
    internal IReadOnlyList<PreparedData> Folds(int count, ulong seed)
    {
        var parts = RowPlan.Folds(_scan, _roles, count, seed);
        return [.. Enumerable.Range(0, count).Select(fold => WithRoles(
            [.. parts.Select(part => part < 0 ? RowRole.Dropped : part == fold ? RowRole.Dev : RowRole.Train)]))];
    }

    /// <summary>The same files with every usable row to learn from and nothing held out.</summary>
    internal PreparedData WithoutHoldOut() => WithRoles([.. _roles.Select(role => role == RowRole.Dev ? RowRole.Train : role)]);

    /// <summary>Class indices of a row.</summary>
    /// <param name="row">One of this data's rows.</param>
    public int[] LabelsOf(TextRow row) => Labels.Require(row, DevName);

    internal static DataFileOptions Options(DataSection data) => new()
    {
        TextColumn = data.TextColumn,
        PairColumn = data.PairColumn,
        LabelColumn = data.LabelColumn,
        LabelSeparator = data.LabelSeparator,
    };

    private PreparedData WithRoles(RowRole[] roles) =>
        new(_trainPath, _trainFormat, _scan, roles, Labels, ProblemType, Traits with { Rows = roles.Count(role => role == RowRole.Train) }, Cleaning)
        {
            Dev = [.. Rows(_trainPath, _trainFormat, _cleaner, roles, RowRole.Dev)],
            DevPlaces = PlacesOf(roles),
            DevName = _trainPath,
            Test = Test,
            FileHashes = FileHashes,
            LabelCounts = CountLabels(_scan, roles, Labels),
        };

    /// <summary>A dev file of the same kind is read as the training file is: a short file alone may look like something else.</summary>
    private static DataFileOptions OptionsLike(string trainPath, DataFileFormat trainFormat, string path, DataSection data) =>
        string.Equals(Path.GetExtension(trainPath), Path.GetExtension(path), StringComparison.OrdinalIgnoreCase) ? trainFormat.ToOptions() : Options(data);

    /// <summary>What the recipe names, or what the model that the run starts from does.</summary>
    private static CleaningOptions? CleaningFor(Recipe recipe) => recipe.Data.Cleaning is { } names
        ? CleaningChoice.Options(names)
        : recipe.Model.From is { } parent ? ModelFolder.Open(parent).ReadInfo().Cleaning : null;

    private static TextCleaner? CleanerOf(CleaningOptions? cleaning) => cleaning is null ? null : new TextCleaner(cleaning);

    private static IEnumerable<TextRow> Read(string path, DataFileFormat format, TextCleaner? cleaner) =>
        DataFile.Read(path, format).Select(row => row.CleanedBy(cleaner));

    private static IEnumerable<TextRow> Rows(string path, DataFileFormat format, TextCleaner? cleaner, RowRole[] roles, RowRole wanted)
    {
        var number = 0;
        foreach (var row in Read(path, format, cleaner))
        {
            if (number >= roles.Length) throw new DataFormatException(path, row.Line, "the file has grown while it was read; leave it alone during a run.");
            if (roles[number++] == wanted) yield return row;
        }
    }

    private static int[] PlacesOf(RowRole[] roles) =>
        [.. roles.Where(role => role != RowRole.Dropped).Select((role, place) => role == RowRole.Dev ? place : -1).Where(place => place >= 0)];

    private static LabelSet KeptLabels(RowScan scan, RowRole[] roles, bool isMultiLabel)
    {
        if (isMultiLabel) return LabelSet.Sorted(scan.AtomicLabels);
        var kept = Enumerable.Range(0, roles.Length).Where(row => roles[row] != RowRole.Dropped).Select(scan.LabelSetOf).Distinct();
        return LabelSet.Sorted(kept.Select(label => scan.Combinations[label]));
    }

    private static long[] CountLabels(RowScan scan, RowRole[] roles, LabelSet labels)
    {
        var known = IndicesOf(scan, labels);
        var counts = new long[labels.Count];
        for (var row = 0; row < roles.Length; row++)
        {
            if (roles[row] != RowRole.Train) continue;
            foreach (var label in known[scan.LabelSetOf(row)]) counts[label]++;
        }

        return counts;
    }

    /// <summary>The class indices of each of a scan's label combinations; a label of dropped rows only has none.</summary>
    private static int[][] IndicesOf(RowScan scan, LabelSet labels) =>
    [
        .. scan.Combinations.Select(combination => labels.Contains(combination) ? [combination] : combination.Split('\u001f'))
            .Select(names => names.Select(labels.IndexOf).Where(index => index >= 0).ToArray()),
    ];

    private static void WarnOfLeaks(RowScan scan, RowRole[] roles, PreparedData data, Action<string> note)
    {
        var trained = new HashSet<ulong>();
        for (var row = 0; row < roles.Length; row++)
        {
            if (roles[row] == RowRole.Train) trained.Add(scan.TextHash(row));
        }

        foreach (var (name, rows) in new[] { ("dev", data.Dev), ("test", data.Test) })
        {
            var leaks = rows.Count(row => trained.Contains(RowScan.HashOf(row)));
            if (leaks > 0) note($"warning: {leaks} of {rows.Count} {name} texts also stand in the training rows; results on them flatter the model");
        }
    }
}
