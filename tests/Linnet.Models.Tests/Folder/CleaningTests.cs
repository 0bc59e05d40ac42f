using System.Text;
using Linnet.Models.Cards;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Text.Cleaning;

namespace Linnet.Models.Tests.Folder;

public sealed class CleaningTests
{
    private static readonly CleaningOptions Options = new()
    {
        StripHtml = true,
        LowerCase = true,
        UnicodeForm = NormalizationForm.FormKC,
        MaxRepeats = 3,
        Urls = MatchAction.Replace,
        Mentions = MatchAction.Remove,
        UrlPlaceholder = "<链接>",
        CollapseWhiteSpace = false,
    };

    [Fact]
    public void Texts_are_cleaned_before_the_model_sees_them_also_after_loading()
    {
        using var folder = new TemporaryFolder();
        using var model = TestModels.Bert();
        var plain = new float[6];
        model.Predict([new("very good"), new("very", "good")], plain);
        model.Cleaning = Options;
        model.Save(folder.File("m"), new ModelInfo(), ModelCard.Create(new CardFacts("m", "mit")));
        using var loaded = TextClassifier.Load(folder.File("m"));
        var cleaned = new float[6];
        loaded.Predict([new("<b>VERY</b> good"), new("Very", "GOOD")], cleaned);
        Assert.Equal(plain, cleaned);
        Assert.Equal(Options, loaded.Cleaning);
        Assert.Equal(Options, ModelFolder.Open(folder.File("m")).ReadInfo().Cleaning);
    }

    [Fact]
    public void Every_option_survives_writing_and_reading()
    {
        using var folder = new TemporaryFolder();
        using var model = TestModels.Bert();
        foreach (var options in new[] { new CleaningOptions(), Options, Options with { Emails = MatchAction.Replace, KeepLineBreaks = true, FoldWidth = true, StripAccents = true, RemoveControlCharacters = false } })
        {
            model.Cleaning = options;
            model.Save(folder.File("m"), new ModelInfo(), ModelCard.Create(new CardFacts("m", "mit")));
            Assert.Equal(options, ModelFolder.Open(folder.File("m")).ReadInfo().Cleaning);
        }
    }
}
