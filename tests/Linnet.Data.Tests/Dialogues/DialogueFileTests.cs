namespace Linnet.Data.Tests.Dialogues;

public sealed class DialogueFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Turns_and_topic_are_read()
    {
        var path = _folder.Write(".jsonl", "{\"turns\":[\"Hello\",\"Hi\\nthere\"],\"topic\":\"greetings\"}\n\n{\"turns\":[\"你好\"]}\n");
        var dialogues = DialogueFile.Read(path).ToList();
        Assert.Equal(["Hello", "Hi\nthere"], dialogues[0].Turns);
        Assert.Equal(("greetings", null), (dialogues[0].Topic, dialogues[1].Topic));
        Assert.True(DialogueFile.IsOne(path));
    }

    [Theory]
    [InlineData("{\"turns\":[\"a\",\"\"]}\n", ":1: turn 2 is no text or an empty one")]
    [InlineData("{\"turns\":[]}\n", ":1: has no turns")]
    [InlineData("{\"turn\":[\"a\"]}\n", ":1: has no turns")]
    [InlineData("{\"turns\":[\"a\"\n", ":1: not valid JSON")]
    [InlineData("\n", "holds no conversation")]
    public void What_cannot_be_read_says_where_and_why(string text, string expected)
    {
        var path = _folder.Write(".jsonl", text);
        Assert.Contains(expected, Assert.Throws<DataFormatException>(() => DialogueFile.Read(path).ToList()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_files_are_told_apart()
    {
        Assert.False(DialogueFile.IsOne(_folder.Write(".jsonl", "{\"text\":\"a\"}\n")));
        Assert.False(DialogueFile.IsOne(_folder.Write(".txt", "{\"turns\":[\"a\"]}\n")));
    }
}
