using Linnet.Training.Preparation;
using Linnet.Training.Recipes;

namespace Linnet.Training.Tests.Preparation;

public sealed class PreparedDataTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("linnet-prepared-").FullName;
    private readonly List<string> _notes = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Holds_out_the_same_part_of_every_class_and_never_a_text_that_is_learnt()
    {
        var rows = Enumerable.Range(0, 200).Select(i => $"{(i % 4 == 0 ? "rare" : "common")}\ttext number {i / 2 * 2}");
        var data = Load(rows);
        Assert.InRange(data.Dev.Count, 16, 44);
        Assert.Equal(200, data.TrainCount + data.Dev.Count);
        Assert.Contains(data.Dev, row => row.Label == "rare");
        Assert.Empty(data.Dev.Select(row => row.Text).Intersect(data.Train().Select(row => row.Text)));
    }

    [Fact]
    public void Folds_divide_all_rows_and_share_none()
    {
        var data = Load(Enumerable.Range(0, 60).Select(i => $"{(i % 3 == 0 ? "a" : "b")}\ttext number {i}"));
        var folds = data.Folds(5, seed: 1);
        Assert.Equal(60, folds.SelectMany(fold => fold.Dev.Select(row => row.Text)).Distinct().Count());
        Assert.All(folds, fold =>
        {
            Assert.Equal(60, fold.TrainCount + fold.Dev.Count);
            Assert.Empty(fold.Dev.Select(row => row.Text).Intersect(fold.Train().Select(row => row.Text)));
            Assert.InRange(fold.Dev.Count(row => row.Label == "a"), 3, 5);
        });
    }

    [Fact]
    public void A_label_seen_once_is_named_with_its_line()
    {
        var error = Assert.Throws<DataFormatException>(() => Load(["a\tone", "b\ttwo", "a\tthree", "b\tfour", "c\tfive"]));
        Assert.Equal(6, error.Line);
        Assert.Contains("'c' occurs only once", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_seen_once_can_be_dropped()
    {
        var data = Load(["a\tone", "b\ttwo", "a\tthree", "b\tfour", "c\tfive"], recipe => recipe.Data.RareLabels = "drop");
        Assert.Equal(["a", "b"], data.Labels);
    }

    [Fact]
    public void Rows_of_one_class_only_are_refused()
    {
        var error = Assert.Throws<DataFormatException>(() => Load(["a\tone", "a\ttwo", "a\tthree"]));
        Assert.Equal(2, error.Line);
        Assert.Contains("every row has the label 'a'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\ttwo")]
    [InlineData("b\t")]
    public void A_row_without_label_or_text_is_named_where_none_may_be_dropped(string row)
    {
        var error = Assert.Throws<DataFormatException>(() => Load(["a\tone", row, "a\tthree", "b\tfour"], recipe => recipe.Data.Missing = "fail"));
        Assert.Equal(3, error.Line);
        Assert.Contains("no text or no label", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_label_in_dev_names_file_and_line()
    {
        var dev = Path.Combine(_folder, "dev.tsv");
        File.WriteAllText(dev, "label\ttext\na\tone more\nx\tanother\n");
        var error = Assert.Throws<DataFormatException>(() => Load(["a\tone", "b\ttwo", "a\tthree", "b\tfour"], recipe => recipe.Data.Dev = dev));
        Assert.Equal(3, error.Line);
        Assert.Equal(dev, error.FilePath);
        Assert.Contains("unknown label 'x'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("drop", 2)]
    [InlineData("majority", 4)]
    [InlineData("keep", 5)]
    public void Conflicting_labels_are_handled_by_choice(string choice, int rows)
    {
        var data = Load(["a\tsame", "a\tsame", "b\tsame", "a\tone", "b\ttwo"], recipe =>
        {
            recipe.Data.Conflicts = choice;
            recipe.Data.DevFraction = 0;
            recipe.Data.RareLabels = "keep";
        });
        Assert.Equal(rows, data.TrainCount);
    }

    [Fact]
    public void Conflicting_labels_can_fail_with_both_lines()
    {
        var error = Assert.Throws<DataFormatException>(() => Load(["a\tsame", "a\tother", "b\tsame", "b\ttwo"], recipe => recipe.Data.Conflicts = "fail"));
        Assert.Equal(4, error.Line);
        Assert.Contains("line 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_without_text_are_dropped_and_said()
    {
        var data = Load(["a\tone", "b\ttwo", "a\t ", "b\tfour", "a\tfive"], recipe => recipe.Data.DevFraction = 0);
        Assert.Equal(4, data.TrainCount);
        Assert.Contains(_notes, note => note.Contains("dropped 1 rows without text or label", StringComparison.Ordinal));
    }

    [Fact]
    public void Texts_that_stand_in_two_splits_are_said()
    {
        var dev = Path.Combine(_folder, "dev.tsv");
        File.WriteAllText(dev, "label\ttext\na\tone\nb\tnew\n");
        Load(["a\tone", "b\ttwo", "a\tthree", "b\tfour"], recipe => recipe.Data.Dev = dev);
        Assert.Contains(_notes, note => note.StartsWith("warning: 1 of 2 dev texts", StringComparison.Ordinal));
    }

    private PreparedData Load(IEnumerable<string> rows, Action<Recipe>? change = null)
    {
        var path = Path.Combine(_folder, "train.tsv");
        File.WriteAllText(path, "label\ttext\n" + string.Concat(rows.Select(row => row + "\n")));
        var recipe = new Recipe();
        recipe.Data.Train = path;
        change?.Invoke(recipe);
        return PreparedData.Load(recipe, _notes.Add);
    }
}
