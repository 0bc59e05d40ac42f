using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Tagging;

namespace Linnet.Models.Tests.Pipelines.Tagging;

public sealed class TokenClassifierTests : IDisposable
{
    private static readonly string[][] Rows = [["John", "lives", "in", "Berlin"], [], ["Mary"], ["x", "Berlin", "is"]];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_folder_gives_the_same_answers(bool isBert)
    {
        using var tagger = isBert ? TestTaggers.Bert(usesCrf: true) : TestTaggers.BiLstmCrf(CharacterFeatures.Lstm, intents: ["go", "stay"]);
        using var loaded = TokenClassifier.Load(Save(tagger));
        var (expected, actual) = (tagger.Tag(Rows), loaded.Tag(Rows));
        for (var row = 0; row < Rows.Length; row++)
        {
            Assert.Equal(Rows[row].Length, actual[row].Tags.Length);
            Assert.Equal((expected[row].Intent, expected[row].IntentScore), (actual[row].Intent, actual[row].IntentScore));
            Assert.Equal(expected[row].Tags, actual[row].Tags);
            Assert.Equal(expected[row].Scores, actual[row].Scores);
        }

        Assert.Equal(isBert ? ModelTask.TokenClassification : ModelTask.IntentSlot, ModelTask.Of(_folder.File("m")));
    }

    [Fact]
    public void Answers_keep_to_the_scheme()
    {
        using var tagger = TestTaggers.BiLstmCrf(usesCrf: false);
        Assert.Equal(TagScheme.Bioes, tagger.Scheme);
        foreach (var (_, tags) in tagger.Tag([.. Enumerable.Range(0, 30).Select(i => Enumerable.Range(0, 1 + (i % 7)).Select(j => $"w{i}{j}").ToArray())]).Select((row, i) => (i, row.Tags)))
        {
            var edges = tags.Select(tag => (string?)tag).Prepend(null).Zip(tags.Select(tag => (string?)tag).Append(null));
            Assert.All(edges, pair => Assert.True(TagSpans.CanFollow(pair.First, pair.Second, TagScheme.Bioes)));
        }
    }

    [Fact]
    public void Rows_longer_than_the_network_reads_are_tagged_part_by_part()
    {
        using var tagger = TestTaggers.Bert(positions: 6); // four pieces between [CLS] and [SEP]
        string[] row = ["John", "lives", "in", "Berlin", "Berlin", "in"];
        var whole = tagger.Tag([row])[0].Tags;
        Assert.Equal([.. tagger.Tag([row[..3]])[0].Tags, .. tagger.Tag([row[3..5]])[0].Tags, .. tagger.Tag([row[5..]])[0].Tags], whole);
    }

    [Fact]
    public void Vocabulary_and_configuration_must_belong_together()
    {
        using var tagger = TestTaggers.BiLstmCrf();
        var folder = Save(tagger);
        var path = Path.Combine(folder, TaggerVocabulary.FileName);
        var text = File.ReadAllText(path);
        File.WriteAllText(path, text.Replace("\"john\",", "", StringComparison.Ordinal));
        Assert.Contains("vocab_size", Assert.Throws<ModelFormatException>(() => TokenClassifier.Load(folder)).Message, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace("\"john\"", "\"lives\"", StringComparison.Ordinal));
        Assert.Contains("'lives' twice", Assert.Throws<ModelFormatException>(() => TokenClassifier.Load(folder)).Message, StringComparison.Ordinal);
        File.Delete(path);
        Assert.Throws<ModelFormatException>(() => TokenClassifier.Load(folder));
    }

    [Fact]
    public void A_tagger_is_no_classifier_of_texts_and_the_other_way_round()
    {
        using var tagger = TestTaggers.BiLstmCrf();
        Assert.Contains("BiLstmCrfForTokenClassification", Assert.Throws<ModelFormatException>(() => TextClassifier.Load(Save(tagger))).Message, StringComparison.Ordinal);
        using var classifier = Folder.TestModels.Bert();
        classifier.Save(_folder.File("c"), new ModelInfo(), Models.Cards.ModelCard.Create(new Models.Cards.CardFacts("c", "mit")));
        Assert.Throws<ModelFormatException>(() => TokenClassifier.Load(_folder.File("c")));
    }

    [Fact]
    public void Entities_have_their_places_in_the_text()
    {
        using var pipeline = new TokenClassificationPipeline(TestTaggers.BiLstmCrf(intents: ["go", "stay"]));
        foreach (var text in new[] { "John lives in Berlin, Berlin!", "", "  Mary  " })
        {
            var answer = pipeline.Recognize(text);
            Assert.Equal(text, answer.Text);
            Assert.All(answer.Entities, entity => Assert.Equal((entity.Text, true), (text[entity.Start..entity.End], entity.Score is > 0 and <= 1)));
        }
    }

    private string Save(TokenClassifier tagger)
    {
        ModelFolder.Write(_folder.File("m"), tagger.WriteTo);
        return _folder.File("m");
    }
}
