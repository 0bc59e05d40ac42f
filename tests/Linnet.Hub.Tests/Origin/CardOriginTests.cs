using System.Text.Json.Nodes;
using Linnet.Hub.Origin;

namespace Linnet.Hub.Tests.Origin;

public sealed class CardOriginTests
{
    [Fact]
    public void A_card_tells_licence_bases_relation_and_data()
    {
        var card = Read("""{"license":"mit","base_model":["a/x","b/y","A/X"],"base_model_relation":"merge","datasets":"d/z"}""");
        Assert.Equal("MIT", card.License.Expression?.ToString());
        Assert.Equal(["a/x", "b/y"], card.BaseModels);
        Assert.Equal(ParentRelation.Merge, card.Relation);
        Assert.Equal(["d/z"], card.Datasets);
        Assert.False(card.IsCut);
    }

    [Theory]
    [InlineData("""{"base_model":3,"datasets":{"a":1}}""")]
    [InlineData("""{"base_model":[null,1,""],"datasets":null,"base_model_relation":["odd"]}""")]
    [InlineData("{}")]
    public void What_is_no_name_is_left_out(string json)
    {
        var card = Read(json);
        Assert.Empty(card.BaseModels);
        Assert.Empty(card.Datasets);
        Assert.Equal(ParentRelation.BaseModel, card.Relation);
    }

    [Fact]
    public void More_names_than_are_read_are_said_to_be_more()
    {
        var names = new JsonArray([.. Enumerable.Range(0, CardOrigin.MaxNames + 1).Select(i => (JsonNode?)$"d/{i}")]);
        var card = CardOrigin.Read(new JsonObject { ["datasets"] = names });
        Assert.True(card.IsCut);
        Assert.Equal(CardOrigin.MaxNames, card.Datasets.Count);
    }

    [Fact]
    public void No_head_says_nothing() => Assert.Same(CardOrigin.Unstated, CardOrigin.Read(null));

    private static CardOrigin Read(string json) => CardOrigin.Read(JsonNode.Parse(json)!.AsObject());
}
