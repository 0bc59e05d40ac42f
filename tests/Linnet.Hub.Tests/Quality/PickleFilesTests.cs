using System.IO.Compression;
using Linnet.Hub.Diff;
using Linnet.Hub.Quality;
using Linnet.Hub.Tests.Diff;

namespace Linnet.Hub.Tests.Quality;

public sealed class PickleFilesTests
{
    [Fact]
    public async Task Pickles_in_archives_are_scanned_whatever_their_folder_and_packing()
    {
        foreach (var level in new[] { CompressionLevel.NoCompression, CompressionLevel.Optimal })
        {
            var scan = (await ScanAsync("pytorch_model.bin", Zip(level, ("archive/data.pkl", PickleText.StateDict()), ("archive/data/0", new byte[100_000]), ("archive/more/hidden.PKL", PickleText.Command()))))!;
            Assert.Equal(4, scan.Globals.Count);
            Assert.Contains(scan.Globals, global => global.ToString() == "os.system");
            Assert.Null(scan.Problem);
        }
    }

    [Fact]
    public async Task Code_in_an_archive_of_TorchScript_is_told()
    {
        var scan = (await ScanAsync("model.pt", Zip(CompressionLevel.Optimal, ("m/code/__torch__.py", "x"u8.ToArray()), ("m/data.pkl", PickleText.StateDict()))))!;
        Assert.Contains(scan.Globals, global => global is { Module: "__torch__", Verdict: GlobalVerdict.Unknown });
    }

    [Theory]
    [InlineData("notes.txt")]
    [InlineData("weights.safetensors")]
    [InlineData("a.unknown")]
    public async Task A_marked_pickle_is_found_under_any_name(string path)
    {
        var scan = (await ScanAsync(path, PickleText.Bytes(@"\x80\x04\x8c\x02os\x8c\x06system\x93.")))!;
        Assert.Equal("os.system", Assert.Single(scan.Globals).ToString());
    }

    [Fact]
    public async Task Old_pickles_are_found_in_files_that_may_hold_them()
    {
        Assert.NotNull(await ScanAsync("x.bin", PickleText.Command()));
        Assert.NotNull(await ScanAsync("x.pkl", PickleText.Command()));
        Assert.Null(await ScanAsync("x.bin", RandomBytes.Of(10_000, 3)));
        Assert.Null(await ScanAsync("x.txt", "no pickle"u8.ToArray()));
        Assert.Null(await ScanAsync("x.zip", Zip(CompressionLevel.Optimal, ("a.txt", "text"u8.ToArray()))));
    }

    [Fact]
    public async Task Damaged_archives_and_files_named_as_pickles_are_problems()
    {
        var zip = Zip(CompressionLevel.Optimal, ("m/data.pkl", PickleText.StateDict()));
        Assert.NotNull((await ScanAsync("model.pt", zip[..^30]))!.Problem);
        Assert.NotNull((await ScanAsync("model.pt", "7z\xBC\xAF"u8.ToArray()))!.Problem);
        Assert.NotNull((await ScanAsync("model.pt", []))!.Problem);
    }

    [Fact]
    public async Task What_an_archive_may_make_one_read_is_bounded()
    {
        var bomb = Zip(CompressionLevel.Optimal, ("m/data.pkl", [.. Enumerable.Repeat((byte)'N', 3_000_000)]));
        Assert.True(bomb.Length < 100_000);
        Assert.Contains("longer", (await ScanAsync("model.pt", bomb, new QualityOptions { MaxPickleBytes = 1_000_000 }))!.Problem, StringComparison.Ordinal);
        var bombs = Zip(CompressionLevel.Optimal, [.. Enumerable.Range(0, 20).Select(i => ($"m/{i}.pkl", Enumerable.Repeat((byte)'N', 400_000).Append((byte)'.').ToArray()))]);
        var scan = await ScanAsync("model.pt", bombs, new QualityOptions { MaxPickleBytes = 1_000_000 });
        Assert.Contains("longer", scan!.Problem, StringComparison.Ordinal);
        var list = Zip(CompressionLevel.NoCompression, [.. Enumerable.Range(0, 2000).Select(i => ($"m/data/{i}", Array.Empty<byte>()))]);
        Assert.Contains("more reading", (await ScanAsync("model.pt", list, new QualityOptions { MaxDirectoryBytes = 20_000 }))!.Problem, StringComparison.Ordinal);
    }

    internal static byte[] Zip(CompressionLevel level, params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    private static async Task<PickleScan?> ScanAsync(string path, byte[] content, QualityOptions? options = null)
    {
        var files = new MemoryFiles((path, content));
        return await new PickleFiles(files, options ?? new QualityOptions()).ScanAsync(files.Find(path)!, await files.ReadHeadAsync(files.Find(path)!, 512, CancellationToken.None), CancellationToken.None);
    }
}
