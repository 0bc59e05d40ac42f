using Linnet.Training.Tasks.QuestionAnswering;

namespace Linnet.Training.Tests.Tasks.QuestionAnswering;

public sealed class SquadFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("linnet-squad-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Answers_are_found_where_code_points_say()
    {
        // The emoji is one code point and two UTF-16 units.
        var questions = Read("""{"id":"a","question":"Who?","answers":[{"text":"Mary","answer_start":2}]},{"id":"b","question":"Why?","is_impossible":true,"answers":[]}""", "😀 Mary smiles.");
        Assert.Equal(("a", "Who?", "😀 Mary smiles."), (questions[0].Id, questions[0].Question, questions[0].Context));
        Assert.Equal([("Mary", 3)], questions[0].Answers);
        Assert.Empty(questions[1].Answers);
    }

    [Fact]
    public void A_misaligned_answer_is_an_error_that_names_file_and_question_or_is_left_out_and_said()
    {
        const string Questions = """{"id":"q7","question":"Who?","answers":[{"text":"Mary","answer_start":3}]},{"id":"q8","question":"Who?","answers":[{"text":"Mary","answer_start":0}]}""";
        var error = Assert.Throws<DataFormatException>(() => Read(Questions, "Mary smiles."));
        Assert.Contains("squad.json", error.Message, StringComparison.Ordinal);
        Assert.Contains("question 'q7': the answer 'Mary' does not stand at answer_start 3, where the context has 'y smiles.'", error.Message, StringComparison.Ordinal);
        var notes = new List<string>();
        Assert.Equal("q8", Assert.Single(Read(Questions, "Mary smiles.", skips: true, notes.Add)).Id);
        Assert.Contains("1 answers do not stand", Assert.Single(notes), StringComparison.Ordinal);
        Assert.Throws<DataFormatException>(() => Read("""{"id":"q","question":"Who?","answers":[{"text":"Mary","answer_start":99}]}""", "Mary."));
    }

    [Theory]
    [InlineData("[]", "the file has no list 'data'")]
    [InlineData("""{"data":[{"paragraphs":[{"qas":[]}]}]}""", "data[0].paragraphs[0] has no text 'context'")]
    [InlineData("""{"data":[{"paragraphs":[{"context":"x","qas":[{"id":"1","answers":[]}]}]}]}""", "data[0].paragraphs[0].qas[0] has no text 'question'")]
    [InlineData("""{"data":[{"paragraphs":[{"context":"x","qas":[{"id":"1","question":"?","answers":[{"text":"x"}]}]}]}]}""", "has no number 'answer_start'")]
    [InlineData("""{"data":[]}""", "has no questions")]
    [InlineData("{", "is not valid JSON")]
    public void What_is_wrong_and_where_is_said(string json, string problem)
    {
        var path = Path.Combine(_folder, "broken.json");
        File.WriteAllText(path, json);
        Assert.Contains(problem, Assert.Throws<DataFormatException>(() => SquadFile.Read(path, false, _ => { })).Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<SquadQuestion> Read(string questions, string context, bool skips = false, Action<string>? note = null)
    {
        var path = Path.Combine(_folder, "squad.json");
        File.WriteAllText(path, $$"""{"data":[{"paragraphs":[{"context":"{{context}}","qas":[{{questions}}]}]}]}""");
        return SquadFile.Read(path, skips, note ?? (_ => { }));
    }
}
