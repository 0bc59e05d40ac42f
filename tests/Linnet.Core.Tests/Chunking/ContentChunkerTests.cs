using FsCheck;
using FsCheck.Fluent;

namespace Linnet.Chunking.Tests;

public sealed class ContentChunkerTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(ContentChunker.MinSize)]
    [InlineData(ContentChunker.MinSize + 1)]
    [InlineData(20_000_003)]
    public void Chunks_put_together_are_the_content_and_keep_the_limits(int length)
    {
        var bytes = RandomBytes.Of(length, 1);
        var cuts = Cut(bytes);
        Assert.Equal(length, cuts.Sum());
        Assert.All(cuts.SkipLast(1), size => Assert.InRange(size, ContentChunker.MinSize, ContentChunker.MaxSize));
        if (length > 10_000_000) Assert.InRange(cuts.Average(), ContentChunker.AverageSize / 2, ContentChunker.AverageSize * 2);
    }

    [Fact]
    public void Any_mixture_of_runs_and_noise_is_cut_into_itself()
    {
        // Runs of one byte, noise and repeated pieces, of sizes about those of chunks.
        var piece = Gen.Choose(0, 3).SelectMany(kind => Gen.Choose(0, 400_000).SelectMany(length => Gen.Choose(0, 3).Select(seed => kind switch
        {
            0 => new byte[length],
            1 => RandomBytes.Of(length, (ulong)seed),
            _ => [.. Enumerable.Repeat(RandomBytes.Of(1000, (ulong)seed), length / 1000).SelectMany(bytes => bytes)],
        })));
        var mixtures = Gen.ListOf(piece).Select(pieces => pieces.Take(8).SelectMany(bytes => bytes).ToArray()).ToArbitrary();
        Prop.ForAll(mixtures, bytes =>
        {
            var cuts = Cut(bytes);
            return cuts.Sum() == bytes.Length
                && cuts.SkipLast(1).All(size => size is >= ContentChunker.MinSize and <= ContentChunker.MaxSize)
                && cuts.All(size => size is > 0 and <= ContentChunker.MaxSize);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));
    }

    [Fact]
    public void Bytes_that_are_all_alike_are_cut_at_the_largest_size()
    {
        Assert.Equal([ContentChunker.MaxSize, ContentChunker.MaxSize, 5], Cut(new byte[(2 * ContentChunker.MaxSize) + 5]));
    }

    [Fact]
    public void A_cut_does_not_depend_on_what_follows_the_largest_chunk()
    {
        var bytes = RandomBytes.Of(3 * ContentChunker.MaxSize, 2);
        Assert.Equal(ContentChunker.FirstCut(bytes), ContentChunker.FirstCut(bytes.AsSpan(0, ContentChunker.MaxSize)));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(7_000_000, 3)]
    [InlineData(12_345_678, 100_000)]
    public async Task An_insertion_changes_few_chunks(int position, int length)
    {
        var before = RandomBytes.Of(16 << 20, 3);
        var after = before.Take(position).Concat(RandomBytes.Of(length, 4)).Concat(before.Skip(position)).ToArray();
        var known = await IdsAsync(before);
        var changed = (await IdsAsync(after)).Except(known).Count();
        Assert.InRange(changed, 1, 5);
        Assert.True(known.Count > 30);
    }

    [Fact]
    public void The_cuts_are_a_part_of_the_storage_format_and_stay()
    {
        Assert.Equal([68819, 395151, 582524, 301306, 331796, 320404], Cut(RandomBytes.Of(2_000_000, 5)));
        Assert.Equal(Linnet.Numerics.SplitMix64.At(0x4C69_6E6E_6574_4843, 255), GearTable.Values[255]);
    }

    private static List<int> Cut(ReadOnlySpan<byte> bytes)
    {
        var cuts = new List<int>();
        while (bytes.Length > 0)
        {
            var cut = ContentChunker.FirstCut(bytes);
            cuts.Add(cut);
            bytes = bytes[cut..];
        }

        return cuts;
    }

    private static async Task<HashSet<string>> IdsAsync(byte[] bytes) => [.. (await ChunkList.ReadAsync(new MemoryStream(bytes))).Chunks.Select(chunk => chunk.Id)];
}
