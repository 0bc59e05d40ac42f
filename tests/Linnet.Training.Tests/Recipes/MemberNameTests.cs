using Linnet.Training.Recipes;

namespace Linnet.Training.Tests.Recipes;

public sealed class MemberNameTests
{
    [Theory]
    [InlineData("linear", true)]
    [InlineData("textcnn/unigram", true)]
    [InlineData("bert/wordpiece", true)]
    [InlineData("linear/word", false)]
    [InlineData("textcnn/", false)]
    [InlineData("textcnn/words", false)]
    [InlineData("auto", false)]
    public void A_neural_kind_may_name_its_tokens(string name, bool isAllowed) => Assert.Equal(isAllowed, MemberName.IsAllowed(name));

    [Fact]
    public void A_name_that_cannot_be_used_is_refused_with_what_could_be()
    {
        var field = RecipeFields.Find("model.members")!;
        var error = Assert.Throws<ConfigurationException>(() => field.Set(new Recipe(), "linear,textcnn/latin"));
        Assert.Contains("textcnn/unigram", error.Message, StringComparison.Ordinal);
    }
}
