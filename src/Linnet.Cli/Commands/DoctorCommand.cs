using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;
using Linnet.Threading;

namespace Linnet.Cli.Commands;

/// <summary>`linnet doctor`: what this machine offers, and what, if anything, is missing.</summary>
internal static class DoctorCommand
{
    private const long Gibibyte = 1L << 30;

    internal static Command Create()
    {
        var json = CommonOptions.Json();
        var command = new Command("doctor", "What this machine offers (SIMD, cores, memory) and what is missing. Example: linnet doctor") { json };
        command.SetAction(result => Run(result.GetValue(json)));
        return command;
    }

    private static int Run(bool asJson)
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        var disk = FreeDisk();
        var width = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;
        var advice = Advice(width, memory, disk);
        if (asJson)
        {
            using var stream = Console.OpenStandardOutput();
            using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
            writer.WriteStartObject();
            writer.WriteString("runtime", RuntimeInformation.FrameworkDescription);
            writer.WriteString("system", RuntimeInformation.OSDescription);
            writer.WriteString("architecture", RuntimeInformation.ProcessArchitecture.ToString());
            writer.WriteNumber("processors", Environment.ProcessorCount);
            writer.WriteNumber("threads", WorkerPool.ThreadCount);
            writer.WriteNumber("vector_bits", width);
            writer.WriteNumber("memory_bytes", memory);
            writer.WriteNumber("free_disk_bytes", disk);
            writer.WriteStartArray("advice");
            foreach (var line in advice) writer.WriteStringValue(line);
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.Flush();
            Console.WriteLine();
            return 0;
        }

        Console.WriteLine($"runtime      {RuntimeInformation.FrameworkDescription}");
        Console.WriteLine($"system       {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"processors   {Environment.ProcessorCount} (using {WorkerPool.ThreadCount} threads)"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"vectors      {(width == 0 ? "none: scalar code" : $"{width} bits")}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory       {(double)memory / Gibibyte:F1} GiB"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"free disk    {(double)disk / Gibibyte:F1} GiB here"));
        Console.WriteLine();
        foreach (var line in advice) Console.WriteLine(line);
        if (advice.Count == 0) Console.WriteLine("Nothing is missing. Next: linnet quickstart");
        return 0;
    }

    private static long FreeDisk() => new DriveInfo(Path.GetFullPath(".")).AvailableFreeSpace;

    private static List<string> Advice(int width, long memory, long disk)
    {
        var advice = new List<string>();
        if (width < 256) advice.Add("This processor (or this runtime's settings) offers no 256-bit vectors: everything works, several times slower.");
        if (memory < Gibibyte) advice.Add("Less than 1 GiB of memory: use models under 5 M parameters and small batches.");
        if (disk < Gibibyte) advice.Add("Less than 1 GiB of free disk here: checkpoints may not fit; free some space or work in another folder.");
        if (WorkerPool.ThreadCount < Environment.ProcessorCount) advice.Add($"LINNET_NUM_THREADS limits work to {WorkerPool.ThreadCount} of {Environment.ProcessorCount} processors.");
        return advice;
    }
}
