using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Numerics;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Tests.Pipelines.Tagging;

public sealed class TaggerEnsembleTests : IDisposable
{
    private static readonly string[][] Rows = [["John", "lives", "in", "Berlin"], [], ["Mary"], ["x", "Berlin", "is"]];
    private static readonly string[] Intents = ["go", "stay"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Members_that_agree_say_together_what_each_says()
    {
        using var single = TestTaggers.BiLstmCrf(intents: Intents);
        using var three = new TokenClassifier([Member(3, Intents), Member(3, Intents), Member(3, Intents)]);
        foreach (var (one, all) in single.Tag(Rows).Zip(three.Tag(Rows)))
        {
            Assert.Equal(one.Tags, all.Tags);
            Assert.Equal(one.Intent, all.Intent);
            Assert.Equal(one.IntentScore, all.IntentScore, 1e-5f);
            for (var i = 0; i < one.Scores.Length; i++) Assert.Equal(one.Scores[i], all.Scores[i], 1e-5f);
        }
    }

    [Fact]
    public void Scores_are_the_pool_of_the_members_probabilities()
    {
        using var ensemble = new TokenClassifier([Member(3, null, usesCrf: false), Member(4, null, usesCrf: false)]);
        string[] row = ["John", "in", "Berlin"];
        var tagged = ensemble.Tag([row])[0];
        using var scope = TensorScope.Inference();
        var shares = ensemble.Members.Select(member =>
            member.Network.Tag(member.Encoder.Batch([[.. row.Select(member.Encoder.Encode)]])).Emissions.Softmax().Data.ToArray()).ToArray();
        var tags = ensemble.Labels.Count;
        for (var i = 0; i < row.Length; i++)
        {
            var pooled = Enumerable.Range(i * tags, tags).Select(place => Math.Sqrt((double)shares[0][place] * shares[1][place])).ToArray();
            var tag = ensemble.Labels.ToList().IndexOf(tagged.Tags[i]);
            Assert.Equal(pooled[tag] / pooled.Sum(), tagged.Scores[i], 1e-5);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_folder_gives_the_same_answers(bool hasIntents)
    {
        using var tagger = hasIntents
            ? new TokenClassifier([Member(3, Intents), Member(4, Intents)])
            : new TokenClassifier([Member(3, null), .. TestTaggers.Bert(usesCrf: true, positions: 5).Members, Member(5, null, usesCrf: false)]);
        using var loaded = TokenClassifier.Load(Save(tagger));
        Assert.Equal(tagger.Members.Count, loaded.Members.Count);
        foreach (var (expected, actual) in tagger.Tag(Rows).Zip(loaded.Tag(Rows)))
        {
            Assert.Equal(expected.Tags, actual.Tags);
            Assert.Equal(expected.Scores, actual.Scores);
            Assert.Equal((expected.Intent, expected.IntentScore), (actual.Intent, actual.IntentScore));
        }

        var described = ModelDescription.Of(ModelFolder.Open(_folder.File("m")));
        Assert.Equal(tagger.Members.Sum(member => member.Network.ParameterCount), described.ParameterCount);
        Assert.Contains("member 1", described.Summary, StringComparison.Ordinal);
        Assert.Equal(hasIntents ? ModelTask.IntentSlot : ModelTask.TokenClassification, ModelTask.Of(_folder.File("m")));
    }

    [Fact]
    public void Members_must_know_the_same_tags_and_intents()
    {
        using var one = TestTaggers.BiLstmCrf(intents: Intents);
        using var other = TestTaggers.BiLstmCrf();
        Assert.Throws<ConfigurationException>(() => new TokenClassifier([.. one.Members, .. other.Members]));
        Assert.Throws<ConfigurationException>(() => new TokenClassifier([]));
    }

    [Fact]
    public void A_folder_that_is_no_ensemble_of_taggers_is_named()
    {
        using var tagger = new TokenClassifier([Member(3, null), Member(4, null)]);
        var folder = Save(tagger);
        var config = Path.Combine(folder, ModelFolder.ConfigFile);
        var text = File.ReadAllText(config);

        File.WriteAllText(config, text.Replace("\"member-1\"", "\"../member-1\"", StringComparison.Ordinal));
        Assert.Contains("plain name", Assert.Throws<ModelFormatException>(() => TokenClassifier.Load(folder)).Message, StringComparison.Ordinal);
        File.WriteAllText(config, text.Replace("S-PER", "S-ORG", StringComparison.Ordinal));
        Assert.Contains("other tags", Assert.Throws<ModelFormatException>(() => TokenClassifier.Load(folder)).Message, StringComparison.Ordinal);
        File.WriteAllText(config, text);

        Assert.Throws<ModelFormatException>(() => TextClassifier.Load(folder));
        File.WriteAllText(Path.Combine(folder, "member-1", ModelFolder.ConfigFile), text);
        Assert.Contains("ensemble itself", Assert.Throws<ModelFormatException>(() => TokenClassifier.Load(folder)).Message, StringComparison.Ordinal);
        Directory.Delete(Path.Combine(folder, "member-1"), recursive: true);
        Assert.Throws<ModelFormatException>(() => TokenClassifier.Load(folder));
    }

    [Fact]
    public void A_hidden_pair_is_an_unknown_one()
    {
        var encoder = new WordTaggingEncoder(TestTaggers.Vocabulary(), TestTaggers.Config());
        using var scope = TensorScope.Inference();
        var (north, capital) = (encoder.Encode("北"), encoder.Encode("京"));
        Assert.Equal([TaggerVocabulary.UnknownId, 2], encoder.Batch([[north, capital]]).Words!.Bigrams!.Value.Data.ToArray());
        Assert.Equal([TaggerVocabulary.UnknownId, TaggerVocabulary.UnknownId], encoder.Batch([[north, capital with { HidesBigram = true }]]).Words!.Bigrams!.Value.Data.ToArray());
    }

    private static TaggerMember Member(ulong seed, string[]? intents, bool usesCrf = true)
    {
        var member = TestTaggers.BiLstmCrf(usesCrf: usesCrf, intents: intents).Members[0];
        member.Network.Initialize(new SeededRandom(seed));
        return member;
    }

    private string Save(TokenClassifier tagger)
    {
        ModelFolder.Write(_folder.File("m"), tagger.WriteTo);
        return _folder.File("m");
    }
}
