using System.Buffers.Binary;
using System.Text;

namespace Linnet.Hub.Tests.Pages.Chromium;

/// <summary>A model with a card, weights, a history and a tag, as a hub has them.</summary>
internal static class SampleModel
{
    internal const string Name = "alice/reviews-small";

    private const string Card =
        """
        ---
        license: apache-2.0
        language: [en, zh]
        pipeline_tag: text-classification
        library_name: linnet
        base_model: google/bert_uncased_L-2_H-128_A-2
        datasets: alice/shop-reviews
        tags: [sentiment, reviews, small]
        model-index:
        - name: reviews-small
          results:
          - task: {type: text-classification}
            dataset: {type: alice/shop-reviews, name: "Shop reviews, test split"}
            metrics:
            - {type: accuracy, value: 0.9134}
            - {type: f1, name: Macro F1, value: 0.9087}
        ---
        # Reviews, sorted by mood

        Tells whether a customer's review is **positive**, **neutral** or **negative**. It has 4.4 million parameters and answers in less than a
        millisecond on an ordinary processor.

        ## Intended use

        Sorting incoming reviews for people who read them. It is not meant to decide about people.

        - English and Chinese reviews of up to 128 tokens
        - longer texts are cut; see [the notes](docs/notes.md)

        ## Results

        | split | accuracy | macro F1 |
        | --- | ---: | ---: |
        | test, English | 0.921 | 0.917 |
        | test, Chinese | 0.905 | 0.899 |

        ## How it was trained

        ```sh
        linnet train reviews.csv --model transformer --seed 7
        ```

        > Numbers are means of three seeds.
        """;

    internal static async Task CreateAsync(HubHost hub)
    {
        foreach (var (name, task) in new[] { ("ticket-router", "text-classification"), ("city-names", "token-classification"), ("zh-summaries", "summarization") })
        {
            await hub.CreateAsync(name, new { license = "mit" });
            await hub.CommitAsync($"alice/{name}", "main", ("README.md", $"---\nlicense: mit\npipeline_tag: {task}\n---\n# {name}\n"));
        }

        await hub.CreateAsync("reviews-small", new { license = "apache-2.0" });
        await hub.CommitAsync(Name, "main", ("config.json", "{\n  \"model_type\": \"bert\",\n  \"hidden_size\": 128,\n  \"num_labels\": 3\n}\n"), ("docs/notes.md", "# Notes\n\nTexts are cut after 128 tokens.\n"));
        await hub.CommitAsync(Name, "main", ("README.md", Card));
        await hub.CommitLinesAsync(Name, "main", new { key = "file", value = new { content = Convert.ToBase64String(Weights(0)), path = "model.safetensors", encoding = "base64" } });
        await hub.SendAsync(HttpMethod.Post, $"/api/models/{Name}/tag/main", new { tag = "v1.0" });

        // A second version: other weights, another size, better results.
        await hub.CommitAsync(
            Name,
            "main",
            ("config.json", "{\n  \"model_type\": \"bert\",\n  \"hidden_size\": 128,\n  \"num_labels\": 3,\n  \"hidden_dropout_prob\": 0.1\n}\n"),
            ("README.md", Card.Replace("0.9134", "0.9281", StringComparison.Ordinal)));
        await hub.CommitLinesAsync(Name, "main", new { key = "file", value = new { content = Convert.ToBase64String(Weights(1)), path = "model.safetensors", encoding = "base64" } });
    }

    /// <summary>Tensors with a value in the second of them.</summary>
    private static byte[] Weights(float value)
    {
        var header = Encoding.UTF8.GetBytes("""{"bert.embeddings.word_embeddings.weight":{"dtype":"F32","shape":[8,16],"data_offsets":[0,512]},"classifier.weight":{"dtype":"F32","shape":[3,16],"data_offsets":[512,704]}}""");
        var bytes = new byte[8 + header.Length + 704];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, header.Length);
        header.CopyTo(bytes, 8);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(8 + header.Length + 512), value);
        return bytes;
    }
}
