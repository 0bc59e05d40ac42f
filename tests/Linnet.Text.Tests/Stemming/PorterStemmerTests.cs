using FsCheck;
using FsCheck.Fluent;
using Linnet.Text.Stemming;

namespace Linnet.Text.Tests.Stemming;

public sealed class PorterStemmerTests
{
    private static readonly PorterStemmer Stemmer = new();

    [Theory]
    [InlineData("consign", "consign")]
    [InlineData("consigned", "consign")]
    [InlineData("consignment", "consign")]
    [InlineData("consistency", "consist")]
    [InlineData("consistently", "consist")]
    [InlineData("consolation", "consol")]
    [InlineData("consolatory", "consolatori")]
    [InlineData("consolidating", "consolid")]
    [InlineData("consolingly", "consol")]
    [InlineData("conspicuously", "conspicu")]
    [InlineData("conspiracy", "conspiraci")]
    [InlineData("constables", "constabl")]
    [InlineData("constancy", "constanc")]
    [InlineData("knackeries", "knackeri")]
    [InlineData("knavish", "knavish")]
    [InlineData("kneaded", "knead")]
    [InlineData("kneeling", "kneel")]
    [InlineData("knightly", "knight")]
    [InlineData("knitted", "knit")]
    [InlineData("knives", "knive")]
    [InlineData("knocker", "knocker")]
    public void Words_of_the_published_sample(string word, string stem) => Assert.Equal(stem, Stemmer.Stem(word));

    [Theory]
    [InlineData("skies", "sky")]
    [InlineData("dying", "die")]
    [InlineData("news", "news")]
    [InlineData("gently", "gentl")]
    [InlineData("innings", "inning")]
    [InlineData("exceeded", "exceed")]
    [InlineData("succeeding", "succeed")]
    [InlineData("generously", "generous")]
    [InlineData("generate", "generat")]
    [InlineData("communism", "communism")]
    [InlineData("arsenal", "arsenal")]
    public void Words_apart(string word, string stem) => Assert.Equal(stem, Stemmer.Stem(word));

    [Theory]
    [InlineData("caresses", "caress")]
    [InlineData("ties", "tie")]
    [InlineData("cries", "cri")]
    [InlineData("gas", "gas")]
    [InlineData("this", "this")]
    [InlineData("gaps", "gap")]
    [InlineData("kiwis", "kiwi")]
    [InlineData("agreed", "agre")]
    [InlineData("feed", "feed")]
    [InlineData("luxuriated", "luxuri")]
    [InlineData("hopping", "hop")]
    [InlineData("hoping", "hope")]
    [InlineData("sized", "size")]
    [InlineData("cry", "cri")]
    [InlineData("by", "by")]
    [InlineData("say", "say")]
    [InlineData("youth", "youth")]
    [InlineData("boyish", "boyish")]
    [InlineData("rational", "ration")]
    [InlineData("relational", "relat")]
    [InlineData("conditional", "condit")]
    [InlineData("digitizer", "digit")]
    [InlineData("apology", "apolog")]
    [InlineData("hopefulness", "hope")]
    [InlineData("formative", "format")]
    [InlineData("electricity", "electr")]
    [InlineData("adoption", "adopt")]
    [InlineData("replacement", "replac")]
    [InlineData("controlling", "control")]
    [InlineData("probate", "probat")]
    [InlineData("cease", "ceas")]
    [InlineData("beautifully", "beauti")]
    [InlineData("happy", "happi")]
    [InlineData("running", "run")]
    [InlineData("easily", "easili")]
    public void Every_step_does_its_part(string word, string stem) => Assert.Equal(stem, Stemmer.Stem(word));

    [Theory]
    [InlineData("Connections", "connect")]
    [InlineData("boss's", "boss")]
    [InlineData("boys'", "boy")]
    [InlineData("'tis", "tis")]
    [InlineData("child\u2019s", "child")]
    [InlineData("as", "as")]
    [InlineData("", "")]
    [InlineData("naïve", "naïve")]
    [InlineData("x86ing", "x86ing")]
    [InlineData("中文", "中文")]
    public void Case_apostrophes_and_other_scripts(string word, string stem) => Assert.Equal(stem, Stemmer.Stem(word));

    [Fact]
    public void Any_letters_give_a_stem_that_is_not_longer()
    {
        var words = Gen.Elements("abeilnstyYd'gcu".ToCharArray()).ArrayOf().Select(letters => new string(letters));
        Prop.ForAll(words.ToArbitrary(), word => Stemmer.Stem(word).Length <= Math.Max(word.Length, 2))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    [Fact]
    public void A_very_long_word_is_no_trouble()
    {
        var stem = new string('b', 100_000) + "ation";
        Assert.Equal(stem, Stemmer.Stem(stem + "s"));
    }
}
