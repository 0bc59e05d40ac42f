using Linnet.Models.Cards;
using Linnet.Models.Folder;

namespace Linnet.Models.Tests.Folder;

public sealed class ModelDescriptionTests
{
    [Fact]
    public void A_network_is_described_without_its_tokeniser_and_other_kinds_by_themselves()
    {
        using var folder = new TemporaryFolder();
        using var bert = TestModels.Bert();
        using var linear = TestModels.Linear();
        bert.Save(folder.File("bert"), new ModelInfo(), ModelCard.Create(new CardFacts("bert", "mit")));
        linear.Save(folder.File("linear"), new ModelInfo(), ModelCard.Create(new CardFacts("linear", "mit")));
        File.Delete(Path.Combine(folder.File("bert"), "tokenizer.json"));
        var network = ModelDescription.Of(ModelFolder.Open(folder.File("bert")));
        var other = ModelDescription.Of(ModelFolder.Open(folder.File("linear")));
        Assert.Equal((bert.ParameterCount, bert.Summary()), (network.ParameterCount, network.Summary));
        Assert.Equal((linear.ParameterCount, linear.Summary()), (other.ParameterCount, other.Summary));
        Assert.Equal(["a", "b", "c"], other.Config.Labels);
    }
}
