using FsCheck;
using FsCheck.Fluent;
using Linnet.Hub.Quality;

namespace Linnet.Hub.Tests.Quality;

public sealed class PickleScannerTests
{
    private const long Limit = 1 << 20;

    [Theory]
    [InlineData("cos\nsystem\n(S'id'\ntR.", "os.system")]
    [InlineData("(S'id'\nios\nsystem\n.", "os.system")]
    [InlineData(@"\x80\x04\x8c\x05posix\x8c\x06system\x93\x8c\x02id\x85R.", "posix.system")]
    [InlineData(@"\x80\x04\x8c\x02os\x940\x8c\x06system\x940h\x00h\x01\x93.", "os.system")]
    [InlineData(@"\x80\x04\x8c\x02osq\x070X\x06\x00\x00\x00systemr\x00\x01\x00\x000h\x07j\x00\x01\x00\x00\x93.", "os.system")]
    [InlineData("\\x80\\x04V\u006Fs\np5\n0S'system'\np6\n0g5\ng6\n\\x93.", "os.system")]
    [InlineData(@"\x80\x04(\x8c\x01a1\x8c\x02os\x8c\x04execN0\x93.", "os.exec")]
    [InlineData(@"\x80\x05\x95\x10\x00\x00\x00\x00\x00\x00\x00\x8d\x08\x00\x00\x00\x00\x00\x00\x00builtins\x8c\x04eval\x93.", "builtins.eval")]
    [InlineData(@"\x80\x04NN\x93.", "?.?")]
    [InlineData(@"\x80\x04\x8c\x02os)R\x93.", "?.?")]
    [InlineData("\\x80\\x04V\\u006fs\n\\x8c\\x06system\\x93.", "?.system")]
    [InlineData(@"\x80\x02\x82\x07.", "?.extension_7")]
    [InlineData(@"\x80\x02\x84\x00\x01\x00\x00.", "?.extension_256")]
    [InlineData(@"\x80\x04\x8c\x13torch.serialization\x8c\x09os.system\x93.", "torch.serialization.os.system")]
    [InlineData("N.\\x80\\x02cos\nsystem\n.", "os.system")]
    public async Task Names_are_found_however_they_are_hidden(string pickle, string expected)
    {
        var scan = await ScanAsync(PickleText.Bytes(pickle));
        var global = Assert.Single(scan.Globals);
        Assert.Equal(expected, $"{global.Module}.{global.Name}");
        Assert.Equal(GlobalVerdict.Dangerous, global.Verdict);
        Assert.Null(scan.Problem);
    }

    [Theory]
    [InlineData("cos\nsystem\n", "ends")]
    [InlineData("cos\nsystem\n\\xff", "no opcode")]
    [InlineData("cos\nsystem\n\\x80\\x09", "protocol 9")]
    [InlineData("cos\nsystem\n\\x8d\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff", "ends")]
    [InlineData("cos\nsystem\nX\\xff\\xff\\xff\\xff", "ends")]
    [InlineData("cos\nsystem\n\\x8e\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\x7f", "ends")]
    public async Task Names_before_the_damage_are_kept(string pickle, string problem)
    {
        var scan = await ScanAsync(PickleText.Bytes(pickle));
        Assert.Equal("os.system", Assert.Single(scan.Globals).ToString());
        Assert.Contains(problem, scan.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_dict_is_harmless()
    {
        var scan = await ScanAsync(PickleText.StateDict());
        Assert.Null(scan.Problem);
        Assert.Equal(["collections.OrderedDict", "torch._utils._rebuild_tensor_v2", "torch.FloatStorage"], scan.Globals.Select(global => global.ToString()));
        Assert.All(scan.Globals, global => Assert.Equal(GlobalVerdict.Harmless, global.Verdict));
    }

    [Fact]
    public async Task Values_without_end_are_refused()
    {
        Assert.Contains("values", (await PickleScanner.ScanAsync(new MemoryStream([.. Enumerable.Repeat((byte)'N', 5_000_000)]), 1 << 30, CancellationToken.None)).Problem, StringComparison.Ordinal);
        Assert.Contains("values", (await PickleScanner.ScanAsync(new MemoryStream([.. Enumerable.Repeat((byte)'(', 5_000_000)]), 1 << 30, CancellationToken.None)).Problem, StringComparison.Ordinal);
        Assert.Contains("longer", (await PickleScanner.ScanAsync(new MemoryStream([.. Enumerable.Repeat((byte)'N', 100_000)]), 70_000, CancellationToken.None)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void No_bytes_make_it_fail()
    {
        var opcodes = Gen.Elements((byte)'(', (byte)'.', (byte)'0', (byte)'1', (byte)'2', (byte)'c', (byte)'i', (byte)'o', (byte)'t', (byte)'R', (byte)'h', (byte)'q', (byte)0x93, (byte)0x94, (byte)0x8c, (byte)'\n', (byte)1);
        var bytes = Gen.Elements(Enumerable.Range(0, 256).Select(value => (byte)value).ToArray());
        var pickles = Gen.OneOf(opcodes, bytes).ListOf().Select(list => list.ToArray()).ToArbitrary();
        Prop.ForAll(pickles, pickle => Scan(pickle).Globals.Count <= pickle.Length).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Theory]
    [InlineData("torch._utils", "_rebuild_tensor_v2", GlobalVerdict.Harmless)]
    [InlineData("torch", "bfloat16", GlobalVerdict.Harmless)]
    [InlineData("builtins", "set", GlobalVerdict.Harmless)]
    [InlineData("__builtin__", "set", GlobalVerdict.Harmless)]
    [InlineData("builtins", "getattr", GlobalVerdict.Dangerous)]
    [InlineData("builtins", "__import__", GlobalVerdict.Dangerous)]
    [InlineData("__builtin__", "exec", GlobalVerdict.Dangerous)]
    [InlineData("os.path", "join", GlobalVerdict.Dangerous)]
    [InlineData("subprocess", "Popen", GlobalVerdict.Dangerous)]
    [InlineData("operator", "attrgetter", GlobalVerdict.Dangerous)]
    [InlineData("torch.hub", "load", GlobalVerdict.Dangerous)]
    [InlineData("torch", "load", GlobalVerdict.Dangerous)]
    [InlineData("mymodule", "Thing.__init__.__globals__", GlobalVerdict.Dangerous)]
    [InlineData("mymodule", "Thing", GlobalVerdict.Unknown)]
    [InlineData("torch", "unheard_of", GlobalVerdict.Unknown)]
    public void Names_are_judged(string module, string name, object verdict) => Assert.Equal((GlobalVerdict)verdict, PickleGlobals.Judge(module, name));

    [Fact]
    public void Names_are_shown_without_control_letters_and_cut()
    {
        Assert.Equal("a?b.c", new PickleGlobal("a\nb", "c").ToString());
        Assert.Equal(100, new PickleGlobal(new string('a', 5000), "c").ToString().Length);
    }

    private static PickleScan Scan(byte[] pickle) => ScanAsync(pickle).GetAwaiter().GetResult();

    private static Task<PickleScan> ScanAsync(byte[] pickle) => PickleScanner.ScanAsync(new MemoryStream(pickle), Limit, CancellationToken.None);
}
