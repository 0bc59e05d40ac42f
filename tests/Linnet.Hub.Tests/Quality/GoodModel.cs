using System.Globalization;
using System.Text;
using Linnet.Hub.Tests.Diff;
using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Safetensors;
using Linnet.Numerics;

namespace Linnet.Hub.Tests.Quality;

/// <summary>A small model folder that keeps every rule.</summary>
internal static class GoodModel
{
    internal const string Card = """
        ---
        license: apache-2.0
        language: [en, zh]
        pipeline_tag: text-classification
        library_name: linnet
        datasets: [reviews]
        model-index:
        - name: good
          results:
          - task: {type: text-classification}
            dataset: {name: reviews, type: text, split: test}
            metrics:
            - {type: accuracy, value: 0.91}
        ---
        # Good

        A small classifier of reviews in two classes. It was trained on short texts of customers of one shop, and it knows their words; on other kinds of text it should be measured first.
        It is meant for sorting incoming mail, and not for decisions about people.

        ```csharp
        using var classifier = TextClassificationPipeline.Load("good");
        ```

        """;

    private const int ByteCount = 256;

    internal static TextCnnConfig Config { get; } = new() { VocabSize = ByteCount, EmbeddingSize = 8, NumFilters = 4, FilterSizes = [2, 3] };

    internal static MemoryFiles Files()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("good");
        using var network = new TextCnn(Config);
        network.Initialize(new SeededRandom(1));
        ModelFolder.Write(path, writer =>
        {
            writer.WriteConfig(Config);
            writer.WriteWeights(network.Entries());
            writer.WriteText("tokenizer.json", TokenizerJson());
            writer.WriteText("README.md", Card);
        });
        return new MemoryFiles([.. Directory.EnumerateFiles(path).Select(file => (Path.GetFileName(file), File.ReadAllBytes(file)))]);
    }

    /// <summary>Weights with a change made to their entries.</summary>
    internal static byte[] Weights(Func<IEnumerable<SafetensorsEntry>, IEnumerable<SafetensorsEntry>> change)
    {
        using var network = new TextCnn(Config);
        using var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, change(network.Entries()));
        return stream.ToArray();
    }

    /// <summary>A tokeniser of bytes: the 256 letters that GPT-2 writes them with, and no merges.</summary>
    internal static string TokenizerJson()
    {
        var isPrinted = Enumerable.Range(0, ByteCount).Select(value => value is >= '!' and <= '~' or >= 0xA1 and <= 0xAC or >= 0xAE and <= 0xFF).ToArray();
        var (vocabulary, next) = (new StringBuilder(), ByteCount);
        for (var value = 0; value < ByteCount; value++)
        {
            var letter = isPrinted[value] ? value : next++;
            vocabulary.Append(value == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"\"\\u{letter:x4}\":{value}");
        }

        return $$"""
            {"version":"1.0","added_tokens":[],"normalizer":null,"pre_tokenizer":{"type":"ByteLevel","add_prefix_space":false,"trim_offsets":true,"use_regex":true},"post_processor":null,
             "decoder":{"type":"ByteLevel","add_prefix_space":true,"trim_offsets":true,"use_regex":true},
             "model":{"type":"BPE","dropout":null,"unk_token":null,"continuing_subword_prefix":null,"end_of_word_suffix":null,"fuse_unk":false,"byte_fallback":false,"vocab":{ {{vocabulary}} },"merges":[]} }
            """;
    }
}
