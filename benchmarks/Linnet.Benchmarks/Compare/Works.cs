using System.Globalization;
using Linnet.Benchmarks.Measure;
using Linnet.Benchmarks.PlainC;
using Linnet.Training.Benchmarks;

namespace Linnet.Benchmarks.Compare;

/// <summary>All works, with the bars that the project has set itself.</summary>
internal static class Works
{
    private static readonly string[] Tokenizers = ["bert-base-uncased", "bert-base-chinese", "gpt2", "albert-base-v2", "unigram-ja-8k"];

    private const string Stories = "stories260k";

    internal static IReadOnlyList<Work> All(double seconds)
    {
        var time = seconds.ToString(CultureInfo.InvariantCulture);
        var shortTime = Math.Min(0.3, seconds / 10).ToString(CultureInfo.InvariantCulture);
        return
        [
            new("gemm", false, "GFLOP/s", key => IsSmall(key) ? null : 0.85, _ => ["measure", "gemm", "--seconds", shortTime], tools => Gemm(tools, shortTime)),
            .. StandardModels.Names.Concat(StandardLanguageModels.Names).Append(SequenceTrainingWork.Name).Select(model => new Work(
                $"train-{model}", true, "ms", _ => TrainBar(model), _ => ["measure", "train", model, "--seconds", time], tools => Train(tools, model, time))),
            .. StandardModels.Names.Select(model => new Work(
                $"infer-{model}", true, "ms", _ => model.StartsWith("bert", StringComparison.Ordinal) ? 0.85 : 1.0,
                _ => ["measure", "infer", model, "--seconds", time], tools => Infer(tools, model, time))),
            new("generate-gpt-baby", false, "tokens/s", _ => 2.0, _ => ["measure", "generate", "gpt-baby", "--seconds", time], tools => Generate(tools, "gpt-baby", time)),
            new("generate-stories260k", false, "tokens/s", _ => 1.0, _ => ["measure", "generate-folder", Stories, "--seconds", time], tools => Llama(tools, time)) { Threads = "1" },
            new("word2vec", false, "words/s", _ => 1.0, tools => ["measure", "word2vec", tools.Launcher], SkipGram),
            new("fasttext", false, "words/s", _ => 1.2, _ => ["measure", "fasttext"], FastText),
            .. Tokenizers.Select(name => new Work(
                $"tokenize-{name}", false, "MB/s", key => IsIdsOnly(key) ? null : 3.0, _ => ["measure", "tokenize", name, "--seconds", time], tools => Tokenize(tools, name, time))),
            new("memory", true, "MB", _ => 600, _ => ["measure", "memory", "bert-mini"], null),
            new("startup", true, "s", _ => 0.35, tools => ["measure", "startup", tools.Launcher], null),
        ];
    }

    /// <summary>128 is below the sizes that the bar speaks of; it is shown all the same.</summary>
    private static bool IsSmall(string key) => key.Contains("/128x128x128/", StringComparison.Ordinal);

    private static double TrainBar(string model) => model switch
    {
        "textcnn" or "lstm-lm" => 1.3,
        "bilstm" or "gpt-mini" => 1.7,
        "bert-tiny" => 1.5,
        "gpt-baby" => 1.15,
        SequenceTrainingWork.Name => 1.4,
        _ => 1.2,
    };

    private static IEnumerable<Figure> Gemm(PeerTools tools, string seconds) =>
        tools.Run(tools.Python, "gemm.py", "--threads", PeerTools.Threads, "--seconds", seconds).Select(line => new Figure(
            $"gemm/{PeerTools.Text(line, "shape")}/{Layout(PeerTools.Text(line, "layout"))}", PeerTools.Number(line, "gflops"), "OpenBLAS", PeerTools.Number(line, "other_cores")));

    private static string Layout(string layout) => layout.Length == 0 ? "NN" : layout;

    private static IEnumerable<Figure> Train(PeerTools tools, string model, string seconds) =>
        tools.Run(tools.Python, "torch_train.py", model, "--threads", PeerTools.Threads, "--seconds", seconds, "--warm", "2").Select(line => new Figure(
            $"train/{model}", PeerTools.Number(line, "median_ms"), "PyTorch", PeerTools.Number(line, "other_cores")));

