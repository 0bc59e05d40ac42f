using Linnet.Models.Cards;
using Linnet.Models.Folder;

namespace Linnet.Models.Tests.Folder;

public sealed class ModelTaskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{"architectures":["BertForTokenClassification"]}""", "token-classification")]
    [InlineData("""{"architectures":["BertForQuestionAnswering"]}""", "question-answering")]
    [InlineData("""{"architectures":["GPT2LMHeadModel"]}""", "text-generation")]
    [InlineData("""{"architectures":["LlamaForCausalLM"]}""", "text-generation")]
    [InlineData("""{"architectures":["TextCnnForSequenceClassification"]}""", "text-classification")]
    [InlineData("""{"architectures":["BertModel"]}""", "feature-extraction")]
    [InlineData("""{}""", "text-classification")]
    public void A_folder_from_elsewhere_goes_by_its_architecture(string config, string task)
    {
        Write("config.json", config);
        Assert.Equal(task, ModelTask.Of(_folder.File("m")));
    }

    [Fact]
    public void What_the_folder_says_itself_comes_first()
    {
        Write("config.json", """{"architectures":["BertForSequenceClassification"]}""");
        Write("linnet.json", """{"task":"sentence-similarity"}""");
        Assert.Equal("sentence-similarity", ModelTask.Of(_folder.File("m")));
    }

    [Fact]
    public void The_task_is_written_and_read_again()
    {
        using var model = TestModels.Linear();
        model.Save(_folder.File("m"), new ModelInfo { Task = "reading" }, ModelCard.Create(new CardFacts("m", "mit")));
        Assert.Equal("reading", ModelFolder.Open(_folder.File("m")).ReadInfo().Task);
    }

    [Fact]
    public void No_folder_and_a_damaged_one_are_errors_that_name_it()
    {
        Assert.Throws<ModelFormatException>(() => ModelTask.Of(_folder.File("nothing")));
        Write("config.json", """{"architectures":""");
        Assert.Contains("config.json", Assert.Throws<ModelFormatException>(() => ModelTask.Of(_folder.File("m"))).Message, StringComparison.Ordinal);
    }

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(_folder.File("m"));
        File.WriteAllText(Path.Combine(_folder.File("m"), name), text);
    }
}
