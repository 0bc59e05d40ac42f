using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;
using Linnet.Models.TorchFiles;

namespace Linnet.Models.Tests.TorchFiles;

public sealed class HostileTorchFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("os", "system")]
    [InlineData("posix", "system")]
    [InlineData("builtins", "eval")]
    [InlineData("torch._utils", "_rebuild_sparse_tensor")]
    [InlineData("torch", "load")]
    public void A_forbidden_name_is_said_and_never_called(string module, string name)
    {
        var pickle = new PickleBytes().Global(module, name).Op("(").Text("echo owned").Op("tR").Done();
        var error = Refuse(TorchBytes.Zip(pickle));
        Assert.Contains($"'{module}.{name}'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Other_ways_to_a_forbidden_name_are_closed_too()
    {
        Assert.Contains("'os.system'", Refuse(TorchBytes.Zip(new PickleBytes().Text("os").Text("system").Raw(0x93).Done())).Message, StringComparison.Ordinal);
        Assert.Contains("'os.system'", Refuse(TorchBytes.Zip(new PickleBytes().Op("(").Text("x").Op("ios\nsystem\n").Done())).Message, StringComparison.Ordinal);
        Assert.Contains("0x81", Refuse(TorchBytes.Zip(new PickleBytes().Global("collections", "OrderedDict").Op(")").Raw(0x81).Done())).Message, StringComparison.Ordinal);
        Assert.Contains("0x82", Refuse(TorchBytes.Zip(new PickleBytes().Raw(0x82, 1).Done())).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be called", Refuse(TorchBytes.Zip(new PickleBytes().Text("os.system").Op(")R").Done())).Message, StringComparison.Ordinal);
        Assert.Contains("attributes", Refuse(TorchBytes.Zip(new PickleBytes().Op("]}b").Done())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_structure_that_contains_itself_ends()
    {
        var list = new PickleBytes().Op("]q\0h\0a").Done();
        Assert.Contains("no state dict", Refuse(TorchBytes.Zip(list)).Message, StringComparison.Ordinal);
        var dictionary = new PickleBytes().Op("}q\0").Text("x").Op("h\0s").Done();
        Assert.Contains("'x' is no tensor", Refuse(TorchBytes.Zip(dictionary)).Message, StringComparison.Ordinal);
        var deep = new PickleBytes();
        for (var i = 0; i < 1_000_000; i++) deep.Op("(");
        Refuse(TorchBytes.Zip(deep.Done()));
        deep.Op("N");
        for (var i = 0; i < 1_000_000; i++) deep.Op("t");
        Refuse(TorchBytes.Zip(deep.Done()));
    }

    [Fact]
    public void A_huge_memo_stays_small()
    {
        Assert.Contains("no state dict", Refuse(TorchBytes.Zip(new PickleBytes().Op("Nr").Number(-1).Done())).Message, StringComparison.Ordinal);
        Assert.Contains("has not named", Refuse(TorchBytes.Zip(new PickleBytes().Op("j").Number(int.MaxValue).Done())).Message, StringComparison.Ordinal);
        var pickle = new PickleBytes().Op("N");
        for (var i = 0; i < 4_000_001; i++) pickle.Raw(0x94);
        Assert.Contains("more than 4000000 values", Refuse(TorchBytes.Zip(pickle.Done())).Message, StringComparison.Ordinal);
        Assert.Contains("a text of", Refuse(TorchBytes.Zip(new PickleBytes().Op("X").Number(-1).Done())).Message, StringComparison.Ordinal);
        Assert.Contains("whole number of 255 bytes", Refuse(TorchBytes.Zip(new PickleBytes().Raw(0x8a, 255).Done())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, new[] { 1000, 1000 }, new[] { 0, 0 })]
    [InlineData(0, new[] { 3 }, new[] { 1 })]
    [InlineData(1, new[] { 2 }, new[] { 1 })]
    [InlineData(-1, new[] { 1 }, new[] { 1 })]
    [InlineData(0, new[] { -1 }, new[] { 1 })]
    [InlineData(1, new[] { 2 }, new[] { -1 })]
    [InlineData(0, new[] { int.MaxValue, int.MaxValue }, new[] { int.MaxValue, int.MaxValue })]
    [InlineData(0, new[] { 1, 1 }, new[] { 1 })]
    public void A_tensor_outside_its_storage_is_refused(int offset, int[] shape, int[] strides)
    {
        var pickle = PickleBytes.StateDict(items => items.Text("x").Tensor("0", "FloatStorage", 2, offset, shape, strides));
        Assert.Contains("do not fit together", Refuse(TorchBytes.Zip(pickle, ("0", new byte[8]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Storages_must_be_there_in_the_size_that_is_claimed()
    {
        var pickle = PickleBytes.StateDict(items => items.Text("x").Tensor("0", "FloatStorage", 1 << 30, 0, [2], [1]));
        Assert.Contains("4294967296 bytes", Refuse(TorchBytes.Zip(pickle, ("0", new byte[8]))).Message, StringComparison.Ordinal);
        Assert.Contains("are missing", Refuse(TorchBytes.Zip(pickle, ("1", new byte[8]))).Message, StringComparison.Ordinal);
        var outside = PickleBytes.StateDict(items => items.Text("x").Tensor("../data.pkl", "FloatStorage", 2, 0, [2], [1]));
        Assert.Contains("are missing", Refuse(TorchBytes.Zip(outside, ("0", new byte[8]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_bomb_is_refused_before_it_is_unpacked()
    {
        var pickle = PickleBytes.StateDict(items => items.Text("x").Tensor("0", "FloatStorage", 4_000_000, 0, [4_000_000], [1]));
        var bomb = TorchBytes.ZipOf(CompressionLevel.SmallestSize, ("archive/data.pkl", pickle), ("archive/data/0", new byte[16_000_000]));
        Assert.InRange(bomb.Length, 0, 100_000);
        var path = _folder.Write("pytorch_model.bin", bomb);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("compressed", Assert.Throws<ModelFormatException>(() => TorchFile.Open(path)).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Other_content_is_said()
    {
        Assert.Contains("torch.save", Refuse([]).Message, StringComparison.Ordinal);
        Assert.Contains("torch.save", Refuse("hello"u8.ToArray()).Message, StringComparison.Ordinal);
        Assert.Contains("without data.pkl", Refuse(TorchBytes.ZipOf(CompressionLevel.NoCompression, ("x/y", [1]))).Message, StringComparison.Ordinal);
        var twice = TorchBytes.ZipOf(CompressionLevel.NoCompression, ("a/data.pkl", [1]), ("a/data.pkl", [1]));
        Assert.Contains("twice", Refuse(twice).Message, StringComparison.Ordinal);
        var big = TorchBytes.ZipOf(CompressionLevel.NoCompression, ("a/data.pkl", Good()), ("a/byteorder", "big"u8.ToArray()));
        Assert.Contains("little end", Refuse(big).Message, StringComparison.Ordinal);
        var twoNames = PickleBytes.StateDict(items => items.Text("x").Tensor("0", "FloatStorage", 1, 0, [1], [1]).Text("x").Tensor("0", "FloatStorage", 1, 0, [1], [1]));
        Assert.Contains("'x' twice", Refuse(TorchBytes.Zip(twoNames, ("0", new byte[4]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_file_is_refused_wherever_it_ends()
    {
        var good = TorchBytes.Zip(Good(), ("0", new byte[8]));
        for (var length = 0; length < good.Length; length++) Refuse(good[..length]);
        var pickle = Good();
        for (var length = 0; length < pickle.Length; length++) Refuse(TorchBytes.Zip(pickle[..length], ("0", new byte[8])));
    }

    [Fact]
    public void A_good_file_with_some_bytes_changed_never_crashes_the_reader()
    {
        var good = TorchBytes.Zip(Good(), ("0", new byte[8]));
        var change = from position in Gen.Choose(0, good.Length - 1) from value in Gen.Choose(0, 255) select (position, value);
        Prop.ForAll(change.ListOf(3).ToArbitrary(), changes =>
        {
            byte[] bytes = [.. good];
            foreach (var (position, value) in changes) bytes[position] = (byte)value;
            OpenOrRefuse(bytes);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Random_pickles_never_crash_the_reader() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => OpenOrRefuse(TorchBytes.Zip(new PickleBytes().Raw(bytes).Done()))).QuickCheckThrowOnFailure();

    private static byte[] Good() => PickleBytes.StateDict(items => items.Text("x").Tensor("0", "FloatStorage", 2, 0, [2], [1]));

    private ModelFormatException Refuse(byte[] bytes)
    {
        var path = _folder.Write("pytorch_model.bin", bytes);
        return Assert.Throws<ModelFormatException>(() => TorchFile.Open(path));
    }

    private void OpenOrRefuse(byte[] bytes)
    {
        try
        {
            using var file = TorchFile.Open(_folder.Write("fuzz.bin", bytes));
            foreach (var tensor in file.Weights) file.Read(tensor.Name, new float[tensor.Count]);
        }
        catch (LinnetException)
        {
            // A refusal with a message is what hostile bytes deserve.
        }
    }
}
