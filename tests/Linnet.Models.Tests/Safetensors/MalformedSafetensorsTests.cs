using FsCheck;
using FsCheck.Fluent;
using Linnet.Models.Safetensors;

namespace Linnet.Models.Tests.Safetensors;

public sealed class MalformedSafetensorsTests : IDisposable
{
    private const string Good = """{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("[]", 0, "does not begin with '{'")]
    [InlineData("{\"x\":", 0, "not valid JSON")]
    [InlineData("{} x", 0, "not valid JSON")]
    [InlineData("{\"x\":3}", 0, "'x'")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2]}}""", 8, "data_offsets is missing")]
    [InlineData("""{"x":{"dtype":"F33","shape":[2],"data_offsets":[0,8]}}""", 8, "F33")]
    [InlineData("""{"x":{"dtype":7,"shape":[2],"data_offsets":[0,8]}}""", 8, "dtype")]
    [InlineData("""{"x":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", 8, "shape")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}""", 8, "shape")]
    [InlineData("""{"x":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "takes 12 bytes")]
    [InlineData("""{"x":{"dtype":"F32","shape":[9223372036854775807,9223372036854775807],"data_offsets":[0,8]}}""", 8, "'x'")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, "begins at byte 8")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8,8]}}""", 8, "pair")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 7, "truncated")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 12, "last 4 bytes")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "belong to no tensor")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"x":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}""", 16, "twice")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"y":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "overlap")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"extra":1}}""", 8, "'extra'")]
    [InlineData("""{"__metadata__":{"a":1}}""", 0, "__metadata__")]
    public void A_wrong_header_is_named(string header, int dataLength, string expected)
    {
        var error = Open(SafetensorsBytes.Build(header, dataLength));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("model.safetensors", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Lengths_that_do_not_fit_the_file_are_named()
    {
        Assert.Contains("has 0 bytes", Open([]).Message, StringComparison.Ordinal);
        Assert.Contains("has 7 bytes", Open(new byte[7]).Message, StringComparison.Ordinal);
        Assert.Contains("truncated", Open(SafetensorsBytes.Build(Good, [], claimedLength: 1_000_000)).Message, StringComparison.Ordinal);
        Assert.Contains("truncated", Open(SafetensorsBytes.Build(Good, [], claimedLength: ulong.MaxValue)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_longer_than_the_format_allows_is_refused_without_reading_it()
    {
        var path = _folder.Write("model.safetensors", SafetensorsBytes.Build("{", [], claimedLength: 200_000_000));
        using (var sparse = File.OpenWrite(path)) sparse.SetLength(300_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<ModelFormatException>(() => SafetensorsFile.Open(path));
        Assert.Contains("at most 100000000", error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void A_missing_file_is_said() =>
        Assert.Contains("missing", Assert.Throws<ModelFormatException>(() => SafetensorsFile.Open(_folder.File("no.safetensors"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Text_that_is_not_utf8_is_an_error()
    {
        var bytes = SafetensorsBytes.Build(Good, 8);
        bytes[10] = 0xFF;
        Open(bytes);
    }

    [Fact]
    public void Random_bytes_never_crash_the_reader() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => { OpenOrRefuse(bytes); }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_good_file_with_some_bytes_changed_never_crashes_the_reader()
    {
        var change = from position in Gen.Choose(0, 200) from value in Gen.Choose(0, 255) select (position, value);
        Prop.ForAll(change.ListOf(3).ToArbitrary(), changes =>
        {
            var bytes = SafetensorsBytes.Build(Good, [1, 2, 3, 4, 5, 6, 7, 8]);
            foreach (var (position, value) in changes) bytes[position % bytes.Length] = (byte)value;
            OpenOrRefuse(bytes);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Random_json_never_crashes_the_reader()
    {
        string[] pieces = ["{", "}", "[", "]", "\"x\"", "\"dtype\"", "\"F32\"", "\"shape\"", "\"data_offsets\"", ":", ",", "0", "8", "-1", "1e400", "null", "\"\\ud800\"", "\"__metadata__\""];
        Prop.ForAll(Gen.Elements(pieces).ListOf().ToArbitrary(), tokens =>
        {
            OpenOrRefuse(SafetensorsBytes.Build("{" + string.Concat(tokens), 8));
        }).QuickCheckThrowOnFailure();
    }

    private ModelFormatException Open(byte[] bytes)
    {
        var path = _folder.Write("model.safetensors", bytes);
        return Assert.Throws<ModelFormatException>(() => SafetensorsFile.Open(path));
    }

    private void OpenOrRefuse(byte[] bytes)
    {
        var path = _folder.Write("fuzz.safetensors", bytes);
        try
        {
            using var file = SafetensorsFile.Open(path);
            foreach (var tensor in file.Tensors.Values) file.Read(tensor.Name, new float[tensor.Count]);
        }
        catch (LinnetException)
        {
            // A refusal with a message is what hostile bytes deserve.
        }
    }
}