    private static IEnumerable<Figure> Infer(PeerTools tools, string model, string seconds)
    {
        var onnx = Path.Combine(tools.Scripts, "onnx", model + ".onnx");
        Directory.CreateDirectory(Path.GetDirectoryName(onnx)!);
        if (!File.Exists(onnx)) tools.Run(tools.Python, "export_onnx.py", model, onnx);

        // One thread is as good or better for textcnn at batch 1: the peer is given its best.
        var counts = model == "textcnn" ? new[] { PeerTools.Threads, "1" } : [PeerTools.Threads];
        foreach (var threads in counts)
        {
            foreach (var line in tools.Run(tools.Python, "torch_infer.py", model, "--threads", threads, "--seconds", seconds, "--lengths", "64"))
                yield return Latency(line, model, $"PyTorch x{threads}");
            foreach (var line in tools.Run("node", "ort_infer.mjs", onnx, "--threads", threads, "--seconds", seconds, "--lengths", "64"))
                yield return Latency(line, model, $"ONNX Runtime x{threads}");
        }
    }

    private static Figure Latency(System.Text.Json.JsonElement line, string model, string source) => new(
        $"infer/{model}/{PeerTools.Number(line, "batch")}", PeerTools.Number(line, "median_ms"), source, PeerTools.Number(line, "other_cores"));

    private static IEnumerable<Figure> Generate(PeerTools tools, string model, string seconds) =>
        tools.Run(tools.Python, "torch_infer.py", model, "--threads", PeerTools.Threads, "--seconds", seconds).Select(line => new Figure(
            $"generate/{model}", PeerTools.Number(line, "tokens_per_s"), "PyTorch", PeerTools.Number(line, "other_cores")));

    /// <summary>A program in C on one thread over the same weights; it must give the same tokens.</summary>
    private static IEnumerable<Figure> Llama(PeerTools tools, string seconds)
    {
        var folder = Path.Combine(tools.Shared, "interop", Stories);
        var (speed, ids) = PlainLlama.Measure(folder, seconds);
        if (!ids.SequenceEqual(FolderGeneration.Generate(folder))) throw new LinnetException($"{folder}: llama.c and Linnet continue differently.");
        yield return new Figure($"generate/{Stories}", speed, "plain C x1", 0);
    }

    private static IEnumerable<Figure> SkipGram(PeerTools tools) =>
        tools.Run("./fasttext_bench.sh", "--text", tools.Data(VectorMeasurement.Text), "--threads", PeerTools.Threads).Select(line => new Figure(
            "word2vec/skip-gram", PeerTools.Number(line, "words_per_s"), "fastText", PeerTools.Number(line, "other_cores")));

    private static IEnumerable<Figure> FastText(PeerTools tools)
    {
        foreach (var name in new[] { "sst2", "banking77", "thucnews-zh" })
        {
            string[] arguments = [tools.Data($"{name}/train.tsv"), tools.Data($"{name}/dev.tsv"), "--bucket", "200000"];
            if (name.EndsWith("-zh", StringComparison.Ordinal)) arguments = [.. arguments, "--chars"];
            foreach (var line in tools.Run("./fasttext_bench.sh", arguments))
            {
                yield return new Figure(
                    $"fasttext/{name}", PeerTools.Number(line, "self_words_per_s"), "fastText", PeerTools.Number(line, "train_other_cores"), PeerTools.Number(line, "accuracy"));
            }
        }
    }

    /// <summary>Ids without offsets are less work than the peer does: shown beside the same peer's figure, and no bar is met by them.</summary>
    private static bool IsIdsOnly(string key) => key.EndsWith(TokenizerMeasurement.IdsOnly, StringComparison.Ordinal);

    private static IEnumerable<Figure> Tokenize(PeerTools tools, string name, string seconds)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "tokenize_once.mjs");
        foreach (var corpus in Corpus.For(name))
        {
            var join = corpus.Join.ToString(CultureInfo.InvariantCulture);
            foreach (var line in tools.Run(
                "env", $"RAYON_NUM_THREADS={PeerTools.Threads}", $"RAYON_RS_NUM_CPUS={PeerTools.Threads}", "TOKENIZERS_PARALLELISM=true",
                "node", script, tools.Scripts, tools.Tokenizer(name), tools.Data(corpus.File), join, seconds))
            {
                var key = $"tokenize/{name}/{corpus.Key}";
                var source = $"tokenizers x{PeerTools.Number(line, "threads")}{(PeerTools.Text(line, "ids_read") == "True" ? ", ids read" : "")}";
                var figure = new Figure(key, PeerTools.Number(line, "mb_per_s"), source, PeerTools.Number(line, "other_cores"));
                yield return figure;
                yield return figure with { Key = key + TokenizerMeasurement.IdsOnly };
            }
        }
    }
}
