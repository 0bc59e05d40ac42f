using FsCheck;
using FsCheck.Fluent;

namespace Linnet.Data.Tests;

public sealed class BucketBatchSamplerTests
{
    [Fact]
    public void Every_row_comes_once_an_epoch() =>
        Prop.ForAll<byte[], byte>((bytes, size) =>
        {
            if (bytes.Length == 0) return true;
            var sampler = new BucketBatchSampler(Array.ConvertAll(bytes, b => (int)b), (size % 7) + 1, seed: 3, batchesPerPool: 2);
            return Enumerable.Range(0, 2).All(_ => Epoch(sampler).SelectMany(batch => batch).Order().SequenceEqual(Enumerable.Range(0, bytes.Length)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Batches_waste_little_on_padding()
    {
        var lengths = Enumerable.Range(0, 2000).Select(i => 1 + (i * 37 % 100)).ToArray();
        Assert.True(Padding(lengths, batchesPerPool: 50) < 0.05);
        Assert.True(Padding(lengths, batchesPerPool: 1) > 0.4);
    }

    [Fact]
    public void Epochs_differ_and_seeds_repeat()
    {
        var lengths = Enumerable.Range(0, 100).Select(i => i % 10).ToArray();
        var sampler = new BucketBatchSampler(lengths, 8, seed: 1);
        var first = Epoch(sampler);
        var second = Epoch(sampler);
        Assert.NotEqual(first.SelectMany(x => x), second.SelectMany(x => x));
        Assert.Equal(first, Epoch(new BucketBatchSampler(lengths, 8, seed: 1)));
        Assert.NotEqual(first.SelectMany(x => x), Epoch(new BucketBatchSampler(lengths, 8, seed: 2)).SelectMany(x => x));
    }

    [Fact]
    public void A_stored_state_goes_on_with_the_same_batches()
    {
        var lengths = Enumerable.Range(0, 50).ToArray();
        var sampler = new BucketBatchSampler(lengths, 4, seed: 9);
        for (var i = 0; i < sampler.BatchesPerEpoch + 5; i++) sampler.Next();
        Assert.Equal(new BatchSamplerState(1, 5), sampler.State);
        var resumed = new BucketBatchSampler(lengths, 4, seed: 9) { State = sampler.State };
        for (var i = 0; i < 30; i++) Assert.Equal(sampler.Next().ToArray(), resumed.Next().ToArray());
    }

    [Fact]
    public void Bad_sizes_and_positions_are_refused()
    {
        Assert.Throws<ConfigurationException>(() => new BucketBatchSampler([], 1, 1));
        Assert.Throws<ConfigurationException>(() => new BucketBatchSampler([1], 0, 1));
        Assert.Throws<ConfigurationException>(() => new BucketBatchSampler([1], 1, 1) { State = new BatchSamplerState(0, 1) });
    }

    private static List<int[]> Epoch(BucketBatchSampler sampler) => [.. Enumerable.Range(0, sampler.BatchesPerEpoch).Select(_ => sampler.Next().ToArray())];

    private static double Padding(int[] lengths, int batchesPerPool)
    {
        var batches = Epoch(new BucketBatchSampler(lengths, 16, seed: 1, batchesPerPool));
        double cells = batches.Sum(batch => (double)batch.Length * batch.Max(i => lengths[i]));
        return 1 - (lengths.Sum() / cells);
    }
}
