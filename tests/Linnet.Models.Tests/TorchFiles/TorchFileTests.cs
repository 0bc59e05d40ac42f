using Linnet.Models.Safetensors;
using Linnet.Models.TorchFiles;

namespace Linnet.Models.Tests.TorchFiles;

public sealed class TorchFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Tensors_are_views_of_storages()
    {
        var pickle = PickleBytes.StateDict(items => items
            .Text("a").Tensor("0", "FloatStorage", 6, 0, [2, 3], [3, 1])
            .Text("tied").Tensor("0", "FloatStorage", 6, 0, [2, 3], [3, 1])
            .Text("transposed").Tensor("0", "FloatStorage", 6, 0, [3, 2], [1, 3])
            .Text("part").Tensor("0", "FloatStorage", 6, 4, [2], [1])
            .Text("scalar").Tensor("0", "FloatStorage", 6, 5, [], [])
            .Text("none").Tensor("0", "FloatStorage", 6, 0, [0, 7], [7, 1]));
        using var file = Open(TorchBytes.Zip(pickle, ("0", TorchBytes.Of(1, 2, 3, 4, 5, 6))));
        Assert.Equal(["a", "tied", "transposed", "part", "scalar", "none"], file.Weights.Select(tensor => tensor.Name));
        Assert.Equal(6, file.ElementCount);
        Assert.Equal([1, 2, 3, 4, 5, 6], Read(file, "tied"));
        Assert.Equal([1, 4, 2, 5, 3, 6], Read(file, "transposed"));
        Assert.Equal([5, 6], Read(file, "part"));
        Assert.Equal([6], Read(file, "scalar"));
        Assert.Empty(Read(file, "none"));
    }

    [Theory]
    [InlineData("HalfStorage", new byte[] { 0x00, 0x3E, 0x00, 0xC0 })]
    [InlineData("BFloat16Storage", new byte[] { 0xC0, 0x3F, 0x00, 0xC0 })]
    [InlineData("DoubleStorage", new byte[] { 0, 0, 0, 0, 0, 0, 0xF8, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0xC0 })]
    [InlineData("FloatStorage", new byte[] { 0, 0, 0xC0, 0x3F, 0, 0, 0, 0xC0 })]
    public void Every_floating_point_type_becomes_float32(string type, byte[] bytes)
    {
        using var file = Open(TorchBytes.Zip(PickleBytes.StateDict(items => items.Text("x").Tensor("0", type, 2, 0, [2], [1])), ("0", bytes)));
        Assert.Equal([1.5f, -2f], Read(file, "x"));
    }

    [Fact]
    public void Whole_numbers_are_listed_but_are_no_weights()
    {
        var pickle = PickleBytes.StateDict(items => items.Text("position_ids").Tensor("0", "LongStorage", 1, 0, [1, 1], [1, 1]));
        using var file = Open(TorchBytes.Zip(pickle, ("0", new byte[8])));
        Assert.Equal(SafetensorsType.I64, Assert.Single(file.Weights).Type);
        Assert.Contains("I64", Assert.Throws<ModelFormatException>(() => Read(file, "position_ids")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_name_and_a_wrong_size_are_said()
    {
        using var file = Open(TorchBytes.Zip(PickleBytes.StateDict(items => items.Text("x").Tensor("0", "FloatStorage", 1, 0, [1], [1])), ("0", new byte[4])));
        Assert.Contains("'y' is missing", Assert.Throws<ModelFormatException>(() => file.Read("y", new float[1])).Message, StringComparison.Ordinal);
        Assert.Contains("expected 2", Assert.Throws<ModelFormatException>(() => file.Read("x", new float[2])).Message, StringComparison.Ordinal);
    }

    private static float[] Read(TorchFile file, string name)
    {
        var values = new float[file.Weights.Single(tensor => tensor.Name == name).Count];
        file.Read(name, values);
        return values;
    }

    private TorchFile Open(byte[] bytes) => TorchFile.Open(_folder.Write("pytorch_model.bin", bytes));
}
