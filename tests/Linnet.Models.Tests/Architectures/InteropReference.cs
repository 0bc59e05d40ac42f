using System.Text.Json;
using Linnet.Models.Architectures;
using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;

namespace Linnet.Models.Tests.Architectures;

/// <summary>Runs the cases of a <c>reference.json</c> (format interop-reference-1) through a network and compares everything in it.</summary>
internal static class InteropReference
{
    internal static int Check(TokenNetwork network, string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var tolerance = document.RootElement.GetProperty("tolerance").GetProperty("abs").GetDouble();
        var cases = 0;
        foreach (var reference in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            Check(network, reference, tolerance);
            cases++;
        }

        return cases;
    }

    private static void Check(TokenNetwork network, JsonElement reference, double tolerance)
    {
        var name = reference.GetProperty("name").GetString()!;
        var expected = reference.GetProperty("expected");
        var mask = Rectangle(reference, "attention_mask");
        using var scope = TensorScope.Inference();
        var batch = TokenBatch.FromRectangle(
            Rectangle(reference, "input_ids"), mask, Rectangle(reference, "token_type_ids"), reference.GetProperty("input_ids").GetArrayLength());
        var positions = Rectangle(reference, "position_ids");
        if (positions.Length > 0) batch = batch with { PositionIds = IntTensor.From(positions, batch.InputIds.Shape) };
        var target = Rectangle(reference, "decoder_input_ids");
        var targetMask = Rectangle(reference, "decoder_attention_mask");
        if (target.Length > 0)
        {
            var shape = new Shape(batch.BatchSize, target.Length / batch.BatchSize);
            batch = batch with { DecoderInputIds = IntTensor.From(target, shape), DecoderAttentionMask = IntTensor.From(targetMask, shape) };
        }

        var output = network.ForwardAll(batch);
        if (expected.TryGetProperty("logits", out var logits) && logits.ValueKind == JsonValueKind.Object)
            CheckVocabulary(name, logits, output.Logits!.Value, tolerance);
        else if (logits.ValueKind == JsonValueKind.Array)
            Close($"{name} logits", [.. logits.EnumerateArray().SelectMany(Numbers)], output.Logits!.Value.ToArray(), tolerance);
        if (expected.TryGetProperty("pooler_output", out var pooler))
        {
            var rows = pooler.GetProperty("first8").EnumerateArray().ToArray();
            var size = output.PoolerOutput!.Value.Shape.Last;
            for (var i = 0; i < rows.Length; i++)
                Close($"{name} pooler_output {i}", Numbers(rows[i]), output.PoolerOutput.Value.ToArray().AsSpan(i * size, 8), tolerance);
        }

        CheckHidden(name, expected.GetProperty("last_hidden_state"), output.LastHiddenState!.Value, target.Length > 0 ? targetMask : mask, tolerance);
        if (expected.TryGetProperty("encoder_last_hidden_state", out var encoded))
            CheckHidden($"{name} encoder", encoded, output.EncoderLastHiddenState!.Value, mask, tolerance);
    }

    private static void CheckHidden(string name, JsonElement expected, Tensor hidden, int[] mask, double tolerance)
    {
        Assert.Equal(expected.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()), hidden.Shape.ToArray());
        var size = hidden.Shape.Last;
        var slices = expected.GetProperty("slices").EnumerateArray().ToArray();
        var real = Enumerable.Range(0, hidden.Shape.Rows).Where(row => mask.Length == 0 || mask[row] == 1).ToArray();
        Assert.Equal(real.Length, slices.Length);
        for (var i = 0; i < slices.Length; i++)
        {
            var row = hidden.ToArray().AsSpan(real[i] * size, size);
            Close($"{name} position {real[i]}", Numbers(slices[i].GetProperty("first8")), row[..8], tolerance);
            Close($"{name} position {real[i]}", Numbers(slices[i].GetProperty("last8")), row[^8..], tolerance);
            double sum = 0;
            double absolute = 0;
            foreach (var value in row) (sum, absolute) = (sum + value, absolute + Math.Abs(value));
            Assert.Equal(slices[i].GetProperty("sum").GetDouble(), sum, 10 * tolerance);
            Assert.Equal(slices[i].GetProperty("abs_sum").GetDouble(), absolute, 10 * tolerance);
        }
    }

    private static void CheckVocabulary(string name, JsonElement expected, Tensor logits, double tolerance)
    {
        Assert.Equal(expected.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()), logits.Shape.ToArray());
        var (length, size) = (logits.Shape[1], logits.Shape[2]);
        foreach (var slice in expected.GetProperty("slices").EnumerateArray())
        {
            var at = (slice.GetProperty("batch").GetInt32() * length) + slice.GetProperty("position").GetInt32();
            var row = logits.ToArray().AsSpan(at * size, size);
            Close($"{name} logits {at}", Numbers(slice.GetProperty("first16")), row[..16], tolerance);
            Close($"{name} logits {at}", Numbers(slice.GetProperty("last4")), row[^4..], tolerance);
            var best = 0;
            for (var i = 1; i < size; i++) best = row[i] > row[best] ? i : best;
            Assert.Equal(slice.GetProperty("argmax").GetInt32(), best);
            Assert.Equal(slice.GetProperty("max").GetDouble(), row[best], tolerance);
            double sum = 0;
            foreach (var value in row) sum += Math.Exp(value);
            Assert.Equal(slice.GetProperty("logsumexp").GetDouble(), Math.Log(sum), tolerance);
        }
    }

    private static void Close(string what, double[] expected, ReadOnlySpan<float> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance, $"{what}, element {i}: {actual[i]}, expected {expected[i]}");
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetDouble())];

    private static int[] Rectangle(JsonElement reference, string field) => reference.TryGetProperty(field, out var rows)
        ? [.. rows.EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(value => value.GetInt32())]
        : [];
}
