using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Linnet.Benchmarks.Compare;
using Linnet.Benchmarks.Measure;
using Linnet.Models.Architectures;
using Linnet.Models.Folder;

namespace Linnet.Benchmarks.PlainC;

/// <summary>The yardstick of generation on one thread: <c>llama.c</c>, compiled with full optimisation, over the same weights.</summary>
internal static class PlainLlama
{
    private const string Compiler = "cc";
    private static readonly string[] LayerTensors =
    [
        "input_layernorm", "self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.o_proj",
        "post_attention_layernorm", "mlp.gate_proj", "mlp.up_proj", "mlp.down_proj",
    ];

    /// <summary>Compiles the program, gives it the weights of a model folder, and measures it.</summary>
    /// <param name="folder">A Llama's, with tied embeddings and no biases.</param>
    /// <param name="seconds">Measured time at least.</param>
    /// <returns>Tokens a second and the tokens.</returns>
    /// <exception cref="LinnetException">There is no C compiler, or the program failed.</exception>
    internal static (double TokensPerSecond, int[] Ids) Measure(string folder, string seconds)
    {
        var work = Directory.CreateTempSubdirectory("linnet-llama-").FullName;
        try
        {
            var (program, weights) = (Path.Combine(work, "llama"), Path.Combine(work, "weights.bin"));
            Start(Compiler, "-O3", "-march=native", "-ffast-math", "-o", program, Path.Combine(AppContext.BaseDirectory, "llama.c"), "-lm");
            Export(folder, weights);
            var line = Start(program, weights, FolderGeneration.Tokens.ToString(CultureInfo.InvariantCulture), seconds).Single();
            return (PeerTools.Number(line, "tokens_per_s"), [.. line.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32())]);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static IReadOnlyList<JsonElement> Start(string program, params string[] arguments) =>
        PeerTools.Run(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true });

    private static void Export(string path, string target)
    {
        var folder = ModelFolder.Open(path);
        var config = (LlamaConfig)folder.Config;
        using var network = folder.LoadNetwork<Llama>();
        var tensors = network.NamedParameters().ToDictionary(parameter => parameter.Name, parameter => parameter.Parameter);
        using var writer = new BinaryWriter(File.Create(target));
        int[] sizes =
        [
            config.VocabSize, config.HiddenSize, config.IntermediateSize, config.NumHiddenLayers, config.NumAttentionHeads,
            config.NumKeyValueHeads, config.MaxPositionEmbeddings, FolderGeneration.FirstToken, 0,
        ];
        foreach (var size in sizes) writer.Write(size);
        writer.Write(config.RmsNormEps);
        writer.Write(config.RopeTheta);
        Write("model.embed_tokens");
        for (var layer = 0; layer < config.NumHiddenLayers; layer++)
        {
            foreach (var name in LayerTensors) Write($"model.layers.{layer}.{name}");
        }

        Write("model.norm");

        void Write(string name) => writer.Write(MemoryMarshal.AsBytes(tensors[name + ".weight"].Value.Data));
    }
}
