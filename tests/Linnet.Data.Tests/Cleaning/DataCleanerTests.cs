using Linnet.Text.Cleaning;

namespace Linnet.Data.Tests;

public sealed class DataCleanerTests : IDisposable
{
    private const string Messy =
        "label\ttext\n"
        + "a\tfirst text of all\n"       // 2
        + "a\tfirst text of all\n"       // 3 duplicate
        + "b\tfirst text of all\n"       // 4 conflict
        + "a\t\n"                        // 5 missing text
        + "\tno label\n"                 // 6 missing label
        + "b\tsecond text <b>bold</b>\n" // 7
        + "c\tonly one of c\n";          // 8 rare

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_defaults_drop_what_is_missing_repeated_or_contradicted()
    {
        var (report, rows) = Clean(new DataCleaningOptions());
        Assert.Equal(["b second text <b>bold</b>", "c only one of c"], rows);
        Assert.Equal((7, 2, 0), (report.Read, report.Written, report.Changed));
        Assert.Equal([2L, 3L, 4L, 5L, 6L], report.Dropped.Select(row => row.Line));
        Assert.Equal(FindingNames.MissingText, report.Dropped[3].Reason);
        Assert.Equal(new Share(FindingNames.Conflicts, 3, 3.0 / 7), report.Reasons[0]);
        Assert.StartsWith("read 7 rows, wrote 2, changed 0, dropped 5\n", report.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_can_be_kept()
    {
        var (report, _) = Clean(new DataCleaningOptions
        {
            MissingText = RowPolicy.Keep,
            MissingLabel = RowPolicy.Keep,
            Duplicates = DuplicatePolicy.Keep,
            Conflicts = ConflictPolicy.Keep,
        });
        Assert.Equal((7, 7), (report.Read, report.Written));
    }

    [Fact]
    public void The_majority_can_decide_a_conflict()
    {
        var (report, rows) = Clean(new DataCleaningOptions { Conflicts = ConflictPolicy.Majority });
        Assert.Equal("a first text of all", rows[0]);
        Assert.Equal(("conflicting labels", "'b' here, mostly 'a'"), (report.Dropped[1].Reason, report.Dropped[1].Detail));
    }

    [Fact]
    public void A_tie_has_no_majority()
    {
        var (report, rows) = Clean(new DataCleaningOptions { Conflicts = ConflictPolicy.Majority }, "label\ttext\na\tx\nb\tx\nb\ty\n");
        Assert.Equal(["b y"], rows);
        Assert.All(report.Dropped, row => Assert.Equal("no majority", row.Detail));
    }

    [Theory]
    [MemberData(nameof(Failing))]
    public void A_rule_that_fails_names_the_line_and_leaves_the_old_target(DataCleaningOptions options, int line)
    {
        var source = _folder.Write(".tsv", Messy);
        var target = _folder.Write(".tsv", "old");
        var error = Assert.Throws<DataFormatException>(() => DataCleaner.Clean(source, DataFile.Sniff(source), target, options));
        Assert.Equal(line, error.Line);
        Assert.Equal("old", File.ReadAllText(target));
    }

    public static TheoryData<DataCleaningOptions, int> Failing => new()
    {
        { new DataCleaningOptions { Conflicts = ConflictPolicy.Fail }, 2 },
        { new DataCleaningOptions { Conflicts = ConflictPolicy.Keep, MissingText = RowPolicy.Fail }, 5 },
        { new DataCleaningOptions { MissingLabel = RowPolicy.Fail }, 6 },
        { new DataCleaningOptions { RareLabels = RowPolicy.Fail }, 8 },
    };

    [Fact]
    public void Rare_labels_and_lengths_can_be_dropped()
    {
        var (report, rows) = Clean(new DataCleaningOptions { RareLabels = RowPolicy.Drop, MaximumCharacters = 20, Conflicts = ConflictPolicy.Keep });
        Assert.DoesNotContain(rows, row => row.StartsWith('c'));
        Assert.Contains(report.Dropped, row => row is { Line: 8, Reason: "rare label", Detail: "'c' has 1 row(s)" });
        Assert.Contains(report.Dropped, row => row is { Line: 7, Reason: "too long", Detail: "23 characters" });
    }

    [Fact]
    public void Near_duplicates_outliers_symbols_and_damage_can_be_dropped()
    {
        var lines = Enumerable.Range(0, 30).Select(i => $"a\tordinary sentence {i * 7919} with words {i * 104729}");
        var content = "label\ttext\n" + string.Join('\n', lines) + "\n"
            + "a\tthe very same thing was said here once before\na\tThe very same thing was said here once before!!\n"
            + "a\t" + new string('x', 5000) + "\na\t#### !!!! ???? abc\na\ttrÃ¨s bon sÃ©jour dans la ville\n";
        var (report, _) = Clean(
            new DataCleaningOptions
            {
                NearDuplicates = DuplicatePolicy.KeepFirst,
                LengthOutliers = RowPolicy.Drop,
                SymbolOutliers = RowPolicy.Drop,
                EncodingDamage = RowPolicy.Drop,
            },
            content);
        Assert.Equal(
            [(33L, FindingNames.NearDuplicates), (34L, FindingNames.LengthOutliers), (35L, FindingNames.SymbolOutliers), (36L, FindingNames.EncodingDamage)],
            report.Dropped.Select(row => (row.Line, row.Reason)));
    }

    [Fact]
    public void Texts_are_cleaned_before_they_are_judged()
    {
        var cleaner = new TextCleaner(new CleaningOptions { StripHtml = true, CollapseWhiteSpace = true });
        var (report, rows) = Clean(new DataCleaningOptions { TextCleaner = cleaner }, "label\ttext\na\t<i>same</i>\na\tsame\nb\tother\n");
        Assert.Equal(["a same", "b other"], rows);
        Assert.Equal((1, 1), (report.Changed, report.Dropped.Count));
    }

    [Fact]
    public void Unreadable_rows_can_be_dropped()
    {
        var (report, rows) = Clean(new DataCleaningOptions { UnreadableRows = RowPolicy.Drop }, "label\ttext\na\tone\na\ttwo\tmore\nb\tthree\n");
        Assert.Equal(["a one", "b three"], rows);
        Assert.Equal((3, FindingNames.Unreadable), (report.Read, report.Dropped[0].Reason));
    }

    [Fact]
    public void Nothing_left_is_an_error() =>
        Assert.Throws<DataFormatException>(() => Clean(new DataCleaningOptions { MinimumCharacters = 1000 }));

    private (CleaningReport Report, List<string> Rows) Clean(DataCleaningOptions options, string content = Messy)
    {
        var source = _folder.Write(".tsv", content);
        var target = _folder.NewPath(".tsv");
        var format = DataFile.Sniff(source);
        var report = DataCleaner.Clean(source, format, target, options);
        return (report, [.. DataFile.Read(target, format).Select(row => $"{row.Label} {row.Text}")]);
    }
}
