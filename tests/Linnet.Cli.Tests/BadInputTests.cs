namespace Linnet.Cli.Tests;

/// <summary>Bad input ends in one line that says what and where, a non-zero exit code, and whatever was there before intact.</summary>
public sealed class BadInputTests(Workspace workspace) : IClassFixture<Workspace>
{
    [Theory]
    [InlineData("", "empty.tsv", "empty.tsv")]
    [InlineData("label\ttext\n", "header.tsv", "header.tsv")]
    [InlineData("label\ttext\na\tone\nb\ttwo\na\tthree\nb\tfour\nc\tfive\n", "once.tsv", "once.tsv:6: the label 'c' occurs only once")]
    [InlineData("label\ttext\na\tone\na\ttwo\na\tthree\n", "oneclass.tsv", "every row has the label 'a'")]
    public void A_training_file_that_cannot_be_used_is_named(string content, string name, string message)
    {
        workspace.Write(name, content);
        AssertOneLine(workspace.Linnet($"train --model textcnn --data {name} --out model-{name}"), message);
        Assert.False(Directory.Exists(workspace.File($"model-{name}")));
    }

    [Fact]
    public void A_missing_file_is_named() =>
        AssertOneLine(workspace.Linnet("train --model textcnn --data nowhere.tsv --out m"), "nowhere.tsv");

    [Fact]
    public void A_wrong_column_lists_the_columns_there_are() =>
        AssertOneLine(workspace.Linnet("train --model textcnn --data train.tsv --text-column body --out m"), "body");

    [Fact]
    public void Invalid_utf8_names_the_line()
    {
        File.WriteAllBytes(workspace.File("bytes.tsv"), [.. "label\ttext\na\tone\nb\t"u8, 0xC3, 0x28, .. "\na\tx\nb\ty\n"u8]);
        AssertOneLine(workspace.Linnet("train --model textcnn --data bytes.tsv --out m"), "bytes.tsv:3");
    }

    [Fact]
    public void A_row_of_ten_megabytes_names_the_line()
    {
        workspace.Write("long.tsv", $"label\ttext\na\tone\nb\t{new string('x', 10_000_000)}\na\tx\nb\ty\n");
        AssertOneLine(workspace.Linnet("train --model textcnn --data long.tsv --out m"), "long.tsv:3");
    }

    [Fact]
    public void An_unknown_label_in_dev_names_file_and_line()
    {
        workspace.Write("baddev.tsv", "label\ttext\npositive\tfine\nmixed\tso so\n");
        AssertOneLine(workspace.Linnet("train --model textcnn --data train.tsv --dev baddev.tsv --out m"), "baddev.tsv:3: unknown label 'mixed'");
    }

    [Fact]
    public void A_loss_that_diverges_keeps_what_was_there()
    {
        Directory.CreateDirectory(workspace.File("kept"));
        workspace.Write("kept/note.txt", "mine");
        var result = workspace.Linnet("train --model textcnn --data train.tsv --dev dev.tsv --learning-rate 100 --max-grad-norm 0 --optimizer sgd --epochs 50 --patience 0 --out kept");
        AssertOneLine(result, "training has diverged");
        Assert.Equal("mine", File.ReadAllText(workspace.File("kept/note.txt")));
    }

    [Fact]
    public void An_unknown_recipe_field_names_the_line()
    {
        workspace.Write("recipe.yaml", "data:\n  train: train.tsv\ntraining:\n  epoch: 3\n");
        AssertOneLine(workspace.Linnet("train recipe.yaml"), "recipe.yaml:4: there is no field 'training.epoch'; did you mean 'training.epochs'?");
    }

    [Theory]
    [InlineData("predict nowhere text")]
    [InlineData("evaluate nowhere --data train.tsv")]
    [InlineData("inspect nowhere")]
    [InlineData("forward nowhere --inputs train.tsv")]
    public void A_model_folder_that_is_not_there_is_named(string arguments)
    {
        var result = workspace.Linnet(arguments);
        Assert.NotEqual(0, result.ExitCode);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    private static void AssertOneLine(LinnetProcess.Result result, string message)
    {
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        var error = Assert.Single(result.Error.Split('\n'), line => line.StartsWith("linnet: ", StringComparison.Ordinal));
        Assert.True(error.Length < 600, error);
    }
}
