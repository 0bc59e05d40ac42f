using System.CommandLine;
using System.Text.Json;
using Linnet.Cli.Output;
using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;

namespace Linnet.Cli.Commands;

/// <summary>`linnet forward`: raw numbers of a network for given token ids, for checking against other implementations.</summary>
internal static class ForwardCommand
{
    internal static Command Create()
    {
        var model = CommonOptions.ModelFolder();
        var inputs = new Option<string>("--inputs") { Description = "JSON file with input_ids and, optionally, attention_mask, token_type_ids, position_ids, decoder_input_ids and decoder_attention_mask.", Required = true };
        var command = new Command("forward", "Logits and hidden states for given ids. Example: linnet forward models/mine --inputs inputs.json") { model, inputs };
        command.SetAction(result => Run(result.GetValue(model)!, result.GetValue(inputs)!));
        return command;
    }

    private static int Run(string modelPath, string inputsPath)
    {
        var ids = ReadRows(inputsPath, "input_ids") ?? throw new DataFormatException(inputsPath, null, "the field 'input_ids' is missing; expected a list of lists of token ids.");
        var folder = ModelFolder.Open(modelPath);
        using var network = folder.LoadNetwork<TokenNetwork>();
        using var scope = TensorScope.Inference();
        var batch = TokenBatch.FromRectangle(ids.Values, Optional(inputsPath, "attention_mask", ids), Optional(inputsPath, "token_type_ids", ids), ids.Count);
        if (ReadRows(inputsPath, "position_ids") is { } positions)
            batch = batch with { PositionIds = IntTensor.From(positions.Values, new Shape(positions.Count, positions.Length)) };
        if (ReadRows(inputsPath, "decoder_input_ids") is { } target)
        {
            if (target.Count != ids.Count)
                throw new DataFormatException(inputsPath, null, $"'decoder_input_ids' has {target.Count} rows, but 'input_ids' has {ids.Count}; expected as many.");
            var mask = Optional(inputsPath, "decoder_attention_mask", target, "decoder_input_ids");
            var shape = new Shape(target.Count, target.Length);
            batch = batch with { DecoderInputIds = IntTensor.From(target.Values, shape), DecoderAttentionMask = mask.Length > 0 ? IntTensor.From(mask, shape) : null };
        }

        var output = network.ForwardAll(batch);
        Console.WriteLine(JsonOutput.Line(writer =>
        {
            if (output.Logits is { } logits) Write(writer, "logits", logits);
            if (output.LastHiddenState is { } hidden) Write(writer, "last_hidden_state", hidden);
            if (output.EncoderLastHiddenState is { } encoded) Write(writer, "encoder_last_hidden_state", encoded);
            if (output.PoolerOutput is { } pooled) Write(writer, "pooler_output", pooled);
        }));
        return 0;
    }

    private static int[] Optional(string path, string name, Rectangle ids, string idsName = "input_ids")
    {
        if (ReadRows(path, name) is not { } rows) return [];
        return rows.Count == ids.Count && rows.Length == ids.Length
            ? rows.Values
            : throw new DataFormatException(path, null, $"'{name}' has {rows.Count} rows of {rows.Length}, but '{idsName}' has {ids.Count} of {ids.Length}; expected the same.");
    }

    private static Rectangle? ReadRows(string path, string name)
    {
        if (!File.Exists(path)) throw new DataFormatException(path, null, "there is no such file; name a JSON file with input_ids.");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
            var rows = value.EnumerateArray().Select(row => row.EnumerateArray().Select(id => id.GetInt32()).ToArray()).ToList();
            if (rows.Count == 0 || rows.Exists(row => row.Length != rows[0].Length || row.Length == 0))
                throw new DataFormatException(path, null, $"the rows of '{name}' do not have one length; pad them and give an attention_mask.");
            return new Rectangle([.. rows.SelectMany(row => row)], rows.Count, rows[0].Length);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            throw new DataFormatException(path, (error as JsonException)?.LineNumber + 1, $"'{name}' cannot be read; expected a list of lists of whole numbers.", error);
        }
    }

    private static void Write(Utf8JsonWriter writer, string name, Tensor tensor)
    {
        writer.WritePropertyName(name);
        var offset = 0;
        WriteAxis(writer, tensor, 0, ref offset);
    }

    private static void WriteAxis(Utf8JsonWriter writer, Tensor tensor, int axis, ref int offset)
    {
        if (axis == tensor.Shape.Rank)
        {
            writer.WriteNumberValue(tensor.Data[offset++]);
            return;
        }

        writer.WriteStartArray();
        for (var i = 0; i < tensor.Shape[axis]; i++) WriteAxis(writer, tensor, axis + 1, ref offset);
        writer.WriteEndArray();
    }

    private sealed record Rectangle(int[] Values, int Count, int Length);
}
