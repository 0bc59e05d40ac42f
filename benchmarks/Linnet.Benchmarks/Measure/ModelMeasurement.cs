using System.Globalization;
using Linnet.Training.Benchmarks;

namespace Linnet.Benchmarks.Measure;

/// <summary>Training steps, inference, generation and memory of the standard models.</summary>
internal static class ModelMeasurement
{
    private const double WarmSeconds = 2;
    private const int InferenceLength = 64;
    private const int StepsForMemory = 20;

    private static readonly int[] InferenceBatches = [1, 32];

    /// <summary>Milliseconds of a step.</summary>
    internal static void Train(string name, double seconds)
    {
        using var work = TrainingWork.Of(name);
        Print($"train/{name}", () => work.Step(), seconds);
    }

    /// <summary>Milliseconds of a forward pass, batch 1 and 32.</summary>
    internal static void Infer(string name, double seconds)
    {
        foreach (var batch in InferenceBatches)
        {
            using var work = new InferenceWork(StandardModels.Find(name), batch, InferenceLength);
            Print($"infer/{name}/{batch}", () => work.Run(), seconds);
        }
    }

    /// <summary>Tokens a second of greedy generation, batch 1.</summary>
    internal static void Generate(string name, double seconds)
    {
        using var work = new GenerationWork(StandardLanguageModels.Find(name));
        Timing.Measure(() => work.Run(), WarmSeconds / 2, WarmSeconds / 2, leastCalls: 1);
        var neighbours = new Neighbours();
        var timing = Timing.Measure(() => work.Run(), seconds, warmSeconds: 0);
        Report.Print($"generate/{name}", work.Tokens * timing.PerSecond, otherCores: neighbours.Cores());
    }

    /// <summary>Peak resident memory (10^6 bytes) of a process that has taken some steps: run-time system, weights, gradients, optimiser and all.</summary>
    internal static void Memory(string name, double seconds)
    {
        const string Peak = "VmHWM:";
        using (var work = TrainingWork.Of(name))
        {
            for (var step = 0; step < StepsForMemory; step++) work.Step();
        }

        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(Peak, StringComparison.Ordinal));
        var kibibytes = long.Parse(line[Peak.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
        Report.Print($"memory/{name}", kibibytes * 1024 / 1e6);
    }

    private static void Print(string key, Action action, double seconds)
    {
        Timing.Measure(action, WarmSeconds / 2, WarmSeconds / 2, leastCalls: 1);
        var neighbours = new Neighbours();
        var timing = Timing.Measure(action, seconds, warmSeconds: 0);
        Report.Print(key, timing.MedianMilliseconds, otherCores: neighbours.Cores());
    }
}
