namespace Linnet.Training.Benchmarks;

/// <summary>One measured speed of this machine.</summary>
/// <param name="Kind">The kind of work: <c>matmul</c>, <c>train</c>, <c>infer</c>, <c>tokenize</c>.</param>
/// <param name="Name">What was worked on, as in <c>bert-mini 16x128</c> (rows by tokens).</param>
/// <param name="Milliseconds">Median duration of one call.</param>
/// <param name="Rate">Throughput in <paramref name="Unit"/>.</param>
/// <param name="Unit"><c>GFLOP/s</c> (two operations a multiply-add), <c>tokens/s</c> or <c>MB/s</c> (10^6 bytes of UTF-8).</param>
public sealed record BenchmarkFigure(string Kind, string Name, double Milliseconds, double Rate, string Unit);
