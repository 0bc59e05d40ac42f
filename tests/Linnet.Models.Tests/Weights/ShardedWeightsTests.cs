using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Layers;
using Linnet.Models.Safetensors;
using Linnet.Numerics;
using Linnet.Tensors.Autograd;

namespace Linnet.Models.Tests.Weights;

public sealed class ShardedWeightsTests : IDisposable
{
    private const string Index = "model.safetensors.index.json";
    private const string First = "model-00001-of-00002.safetensors";
    private const string Second = "model-00002-of-00002.safetensors";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_model_in_two_files_is_the_same_as_in_one()
    {
        using var bert = new Bert(new BertConfig
        {
            VocabSize = 9,
            HiddenSize = 8,
            NumHiddenLayers = 1,
            NumAttentionHeads = 2,
            IntermediateSize = 8,
            MaxPositionEmbeddings = 4,
            InitializerRange = 0.3f,
        });
        bert.Initialize(new SeededRandom(1));
        ModelFolder.Write(_folder.File("m"), writer =>
        {
            writer.WriteConfig(bert.Config);
            SafetensorsEntry[] entries = [.. bert.Entries()];
            Save(System.IO.Path.Combine(writer.Path, First), entries[..7]);
            Save(System.IO.Path.Combine(writer.Path, Second), entries[7..]);
            writer.WriteJson(Index, json =>
            {
                json.WriteStartObject();
                json.WriteStartObject("metadata");
                json.WriteNumber("total_size", 4 * bert.ParameterCount);
                json.WriteEndObject();
                json.WriteStartObject("weight_map");
                for (var i = 0; i < entries.Length; i++) json.WriteString(entries[i].Name, i < 7 ? First : Second);
                json.WriteEndObject();
                json.WriteEndObject();
            });
        });
        using var loaded = ModelFolder.Open(_folder.File("m")).LoadNetwork();
        using var scope = TensorScope.Inference();
        var batch = TokenBatch.FromRows([[1, 2, 3]]);
        Assert.Equal(bert.Forward(batch).ToArray(), loaded.Forward(batch).ToArray());
    }

    [Theory]
    [InlineData("""{"weight_map":{"a":"../other.safetensors"}}""", "plain name")]
    [InlineData("""{"weight_map":{"a":"/etc/passwd"}}""", "plain name")]
    [InlineData("""{"weight_map":{"a":".."}}""", "plain name")]
    [InlineData("""{"weight_map":{"a":""}}""", "plain name")]
    [InlineData("""{"weight_map":{"a":"c:\\x"}}""", "plain name")]
    [InlineData("""{"weight_map":{}}""", "'weight_map'")]
    [InlineData("""{"weight_map":{"a":3}}""", "weight_map.a")]
    [InlineData("""{"weight_map":{"a":"one","a":"two"}}""", "not valid JSON")]
    [InlineData("""{}""", "'weight_map'")]
    [InlineData("""{"weight_map":{"a":"one.safetensors","b":"three.safetensors"}}""", "'three.safetensors', which is not there")]
    [InlineData("""{"weight_map":{"a":"one.safetensors","c":"one.safetensors"}}""", "'c' is not in 'one.safetensors'")]
    [InlineData("""{"weight_map":{"a":"one.safetensors","c":"two.safetensors"}}""", "does not list the tensor 'b'")]
    [InlineData("""{"weight_map":{"a":"two.safetensors","b":"two.safetensors","c":"one.safetensors"}}""", "places the tensor 'a'")]
    public void An_index_that_does_not_fit_is_said(string index, string expected)
    {
        Save(_folder.File("one.safetensors"), [SafetensorsEntry.Of("a", [1f], 1)]);
        Save(_folder.File("two.safetensors"), [SafetensorsEntry.Of("b", [2f], 1)]);
        _folder.Write(Index, System.Text.Encoding.UTF8.GetBytes(index));
        _folder.Write("config.json", """{"model_type":"bert","vocab_size":9,"hidden_size":4,"num_hidden_layers":1,"num_attention_heads":1,"intermediate_size":4,"max_position_embeddings":4}"""u8.ToArray());
        var error = Assert.Throws<ModelFormatException>(() => ModelFolder.Open(System.IO.Path.GetDirectoryName(_folder.File(Index))!).LoadNetwork());
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private static void Save(string path, IEnumerable<SafetensorsEntry> entries)
    {
        using var stream = File.Create(path);
        SafetensorsWriter.Write(stream, entries);
    }
}
