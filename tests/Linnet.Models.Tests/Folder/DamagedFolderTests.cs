using FsCheck;
using FsCheck.Fluent;
using Linnet.Models.Cards;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;

namespace Linnet.Models.Tests.Folder;

/// <summary>Model folders of every kind with random damage either load and answer, or are refused with an error of ours.</summary>
public sealed class DamagedFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("bert", "config.json")]
    [InlineData("bert", "tokenizer.json")]
    [InlineData("bert", "tokenizer_config.json")]
    [InlineData("bert", "linnet.json")]
    [InlineData("bert", "model.safetensors")]
    [InlineData("linear", "config.json")]
    [InlineData("linear", "model.safetensors")]
    [InlineData("fasttext", "config.json")]
    [InlineData("fasttext", "model.safetensors")]
    [InlineData("ensemble", "config.json")]
    public void Changed_bytes_never_crash_the_loader(string kind, string file)
    {
        Save(kind);
        var path = Path.Combine(_folder.File("m"), file);
        var good = File.ReadAllBytes(path);

        // Of the weights it is the header that can mislead; any number is a fine weight.
        var reach = file.EndsWith(".safetensors", StringComparison.Ordinal) ? (int)BitConverter.ToInt64(good) + 8 : good.Length;
        var change = from position in Gen.Choose(0, reach - 1) from value in Gen.OneOf(Gen.Choose(0, 255), Gen.Elements<int>("0123456789\"{}[],:-.e"u8.ToArray().Select(letter => (int)letter).ToArray())) select (position, value);
        Prop.ForAll(change.ListOf(2).ToArbitrary(), changes =>
        {
            var damaged = (byte[])good.Clone();
            foreach (var (position, value) in changes) damaged[position] = (byte)value;
            File.WriteAllBytes(path, damaged);
            LoadAndUse();
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("bert", "config.json")]
    [InlineData("bert", "tokenizer.json")]
    [InlineData("bert", "model.safetensors")]
    [InlineData("linear", "model.safetensors")]
    [InlineData("fasttext", "model.safetensors")]
    public void A_file_cut_anywhere_never_crashes_the_loader(string kind, string file)
    {
        Save(kind);
        var path = Path.Combine(_folder.File("m"), file);
        var good = File.ReadAllBytes(path);
        for (var i = 0; i < 40; i++)
        {
            File.WriteAllBytes(path, good[..(good.Length * i / 40)]);
            Assert.Throws<ModelFormatException>(() => TextClassifier.Load(_folder.File("m")));
        }
    }

    private void LoadAndUse()
    {
        try
        {
            using var classifier = TextClassifier.Load(_folder.File("m"));
            TestModels.Predict(classifier);
        }
        catch (LinnetException error)
        {
            Assert.DoesNotContain('\n', error.Message);
        }
    }

    private void Save(string kind)
    {
        using TextClassifier model = kind switch
        {
            "linear" => TestModels.Linear(),
            "fasttext" => TestModels.FastText(),
            "ensemble" => new EnsembleTextClassifier([TestModels.Bert(), TestModels.Linear()], [1, 2]),
            _ => TestModels.Bert(),
        };
        model.Save(_folder.File("m"), new ModelInfo { Seed = 3, Recipe = "seed: 3" }, ModelCard.Create(new CardFacts("m", "mit")));
    }
}
