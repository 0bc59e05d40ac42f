using Linnet.Models.Cards;
using YamlDotNet.RepresentationModel;

namespace Linnet.Models.Tests.Cards;

public sealed class ModelCardTests
{
    private static readonly CardResult Result = new("test.tsv", [new CardMetric("accuracy", "Accuracy", 0.91234567), new CardMetric("f1", "Macro F1", 0.9)])
    {
        Split = "test",
    };

    [Fact]
    public void A_first_card_has_the_metadata_of_the_hub_and_a_readable_body()
    {
        var card = ModelCard.Create(new CardFacts("mine", "apache-2.0")
        {
            Languages = ["en", "no"],
            Datasets = ["train.tsv"],
            Metrics = ["accuracy"],
            Labels = [new("good", "praise"), new("bad", string.Empty)],
        });
        var head = Head(card.ToString());
        Assert.Equal("apache-2.0", head["license"].ToString());
        Assert.Equal("text-classification", head["pipeline_tag"].ToString());
        Assert.Equal(["en", "no"], ((YamlSequenceNode)head["language"]).Select(node => node.ToString()));
        Assert.Contains("- \"no\"", card.ToString(), StringComparison.Ordinal);
        Assert.Contains("# mine", card.Body, StringComparison.Ordinal);
        Assert.Contains("- `good`: praise", card.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_goes_into_model_index_and_into_the_table()
    {
        var card = ModelCard.Create(new CardFacts("mine", "mit"));
        card.AddResult("mine", Result);
        var again = ModelCard.Parse("README.md", card.ToString());
        again.AddResult("mine", Result with { Metrics = [new CardMetric("accuracy", "Accuracy", 0.5)] });
        again.AddResult("mine", Result with { DatasetName = "other.tsv" });
        var text = again.ToString();
        var results = (YamlSequenceNode)((YamlMappingNode)((YamlSequenceNode)Head(text)["model-index"])[0])["results"];
        Assert.Equal(2, results.Children.Count);
        Assert.Equal("0.5", results[0]["metrics"][0]["value"].ToString());
        Assert.Equal("accuracy", results[0]["metrics"][0]["type"].ToString());
        Assert.Equal("Accuracy", results[0]["metrics"][0]["name"].ToString());
        Assert.Equal("test", results[0]["dataset"]["split"].ToString());
        Assert.Equal("text", results[0]["dataset"]["type"].ToString());
        Assert.Equal("text-classification", results[0]["task"]["type"].ToString());
        Assert.Equal("Text classification", results[0]["task"]["name"].ToString());
        Assert.Contains("| test.tsv (test) | Accuracy | 0.5 |", text, StringComparison.Ordinal);
        Assert.Contains("| other.tsv (test) | Macro F1 | 0.9 |", text, StringComparison.Ordinal);
        Assert.DoesNotContain("0.9123 |\n| test", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Not measured yet", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_users_own_text_stays_letter_for_letter()
    {
        const string Card = """
            ---
            # my own comment
            license: cc-by-4.0   # chosen with care
            my_field:
              deep: [1, 2]

            model-index:
            - name: ours
              results:
              - task: {type: text-classification}
                dataset: {name: secret, type: private}
                metrics:
                - type: accuracy
                  value: 0.75
                  verified: true
            tags: [a, b]
            ---
            # Own title

            Own words, without markers.
            """;
        var card = ModelCard.Parse("README.md", Card);
        card.AddResult("ignored", Result);
        var text = card.ToString();
        Assert.Contains("# my own comment\nlicense: cc-by-4.0   # chosen with care\nmy_field:\n  deep: [1, 2]\n\nmodel-index:", text, StringComparison.Ordinal);
        Assert.EndsWith("tags: [a, b]\n---\n# Own title\n\nOwn words, without markers.", text, StringComparison.Ordinal);
        var model = (YamlMappingNode)((YamlSequenceNode)Head(text)["model-index"])[0];
        Assert.Equal("ours", model["name"].ToString());
        Assert.Equal("true", model["results"][0]["metrics"][0]["verified"].ToString());
        Assert.Equal("0.912346", model["results"][1]["metrics"][0]["value"].ToString());
    }

    [Fact]
    public void A_card_without_a_head_gets_one()
    {
        var card = ModelCard.Parse("README.md", "# Only words\n");
        card.AddResult("mine", Result);
        Assert.StartsWith("---\nmodel-index:\n", card.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("---\n# Only words\n", card.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model-index: {a: b}")]
    [InlineData("model-index: [1]")]
    [InlineData("model-index:\n- name: [")]
    public void A_model_index_that_is_none_is_an_error_that_names_it(string entry)
    {
        var card = ModelCard.Parse("m/README.md", $"---\n{entry}\n---\n");
        var error = Assert.Throws<ModelFormatException>(() => card.AddResult("mine", Result));
        Assert.StartsWith("m/README.md: the field 'model-index'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private static YamlMappingNode Head(string card)
    {
        var end = card.IndexOf("\n---\n", StringComparison.Ordinal);
        var stream = new YamlStream();
        stream.Load(new StringReader(card[4..(end + 1)]));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }
}
