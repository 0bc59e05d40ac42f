using FsCheck;
using FsCheck.Fluent;
using Linnet.Hub.Git;
using Linnet.Hub.Git.Packs;
using Linnet.Hub.Objects;
using Linnet.Hub.Tests.Objects;

namespace Linnet.Hub.Tests.Git;

public sealed class PackWriterTests
{
    [Fact]
    public void A_pack_holds_what_was_put_into_it()
    {
        // Lengths on both sides of the places where the head of an object grows by a byte, and of buffers.
        int[] lengths = [0, 1, 15, 16, 2047, 2048, 65_535, 65_536, 65_537, 262_144];
        var item = Gen.Elements(lengths).SelectMany(length => Gen.Choose(1, 4).SelectMany(kind => Gen.Elements(true, false).Select(
            isNoise => ((GitObjectKind)kind, isNoise ? RandomBytes.Of(length, (ulong)kind) : new byte[length]))));
        Prop.ForAll(Gen.ListOf(item).Select(items => items.Take(12).ToList()).ToArbitrary(), items => IsReadAgainAsync(items).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    [GitFact]
    public async Task Git_takes_the_pack()
    {
        using var folder = new TemporaryFolder();
        await GitClient.OkAsync(folder.Path, "init", "-q");
        var blobs = new[] { [], "x"u8.ToArray(), RandomBytes.Of(300_000, 3), new byte[1_000_000] };
        await File.WriteAllBytesAsync(folder.File("a.pack"), await WriteAsync([.. blobs.Select(bytes => (GitObjectKind.Blob, bytes))]));
        await GitClient.OkAsync(folder.Path, "index-pack", "--strict", "a.pack");
        var listed = await GitClient.OkAsync(folder.Path, "verify-pack", "-v", "a.idx");
        Assert.All(blobs, bytes => Assert.Contains(GitHash.Of(GitHash.Blob, bytes).ToString(), listed, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    public async Task An_object_of_another_length_than_it_says_is_an_error(int length)
    {
        using var output = new MemoryStream();
        using var pack = new PackWriter(output);
        await pack.BeginAsync(1, default);
        await using var item = new GitObject(GitObjectKind.Blob, length, new MemoryStream(new byte[5]));
        await Assert.ThrowsAsync<InvalidDataException>(() => pack.AddAsync(item, default));
    }

    private static async Task<bool> IsReadAgainAsync(List<(GitObjectKind Kind, byte[] Bytes)> items)
    {
        var read = await PackFile.ReadAsync(await WriteAsync(items));
        return read.Count == items.Count && read.Zip(items).All(pair => pair.First.Kind == pair.Second.Kind && pair.First.Bytes.AsSpan().SequenceEqual(pair.Second.Bytes));
    }

    private static async Task<byte[]> WriteAsync(List<(GitObjectKind Kind, byte[] Bytes)> items)
    {
        using var output = new MemoryStream();
        using var pack = new PackWriter(output);
        await pack.BeginAsync(items.Count, default);
        foreach (var (kind, bytes) in items)
        {
            await using var item = GitObject.Of(kind, bytes);
            await pack.AddAsync(item, default);
        }

        await pack.EndAsync(default);
        return output.ToArray();
    }
}
