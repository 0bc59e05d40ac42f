using Linnet.Models.Architectures;
using Linnet.Models.Cards;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Models.Safetensors;

namespace Linnet.Models.Tests.Folder;

public sealed class ModelFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(ProblemType.SingleLabel)]
    [InlineData(ProblemType.MultiLabel)]
    public void A_saved_model_gives_identical_results_when_loaded(ProblemType problem)
    {
        using var original = TestModels.Bert(problem: problem);
        original.Save(_folder.File("m"), new ModelInfo(), Card());
        using var loaded = TextClassifier.Load(_folder.File("m"));
        Assert.Equal(TestModels.Predict(original), TestModels.Predict(loaded));
        Assert.Equal(original.Labels, loaded.Labels);
        Assert.Equal((problem, "bert", original.ParameterCount), (loaded.ProblemType, loaded.ModelType, loaded.ParameterCount));
        Assert.Equal(original.Summary(), loaded.Summary());
        Assert.Equal(
            ["README.md", "config.json", "linnet.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json"],
            Directory.GetFiles(_folder.File("m")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Sparse_models_give_identical_results_when_loaded()
    {
        foreach (TextClassifier original in new TextClassifier[] { TestModels.Linear(), TestModels.FastText() })
        {
            original.Save(_folder.File("m"), new ModelInfo(), Card());
            using var loaded = TextClassifier.Load(_folder.File("m"));
            Assert.IsType(original.GetType(), loaded);
            Assert.Equal(TestModels.Predict(original), TestModels.Predict(loaded));
            Assert.Equal((original.ModelType, original.ParameterCount), (loaded.ModelType, loaded.ParameterCount));
            original.Dispose();
        }
    }

    [Fact]
    public void A_model_saved_twice_is_the_same_bytes()
    {
        using var model = TestModels.Bert();
        model.Save(_folder.File("one"), new ModelInfo(), Card());
        model.Save(_folder.File("two"), new ModelInfo(), Card());
        foreach (var file in Directory.GetFiles(_folder.File("one")))
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(_folder.File("two"), Path.GetFileName(file))));
    }

    [Fact]
    public void A_transformers_folder_survives_saving()
    {
        using var bert = TestModels.Bert();
        bert.Save(_folder.File("m"), new ModelInfo(), Card());
        var folder = ModelFolder.Open(_folder.File("m"));
        var config = (BertConfig)folder.Config;
        Assert.Equal(["a", "b", "c"], config.Labels);
        using var weights = folder.OpenWeights();
        Assert.Contains(weights.Weights, tensor => tensor.Name == "bert.encoder.layer.1.attention.self.query.weight");
    }

    [Fact]
    public void Info_is_read_back_as_it_was_written()
    {
        using var model = TestModels.Bert();
        var info = new ModelInfo
        {
            LabelDescriptions = [new("a", "the first"), new("b", "第二")],
            Recipe = "task: text-classification\nseed: 3\n",
            Seed = 3,
            Data = [new DataSource("train", "train.tsv", "00ff", 12)],
            ParentModel = "parent",
            ParentLicense = "mit",
        };
        model.Save(_folder.File("m"), info, Card());
        var read = ModelFolder.Open(_folder.File("m")).ReadInfo();
        Assert.Equal(info.LabelDescriptions, read.LabelDescriptions);
        Assert.Equal(info.Data, read.Data);
        Assert.Equal(
            (info.Recipe, info.Seed, info.ParentModel, info.ParentLicense, info.Software),
            (read.Recipe, read.Seed, read.ParentModel, read.ParentLicense, read.Software));
        Assert.StartsWith("linnet ", read.Software, StringComparison.Ordinal);
        Assert.Contains("第二", File.ReadAllText(Path.Combine(_folder.File("m"), "linnet.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_source_has_the_hash_of_its_file()
    {
        var path = _folder.Write("train.tsv", "abc"u8.ToArray());
        Assert.Equal(
            new DataSource("train", "train.tsv", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 1), DataSource.Of("train", path, 1));
    }

    [Fact]
    public void A_folder_that_cannot_be_finished_leaves_the_old_one()
    {
        using var model = TestModels.Bert();
        model.Save(_folder.File("m"), new ModelInfo(), Card());
        var before = File.ReadAllBytes(Path.Combine(_folder.File("m"), "model.safetensors"));
        Assert.Throws<IOException>(() => ModelFolder.Write(_folder.File("m"), folder =>
        {
            folder.WriteText("config.json", "{");
            throw new IOException("No space left on device");
        }));
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(_folder.File("m"), "model.safetensors")));
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Fine_tuning_takes_what_fits_and_tells_the_rest()
    {
        using var model = TestModels.Bert();
        model.Save(_folder.File("m"), new ModelInfo(), Card());
        var folder = ModelFolder.Open(_folder.File("m"));
        using var other = new Bert((BertConfig)folder.Config with { Labels = ["x", "y"], NumHiddenLayers = 3 });
        using var weights = folder.OpenWeights();
        var report = other.LoadMatching(weights);
        Assert.False(report.IsComplete);
        Assert.Equal(16, report.Missing.Count);
        Assert.All(report.Missing, name => Assert.StartsWith("bert.encoder.layer.2.", name, StringComparison.Ordinal));
        Assert.Equal(2, report.Misshaped.Count);
        Assert.Contains("classifier.weight [3, 16], expected [2, 16]", report.Misshaped);
        Assert.Empty(report.Unexpected);
    }

    [Fact]
    public void An_ensemble_is_the_logarithmic_pool_of_its_members_and_survives_saving()
    {
        var first = TestModels.Bert(1);
        var second = TestModels.Bert(2);
        var (one, two) = (TestModels.Predict(first), TestModels.Predict(second));
        using var ensemble = new EnsembleTextClassifier([first, second], [0.5f, 0.75f]);
        var products = one.Zip(two, (left, right) => MathF.Pow(left, 0.5f) * MathF.Pow(right, 0.75f)).ToArray();
        var expected = products.Select((product, i) => product / products.Skip(i / 3 * 3).Take(3).Sum()).ToArray();
        var actual = TestModels.Predict(ensemble);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-6f);
        ensemble.Save(_folder.File("e"), new ModelInfo(), Card());
        using var loaded = TextClassifier.Load(_folder.File("e"));
        Assert.Equal(actual, TestModels.Predict(loaded));
        Assert.Contains("member 1: bert, weight 0.75", loaded.Summary(), StringComparison.Ordinal);
        var truncated = new bool[TestModels.Inputs.Length];
        loaded.Predict(TestModels.Inputs, new float[TestModels.Inputs.Length * 3], truncated);
        Assert.Equal([false, false, false, false, false, true], truncated);
    }

    [Theory]
    [InlineData("../other")]
    [InlineData("/etc")]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("C:x")]
    [InlineData("")]
    public void An_ensemble_never_looks_outside_its_folder(string member)
    {
        _folder.Write("config.json", System.Text.Encoding.UTF8.GetBytes($$"""{"model_type":"ensemble","members":["{{member}}"],"weights":[1]}"""));
        Assert.Contains("'members'", Assert.Throws<ModelFormatException>(() => TextClassifier.Load(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_with_other_labels_make_no_ensemble()
    {
        using var one = TestModels.Bert();
        using var other = new Pipelines.FakeClassifier();
        Assert.Throws<ConfigurationException>(() => new EnsembleTextClassifier([one, other], [1, 1]));
        Assert.Throws<ConfigurationException>(() => new EnsembleTextClassifier([one], [1, 1]));
        Assert.Throws<ConfigurationException>(() => new EnsembleTextClassifier([one], [0]));
        Assert.Throws<ConfigurationException>(() => new EnsembleTextClassifier([], []));
    }

    [Fact]
    public void Weights_are_the_parameters_bytes()
    {
        using var model = TestModels.Bert();
        model.Save(_folder.File("m"), new ModelInfo(), Card());
        using var file = SafetensorsFile.Open(Path.Combine(_folder.File("m"), "model.safetensors"));
        foreach (var (name, parameter) in model.Network.NamedParameters())
        {
            var values = new float[parameter.Shape.Count];
            file.Read(name, values);
            Assert.Equal(parameter.Value.ToArray(), values);
        }
    }

    private static ModelCard Card() => ModelCard.Create(new CardFacts("m", "mit"));
}
