using System.Globalization;
using Linnet.Hub.Repositories;

namespace Linnet.Benchmarks.Hub;

/// <summary>A repository as somebody might have made it: its name and its card.</summary>
internal sealed record GeneratedRepository(RepositoryKind Kind, string Name, string Card, long Parameters)
{
    private static readonly string[] Families = "bert distilbert roberta tinybert albert electra minilm deberta textcnn fasttext bilstm-crf gpt2 qwen2 llama t5-small marian macbert ernie mpnet gru".Split(' ');
    private static readonly string[] Tasks = "text-classification token-classification question-answering fill-mask text-generation translation summarization sentence-similarity feature-extraction text-ranking zero-shot-classification".Split(' ');
    private static readonly string[] TaskWords = "sentiment ner qa base chat mt summary sts embed rank topic intent spam toxic emotion news legal medical finance reviews".Split(' ');
    private static readonly string[] Languages = "en zh en zh en de fr es ja ko multilingual ru it pt ar".Split(' ');
    private static readonly string[] Licenses = "mit apache-2.0 mit apache-2.0 apache-2.0 cc-by-4.0 cc-by-nc-4.0 gpl-3.0 bsd-3-clause openrail other".Split(' ');
    private static readonly string[] Libraries = "linnet transformers transformers sentence-transformers fasttext onnx gguf".Split(' ');
    private static readonly string[] Sizes = "tiny small base mini large xs 4l 6l 128 256 v1 v2 v3 int8 q4".Split(' ');

    internal static GeneratedRepository Make(Random random, int index)
    {
        var kind = random.Next(100) switch { < 80 => RepositoryKind.Model, < 95 => RepositoryKind.Dataset, _ => RepositoryKind.Space };
        var task = Vocabulary.Pick(random, Tasks);
        var language = Vocabulary.Pick(random, Languages);
        var family = Vocabulary.Pick(random, Families);
        var name = $"{family}-{Vocabulary.Pick(random, TaskWords)}-{(random.Next(2) == 0 ? language : Vocabulary.Pick(random, Vocabulary.English))}-{Vocabulary.Pick(random, Sizes)}-{index.ToString(CultureInfo.InvariantCulture)}";
        var dataset = $"data{random.Next(40)}/{Vocabulary.Pick(random, TaskWords)}-{random.Next(60)}";
        var lines = new List<string>
        {
            "---", $"license: {Vocabulary.Pick(random, Licenses)}", $"language: [{language}{(random.Next(5) == 0 ? ", en" : string.Empty)}]", $"datasets: [{dataset}]",
            $"tags: [{string.Join(", ", Enumerable.Range(0, random.Next(1, 6)).Select(_ => Vocabulary.Pick(random, Vocabulary.English)))}]",
        };
        if (kind == RepositoryKind.Model)
        {
            lines.AddRange([$"pipeline_tag: {task}", $"library_name: {Vocabulary.Pick(random, Libraries)}", $"base_model: base{random.Next(30)}/{family}-{random.Next(20)}"]);
            if (random.Next(2) == 0)
            {
                lines.AddRange(["model-index:", "- name: m", "  results:", $"  - task: {{type: {task}}}", $"    dataset: {{type: {dataset}, name: d}}", "    metrics:"]);
                lines.AddRange([Metric("accuracy", 0.5 + random.NextDouble() / 2), Metric("f1", 50 + random.NextDouble() * 50)]);
            }
        }

        lines.AddRange(["---", $"# {name}", string.Empty]);
        for (var i = random.Next(2, 6); i > 0; i--)
        {
            lines.Add(language is "zh" or "ja" ? Vocabulary.ChineseText(random, random.Next(10, 40)) + "。" : Vocabulary.EnglishText(random, random.Next(15, 60)) + ".");
            lines.Add(string.Empty);
        }

        return new GeneratedRepository(kind, name, string.Join('\n', lines), (long)Math.Pow(10, 5 + random.NextDouble() * 4));
    }

    private static string Metric(string type, double value) => $"    - {{type: {type}, value: {value.ToString("F4", CultureInfo.InvariantCulture)}}}";
}
