using System.Text.Json;

namespace Linnet.Cli.Tests;

/// <summary>From plain text to an encoder, its gaps, prompts and a reader, by the command alone.</summary>
public sealed class PretrainTests(Workspace workspace) : IClassFixture<Workspace>
{
    private const string Sizes = "--hidden-size 16 --num-hidden-layers 1 --num-attention-heads 2 --max-length 32 --batch-size 8";

    [Fact]
    public void An_encoder_is_pretrained_asked_and_fine_tuned()
    {
        workspace.Write("corpus.txt", string.Concat(Enumerable.Range(0, 80).Select(i => $"the phone number {i} is {(i % 2 == 0 ? "great" : "awful")} today\n")));
        var pretrained = workspace.Linnet($"pretrain --data corpus.txt --line-by-line true {Sizes} --epochs 2 --out base --json");
        Assert.True(pretrained.ExitCode == 0, pretrained.Error);
        using var report = JsonDocument.Parse(pretrained.Output);
        Assert.True(report.RootElement.GetProperty("dev").GetProperty("perplexity").GetDouble() > 1);

        using var filled = JsonDocument.Parse(LinnetProcess.Run(["predict", "base", "the phone is [MASK] today", "--top", "3", "--json"], workspace.Folder).Output);
        Assert.Equal(3, filled.RootElement.GetProperty("masks")[0].GetArrayLength());
        using var labelled = JsonDocument.Parse(LinnetProcess.Run(
            ["predict", "base", "the phone number 3", "--labels", "good,bad", "--template", "{text} is {label}", "--verbalizer", "good=great,bad=awful", "--json"], workspace.Folder).Output);
        Assert.Equal(2, labelled.RootElement.GetProperty("labels").GetArrayLength());

        using var measured = JsonDocument.Parse(LinnetProcess.Run(
            ["evaluate", "base", "--task", "zero-shot-classification", "--data", "dev.tsv", "--template", "{text} today {label}", "--verbalizers", "positive=great,negative=awful", "--json"], workspace.Folder).Output);
        Assert.InRange(measured.RootElement.GetProperty("accuracy").GetDouble(), 0, 1);
        Assert.Contains("type: zero-shot-classification", File.ReadAllText(workspace.File("base/README.md")), StringComparison.Ordinal);
        AssertOneLine(LinnetProcess.Run(["evaluate", "base", "--data", "dev.tsv", "--template", "{text} {what} {label}"], workspace.Folder), "{what}");
        AssertOneLine(workspace.Linnet("evaluate base --data dev.tsv --task text-classification"), "cannot be measured as 'text-classification'");
        AssertOneLine(workspace.Linnet("evaluate base --data dev.tsv --labels positive,negative --shots 2"), "name one with --shots-from");
        AssertOneLine(LinnetProcess.Run(["predict", "base", "the phone", "--template", "{text} {label}"], workspace.Folder), "there are no labels to choose from");

        var tuned = workspace.Linnet("train --from base --data train.tsv --dev dev.tsv --max-steps 2 --batch-size 8 --out tuned");
        Assert.True(tuned.ExitCode == 0, tuned.Error);
        Assert.Contains("\"BertForSequenceClassification\"", File.ReadAllText(workspace.File("tuned/config.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_decoder_is_asked_with_shots_and_goes_on_as_a_classifier()
    {
        workspace.Write("lines.txt", string.Concat(Enumerable.Range(0, 80).Select(i => $"the phone number {i} is {(i % 2 == 0 ? "great" : "awful")} today\n")));
        var poet = workspace.Linnet("train --task text-generation --model gpt2 --tokenizer bpe --vocabulary-size 300 --hidden-size 16 --num-hidden-layers 1 --num-attention-heads 2 --max-length 64 --batch-size 8 --max-steps 5 --data lines.txt --out poet");
        Assert.True(poet.ExitCode == 0, poet.Error);
        var arguments = "evaluate poet --task zero-shot-classification --data dev.tsv --labels positive,negative --verbalizer positive=great,negative=awful --shots 2 --shots-from train.tsv --no-card --json";
        var first = workspace.Linnet(arguments);
        Assert.True(first.ExitCode == 0, first.Error);
        Assert.Equal(first.Output, workspace.Linnet(arguments).Output);
        var trained = workspace.Linnet("train --from poet --task text-classification --data train.tsv --dev dev.tsv --max-steps 2 --batch-size 8 --out sorted");
        Assert.True(trained.ExitCode == 0, trained.Error);
        Assert.Contains("\"GPT2ForSequenceClassification\"", File.ReadAllText(workspace.File("sorted/config.json")), StringComparison.Ordinal);
        Assert.Equal(0, LinnetProcess.Run(["predict", "sorted", "the phone is great"], workspace.Folder).ExitCode);
        AssertOneLine(LinnetProcess.Run(["predict", "sorted", "one", "two"], workspace.Folder), "puts no token between two texts");
        AssertOneLine(workspace.Linnet("predict sorted text --labels a,b"), "needs one for zero-shot-classification or fill-mask or text-generation");
        AssertOneLine(workspace.Linnet("train --model gpt2 --data train.tsv --out m"), "name a language model's folder with --from");
    }

    [Fact]
    public void A_reader_answers_and_says_what_is_missing()
    {
        workspace.Write("squad.json", JsonSerializer.Serialize(new
        {
            data = Enumerable.Range(0, 20).Select(i => new
            {
                paragraphs = new[] { new { context = $"Mary {i} lives in Rome.", qas = new[] { new { id = $"{i}", question = "where does Mary live?", answers = new[] { new { text = "Rome", answer_start = $"Mary {i} lives in ".Length } } } } } },
            }),
        }));
        var trained = workspace.Linnet("train --task question-answering --model tfidf-sentence --data squad.json --dev squad.json --out reader");
        Assert.True(trained.ExitCode == 0, trained.Error);
        var answer = LinnetProcess.Run(["predict", "reader", "--question", "where does Mary live?", "--context", "It rains. Mary lives in Rome."], workspace.Folder);
        Assert.StartsWith("Mary lives in Rome\t10-28", answer.Output, StringComparison.Ordinal);
        var alone = LinnetProcess.Run(["predict", "reader", "--question", "where?"], workspace.Folder);
        Assert.Equal(1, alone.ExitCode);
        Assert.Contains("give --question and --context", alone.Error, StringComparison.Ordinal);
        workspace.Write("misaligned.json", File.ReadAllText(workspace.File("squad.json")).Replace("\"answer_start\":16", "\"answer_start\":3", StringComparison.Ordinal));
        var broken = workspace.Linnet("train --task question-answering --data misaligned.json --out m");
        Assert.Equal(1, broken.ExitCode);
        Assert.Contains("misaligned.json", broken.Error, StringComparison.Ordinal);
        Assert.Contains("does not stand at answer_start 3", broken.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pretrain --data absent.txt --out m", "no such file or folder")]
    [InlineData("pretrain --objective guessing --data train.tsv --out m", "expected one of masked-language-modeling")]
    [InlineData("train --task zero-shot-classification --data train.tsv --out m", "name its folder with --from")]
    public void Bad_input_is_said_in_one_line(string arguments, string problem)
    {
        var result = workspace.Linnet(arguments);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(problem, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    private static void AssertOneLine(LinnetProcess.Result result, string problem)
    {
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(problem, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }
}
