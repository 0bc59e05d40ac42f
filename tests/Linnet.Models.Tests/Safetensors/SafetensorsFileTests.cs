using Linnet.Models.Safetensors;

namespace Linnet.Models.Tests.Safetensors;

public sealed class SafetensorsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_written_is_read_back()
    {
        var path = Write(
            SafetensorsEntry.Of("b.weight", [1f, -2f, 3.5f, float.NaN, 5f, 6f], 2, 3),
            SafetensorsEntry.Of("a.ids", [1, -2, 3], 3),
            SafetensorsEntry.Of("offsets", [1L << 40], 1),
            SafetensorsEntry.Of("text", [7, 8, 9], [3]),
            SafetensorsEntry.Of("scalar", [4f]));
        using var file = SafetensorsFile.Open(path);
        var floats = new float[6];
        var ints = new int[3];
        var longs = new long[1];
        file.Read("b.weight", floats);
        file.Read("a.ids", ints);
        file.Read("offsets", longs);
        Assert.Equal([1f, -2f, 3.5f, float.NaN, 5f, 6f], floats);
        Assert.Equal([1, -2, 3], ints);
        Assert.Equal([1L << 40], longs);
        Assert.Equal([2L, 3L], file["b.weight"].Shape);
        Assert.Empty(file["scalar"].Shape);
        Assert.Equal("pt", file.Metadata["format"]);
        Assert.Equal(0, (new FileInfo(path).Length - file.Tensors.Values.Max(tensor => tensor.End)) % 8);
    }

    [Fact]
    public void Golden_bytes_follow_the_format()
    {
        using var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, [SafetensorsEntry.Of("x", [1f], 1)]);
        var header = """{"__metadata__":{"format":"pt"},"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""".PadRight(88);
        Assert.Equal(SafetensorsBytes.Build(header, [0, 0, 0x80, 0x3F]), stream.ToArray());
    }

    [Fact]
    public void Half_precision_and_double_become_single()
    {
        byte[] f16 = [0x00, 0x3C, 0x00, 0xC1];
        byte[] bf16 = [0x80, 0x3F, 0x20, 0xC0];
        byte[] f64 = [.. BitConverter.GetBytes(0.5), .. BitConverter.GetBytes(-3.0)];
        const string Header = """{"h":{"dtype":"F16","shape":[2],"data_offsets":[16,20]},"b":{"dtype":"BF16","shape":[2],"data_offsets":[20,24]},"d":{"dtype":"F64","shape":[2],"data_offsets":[0,16]}}""";
        using var file = SafetensorsFile.Open(_folder.Write("mixed", SafetensorsBytes.Build(Header, [.. f64, .. f16, .. bf16])));
        var values = new float[2];
        file.Read("h", values);
        Assert.Equal([1f, -2.5f], values);
        file.Read("b", values);
        Assert.Equal([1f, -2.5f], values);
        file.Read("d", values);
        Assert.Equal([0.5f, -3f], values);
    }

    [Fact]
    public void Asking_for_the_wrong_thing_names_the_tensor()
    {
        using var file = SafetensorsFile.Open(Write(SafetensorsEntry.Of("x", [1f, 2f], 2)));
        Assert.Contains("'y'", Assert.Throws<ModelFormatException>(() => file.Read("y", new float[2])).Message, StringComparison.Ordinal);
        Assert.Contains("'x'", Assert.Throws<ModelFormatException>(() => file.Read("x", new float[3])).Message, StringComparison.Ordinal);
        Assert.Contains("I32", Assert.Throws<ModelFormatException>(() => file.Read("x", new int[2])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_tensors_of_one_name_are_not_written() =>
        Assert.Throws<ArgumentException>(() => SafetensorsWriter.Write(Stream.Null, [SafetensorsEntry.Of("x", [1f], 1), SafetensorsEntry.Of("x", [1f], 1)]));

    [Fact]
    public void Values_that_do_not_fill_the_shape_are_not_written() =>
        Assert.Throws<ShapeException>(() => SafetensorsEntry.Of("x", [1f, 2f], 3));

    private string Write(params SafetensorsEntry[] entries)
    {
        var path = _folder.File("model.safetensors");
        using var stream = File.Create(path);
        SafetensorsWriter.Write(stream, entries);
        return path;
    }
}
