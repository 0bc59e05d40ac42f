using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;
using Linnet.Text.Tokenization.Training;

namespace Linnet.Training.Benchmarks;

/// <summary>This machine's throughput for the standard shapes, on the threads of the worker pool.</summary>
/// <param name="seconds">Measured time of each figure at least, more than 0; the warm-up before it takes as long again.</param>
/// <example>
/// <code>
/// foreach (var figure in new MachineBenchmark(seconds: 1).Run()) Console.WriteLine(figure);
/// </code>
/// </example>
public sealed class MachineBenchmark(double seconds)
{
    private const int InferenceLength = 64;
    private const int Sentences = 10_000;
    private const int VocabularySize = 8000;
    private const double LongestWarmUp = 2;

    private static readonly int[] InferenceBatches = [1, 32];
    private static readonly (int M, int K, int N)[] Products = [(256, 256, 256), (1024, 1024, 1024), (2048, 2048, 2048), (2048, 256, 1024), (64, 256, 512)];
    private static readonly TokenizerKind[] Tokenizers = [TokenizerKind.WordPiece, TokenizerKind.ByteLevelBpe, TokenizerKind.Unigram];

    private double WarmSeconds => Math.Min(seconds, LongestWarmUp);

    /// <summary>Measures everything, one figure after the other as they are asked for.</summary>
    public IEnumerable<BenchmarkFigure> Run() =>
        Products.Select(size => Product(size.M, size.K, size.N))
            .Concat(StandardModels.All.Select(Training))
            .Concat(StandardModels.All.SelectMany(model => InferenceBatches.Select(batch => Inference(model, batch))))
            .Concat(Tokenization());

    private BenchmarkFigure Product(int m, int k, int n)
    {
        using var left = Random(new Shape(m, k), 1);
        using var right = Random(new Shape(k, n), 2);
        var timing = Timing.Measure(
            () =>
            {
                using var scope = TensorScope.Inference();
                left.MatMul(right);
            },
            seconds, WarmSeconds);
        return new BenchmarkFigure("matmul", $"{m}x{k}x{n}", timing.MedianMilliseconds, 2e-9 * m * k * n * timing.PerSecond, "GFLOP/s");
    }

    private BenchmarkFigure Training(StandardModel model)
    {
        using var work = new ClassifierTrainingWork(model);
        return Tokens("train", model, model.BatchSize, model.Length, Timing.Measure(() => work.Step(), seconds, WarmSeconds, leastCalls: 3));
    }

    private BenchmarkFigure Inference(StandardModel model, int batch)
    {
        using var work = new InferenceWork(model, batch, InferenceLength);
        return Tokens("infer", model, batch, InferenceLength, Timing.Measure(() => work.Run(), seconds, WarmSeconds));
    }

    private IEnumerable<BenchmarkFigure> Tokenization()
    {
        var texts = GeneratedText.Sentences(Sentences);
        foreach (var kind in Tokenizers)
        {
            var tokenizer = TokenizerTrainer.Create(kind, new TokenizerTrainingOptions { VocabularySize = VocabularySize }).Train(texts);
            var work = new TokenizationWork(tokenizer, texts);
            var rate = work.MegabytesPerSecond(seconds, WarmSeconds);
            yield return new BenchmarkFigure("tokenize", $"{kind}, generated text", work.ByteCount / (1e3 * rate), rate, "MB/s");
        }
    }

    private static BenchmarkFigure Tokens(string kind, StandardModel model, int rows, int length, Timing timing) =>
        new(kind, $"{model.Name} {rows}x{length}", timing.MedianMilliseconds, rows * length * timing.PerSecond, "tokens/s");

    private static Tensor Random(Shape shape, ulong seed)
    {
        var tensor = Tensor.Uninitialized(shape);
        var random = new SeededRandom(seed);
        foreach (ref var value in tensor.Data) value = (float)(random.NextDouble() - 0.5);
        return tensor;
    }
}
