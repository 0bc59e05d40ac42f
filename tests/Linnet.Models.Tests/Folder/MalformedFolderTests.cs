using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;
using Linnet.Models.Cards;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Models.Safetensors;

namespace Linnet.Models.Tests.Folder;

/// <summary>Every defect of the shared set of malformed folders, and more, in a BERT folder of our own.</summary>
public sealed class MalformedFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _model;

    public MalformedFolderTests()
    {
        _model = _folder.File("m");
        using var model = TestModels.Bert();
        model.Save(_model, new ModelInfo(), ModelCard.Create(new CardFacts("m", "mit")));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Empty_weights() => Fails("model.safetensors", "has 0 bytes", path => File.WriteAllBytes(path, []));

    [Fact]
    public void Truncated_weights() => Fails("model.safetensors", "truncated", path => Change(path, bytes => bytes[..^1000]));

    [Fact]
    public void A_header_length_over_the_file() => Fails("model.safetensors", "1000000", path => Change(path, bytes =>
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes, 1_000_000);
        return bytes;
    }));

    [Fact]
    public void A_header_that_is_not_json() => Fails("model.safetensors", "header", path => Change(path, bytes =>
    {
        bytes.AsSpan(8, 20).Fill((byte)'x');
        return bytes;
    }));

    [Theory]
    [InlineData("bert.encoder.layer.0.intermediate.dense.weight")]
    [InlineData("classifier.bias")]
    public void A_missing_tensor(string name) => Fails("model.safetensors", $"'{name}'", path => Rewrite(path, entries => entries.RemoveAll(entry => entry.Name == name)));

    [Fact]
    public void An_unexpected_tensor() =>
        Fails("model.safetensors", "'surprise'", path => Rewrite(path, entries => entries.Add(SafetensorsEntry.Of("surprise", [1f], 1))));

    [Fact]
    public void A_misshaped_tensor() => Fails("model.safetensors", "classifier.bias [2], expected [3]", path => Rewrite(path, entries =>
    {
        entries.RemoveAll(entry => entry.Name == "classifier.bias");
        entries.Add(SafetensorsEntry.Of("classifier.bias", [1f, 2f], 2));
    }));

    [Fact]
    public void A_tensor_of_whole_numbers() => Fails("model.safetensors", "I32", path => Rewrite(path, entries =>
    {
        entries.RemoveAll(entry => entry.Name == "classifier.bias");
        entries.Add(SafetensorsEntry.Of("classifier.bias", [1, 2, 3], 3));
    }));

    [Fact]
    public void Truncated_config() => Fails("config.json", "line", path => Change(path, bytes => bytes[..(bytes.Length / 2)]));

    [Fact]
    public void A_config_without_hidden_size() => Fails("config.json", "'hidden_size' is missing", path => Edit(path, json => json.Remove("hidden_size")));

    [Fact]
    public void A_config_of_the_wrong_type() => Fails("config.json", "'num_hidden_layers' is \"two\"", path => Edit(path, json => json["num_hidden_layers"] = "two"));

    [Theory]
    [InlineData("num_hidden_layers", -1)]
    [InlineData("num_hidden_layers", 2_000_000)]
    [InlineData("hidden_size", 0)]
    [InlineData("vocab_size", long.MaxValue)]
    [InlineData("intermediate_size", int.MinValue)]
    public void An_absurd_size(string field, long value) => Fails("config.json", $"'{field}'", path => Edit(path, json => json[field] = value));

    [Theory]
    [InlineData("vocab_size", 100_000_000)]
    [InlineData("num_hidden_layers", 10_000)]
    [InlineData("hidden_size", 1_000_000)]
    [InlineData("max_position_embeddings", 10_000_000)]
    public void Sizes_that_the_weights_do_not_have_allocate_nothing(string field, long value)
    {
        var before = Tensors.Memory.TensorMemory.PeakBytes;
        Fails("config.json", "do not belong together", path => Edit(path, json => json[field] = value));
        Assert.InRange(Tensors.Memory.TensorMemory.PeakBytes - before, 0, 64 << 20);
    }

    [Fact]
    public void No_model_type() => Fails("config.json", "model_type", path => Edit(path, json => json.Remove("model_type")));

    [Fact]
    public void An_array_for_a_config() => Fails("config.json", "expected an object", path => File.WriteAllText(path, "[]"));

    [Fact]
    public void A_config_that_is_not_text() => Fails("config.json", "not valid JSON", path => File.WriteAllBytes(path, [0xFF, 0xFE, 0x00, 0x7B]));

    [Fact]
    public void Truncated_tokenizer() => Fails("tokenizer.json", "tokenizer.json", path => Change(path, bytes => bytes[..(bytes.Length / 2)]));

    [Fact]
    public void A_bpe_tokenizer_without_merges() => Fails("tokenizer.json", "merges", path => Edit(path, json =>
    {
        json["model"] = new JsonObject { ["type"] = "BPE", ["vocab"] = new JsonObject { ["a"] = 0 } };
    }));

    [Fact]
    public void A_tokenizer_with_more_ids_than_the_model() => Fails("tokenizer.json", "vocab_size", path => Edit(path, json =>
        json["model"]!["vocab"]!["surplus"] = TestModels.Words.Length));

    [Theory]
    [InlineData("config.json")]
    [InlineData("model.safetensors")]
    [InlineData("tokenizer.json")]
    public void A_missing_file(string name) => Fails(name, "is missing", File.Delete);

    [Fact]
    public void A_tokenizer_config_of_the_wrong_type() =>
        Fails("tokenizer_config.json", "model_max_length", path => Edit(path, json => json["model_max_length"] = "long"));

    [Fact]
    public void No_such_folder()
    {
        var error = Assert.Throws<ModelFormatException>(() => TextClassifier.Load(_folder.File("nowhere")));
        Assert.Contains("no such folder", error.Message, StringComparison.Ordinal);
        Assert.Contains("is a file", Assert.Throws<ModelFormatException>(() => TextClassifier.Load(Path.Combine(_model, "config.json"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_info_file_names_the_field()
    {
        Edit(Path.Combine(_model, "linnet.json"), json => json["seed"] = "three");
        var error = Assert.Throws<ModelFormatException>(() => ModelFolder.Open(_model).ReadInfo());
        Assert.Contains("linnet.json", error.Message, StringComparison.Ordinal);
        Assert.Contains("'seed'", error.Message, StringComparison.Ordinal);
    }

    [SharedTheory]
    [InlineData("weights-empty-file")]
    [InlineData("weights-truncated-data")]
    [InlineData("weights-header-length-over-file")]
    [InlineData("weights-not-json-header")]
    [InlineData("tokenizer-truncated")]
    [InlineData("tokenizer-missing-merges")]
    public void The_shared_files_are_refused_in_a_bert_folder(string name)
    {
        var file = name.StartsWith("weights", StringComparison.Ordinal) ? "model.safetensors" : "tokenizer.json";
        Fails(file, file, path => File.Copy(Path.Combine(SharedData.Path("interop/malformed"), name, file), path, overwrite: true));
    }

    [SharedTheory]
    [InlineData("config-truncated")]
    [InlineData("config-missing-hidden-size")]
    [InlineData("config-wrong-type")]
    public void The_shared_configurations_are_refused_as_they_stand(string name)
    {
        var error = Assert.Throws<ModelFormatException>(() => TextClassifier.Load(SharedData.Path($"interop/malformed/{name}")));
        Assert.Contains("config.json", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private static void Change(string path, Func<byte[], byte[]> change) => File.WriteAllBytes(path, change(File.ReadAllBytes(path)));

    private static void Edit(string path, Action<JsonObject> change)
    {
        var json = (JsonObject)JsonNode.Parse(File.ReadAllText(path))!;
        change(json);
        File.WriteAllText(path, json.ToJsonString(), new UTF8Encoding(false));
    }

    private static void Rewrite(string path, Action<List<SafetensorsEntry>> change)
    {
        List<SafetensorsEntry> entries = [];
        using (var file = SafetensorsFile.Open(path))
        {
            foreach (var tensor in file.Tensors.Values)
            {
                var values = new float[tensor.Count];
                file.Read(tensor.Name, values);
                entries.Add(SafetensorsEntry.Of(tensor.Name, values, [.. tensor.Shape.Select(size => (int)size)]));
            }
        }

        change(entries);
        using var stream = File.Create(path);
        SafetensorsWriter.Write(stream, entries);
    }

    private void Fails(string file, string expected, Action<string> damage)
    {
        var path = Path.Combine(_model, file);
        damage(path);
        var error = Assert.Throws<ModelFormatException>(() => TextClassifier.Load(_model));
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}
