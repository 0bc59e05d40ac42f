using FsCheck;
using FsCheck.Fluent;
using Linnet.Hub.Diff;

namespace Linnet.Hub.Tests.Diff;

public sealed class WeightsComparisonTests
{
    private const string File = "model.safetensors";

    [Fact]
    public async Task Tensors_are_added_removed_reshaped_retyped_and_measured()
    {
        var diff = (await CompareAsync(
            TensorFile.Of(
                ("changed", "F32", [2], TensorFile.F32(3, 4)), ("gone", "F32", [1], TensorFile.F32(1)), ("reshaped", "F32", [2, 1], TensorFile.F32(1, 2)),
                ("retyped", "F32", [2], TensorFile.F32(1, -2)), ("same", "F32", [1], TensorFile.F32(5))),
            TensorFile.Of(
                ("changed", "F32", [2], TensorFile.F32(3, 4.5f)), ("new", "I64", [1], TensorFile.I64(9)), ("reshaped", "F32", [1, 2], TensorFile.F32(1, 2)),
                ("retyped", "F16", [2], TensorFile.F16(1, -2)), ("same", "F32", [1], TensorFile.F32(5)))))!;
        Assert.Equal(["changed", "gone", "new", "reshaped", "retyped"], diff.Changes.Select(change => change.Name));
        Assert.Equal((5, 1, 8L, 8L), (diff.ChangedCount, diff.SameCount, diff.ElementsBefore, diff.ElementsAfter));
        Assert.Equal([ChangeKind.Changed, ChangeKind.Removed, ChangeKind.Added, ChangeKind.Changed, ChangeKind.Changed], diff.Changes.Select(change => change.Kind));

        var values = diff.Changes[0].Values!;
        Assert.Equal((1L, 2L, 0.5), (values.ChangedCount, values.Count, values.MaxAbsolute));
        Assert.Equal(0.1, values.RelativeL2!.Value, 12);
        Assert.Equal(27 / (5 * Math.Sqrt(29.25)), values.Cosine!.Value, 12);

        Assert.Null(diff.Changes[3].Values);
        Assert.Equal([2L, 1L], diff.Changes[3].ShapeBefore);
        Assert.Equal([1L, 2L], diff.Changes[3].ShapeAfter);
        Assert.Equal(("F32", "F16"), (diff.Changes[4].TypeBefore, diff.Changes[4].TypeAfter));
        Assert.Equal((0L, 0.0), (diff.Changes[4].Values!.ChangedCount, diff.Changes[4].Values!.RelativeL2));
    }

    public static TheoryData<string, byte[], byte[]> Types => new()
    {
        { "F64", TensorFile.F64(1, 2), TensorFile.F64(1, 3) },
        { "F32", TensorFile.F32(1, 2), TensorFile.F32(1, 3) },
        { "F16", TensorFile.F16(1, 2), TensorFile.F16(1, 3) },
        { "BF16", TensorFile.BF16(1, 2), TensorFile.BF16(1, 3) },
        { "I64", TensorFile.I64(1, 2), TensorFile.I64(1, 3) },
        { "I32", [1, 0, 0, 0, 2, 0, 0, 0], [1, 0, 0, 0, 3, 0, 0, 0] },
        { "I16", [1, 0, 2, 0], [1, 0, 3, 0] },
        { "I8", [1, 2], [1, 3] },
        { "U64", TensorFile.I64(1, 2), TensorFile.I64(1, 3) },
        { "U32", [1, 0, 0, 0, 2, 0, 0, 0], [1, 0, 0, 0, 3, 0, 0, 0] },
        { "U16", [1, 0, 2, 0], [1, 0, 3, 0] },
        { "U8", [1, 2], [1, 3] },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Numbers_of_every_type_are_measured(string type, byte[] before, byte[] after)
    {
        var diff = (await CompareAsync(TensorFile.Of(("x", type, [2], before)), TensorFile.Of(("x", type, [2], after))))!;
        var values = Assert.Single(diff.Changes).Values!;
        Assert.Equal((1L, 1.0), (values.ChangedCount, values.MaxAbsolute));
        Assert.Equal(1 / Math.Sqrt(5), values.RelativeL2!.Value, 12);
        Assert.Equal(7 / Math.Sqrt(50), values.Cosine!.Value, 12);
    }

    [Fact]
    public async Task Negative_bytes_keep_their_sign()
    {
        var diff = (await CompareAsync(TensorFile.Of(("x", "I8", [1], [0xFF])), TensorFile.Of(("x", "I8", [1], [1]))))!;
        Assert.Equal((2.0, -1.0), (diff.Changes[0].Values!.MaxAbsolute, diff.Changes[0].Values!.Cosine));
    }

    [Fact]
    public async Task Zeros_and_what_is_no_number_give_no_false_measures()
    {
        var diff = (await CompareAsync(
            TensorFile.Of(("x", "F32", [3], TensorFile.F32(0, 0, float.NaN))), TensorFile.Of(("x", "F32", [3], TensorFile.F32(1, float.PositiveInfinity, float.NaN)))))!;
        var values = diff.Changes[0].Values!;
        Assert.Equal((null, null, 1.0), (values.RelativeL2, values.Cosine, values.MaxAbsolute));
        Assert.Equal((2L, 1L, 2L), (values.ChangedCount, values.NotFiniteBefore, values.NotFiniteAfter));
        Assert.DoesNotContain("NaN", new VersionDiff([]) { Weights = diff }.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Long_tensors_are_measured_over_the_borders_of_their_pieces()
    {
        var sizes = Gen.Choose(1, 50_000).SelectMany(length => Gen.Choose(0, length - 1).Select(at => (length, at))).ToArbitrary();
        Prop.ForAll(sizes, pair =>
        {
            var (length, at) = pair;
            float[] before = [.. Enumerable.Range(0, length).Select(i => (i % 7) + 1f)];
            float[] after = [.. before];
            after[at] += 2;
            var values = Measure(TensorFile.F32(before), TensorFile.F32(after));
            var norm = Math.Sqrt(before.Sum(value => (double)value * value));
            return values.ChangedCount == 1 && values.Count == length && values.MaxAbsolute == 2 && Math.Abs(values.RelativeL2!.Value - (2 / norm)) < 1e-9;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));
    }

    [Fact]
    public async Task Files_that_are_the_same_are_not_opened()
    {
        var weights = TensorFile.Of(("x", "F32", [1000], new byte[4000]));
        var (before, after) = (new MemoryFiles((File, weights), ("moved/a.safetensors", TensorFile.Of())), new MemoryFiles((File, weights), ("b.safetensors", TensorFile.Of())));
        Assert.Null(await new WeightsComparison(before, after, new DiffLimits()).CompareAsync(CancellationToken.None));
        Assert.Equal(0, before.BytesRead + after.BytesRead);
    }

    [Fact]
    public async Task Several_files_are_one_model()
    {
        var (x, y) = (("x", "F32", new[] { 1 }, TensorFile.F32(1)), ("y", "F32", new[] { 1 }, TensorFile.F32(2)));
        var before = new MemoryFiles((File, TensorFile.Of(x, y)));
        var after = new MemoryFiles(("model-00001-of-00002.safetensors", TensorFile.Of(x)), ("model-00002-of-00002.safetensors", TensorFile.Of(y)));
        var diff = (await new WeightsComparison(before, after, new DiffLimits()).CompareAsync(CancellationToken.None))!;
        Assert.Equal((0, 2), (diff.ChangedCount, diff.SameCount));
    }

    [Fact]
    public async Task Beyond_the_limit_values_are_not_read()
    {
        var (before, after) = (new MemoryFiles((File, TensorFile.Of(("x", "F32", [1], TensorFile.F32(1))))), new MemoryFiles((File, TensorFile.Of(("x", "F32", [1], TensorFile.F32(2))))));
        var diff = (await new WeightsComparison(before, after, new DiffLimits { MaxValueBytes = 7 }).CompareAsync(CancellationToken.None))!;
        Assert.False(diff.IsMeasured);
        Assert.Equal(0, diff.ChangedCount);
    }

    public static TheoryData<string, byte[]> Hostile => new()
    {
        { "has 3 bytes", [1, 2, 3] },
        { "truncated", TensorFile.Raw("{}", [], ulong.MaxValue) },
        { "truncated", TensorFile.Raw("{}", [], 1_000_000) },
        { "does not begin with '{'", TensorFile.Raw("[]", []) },
        { "overlap", TensorFile.Raw("""{"x":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"y":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", [1, 2, 3]) },
        { "takes", TensorFile.Raw("""{"x":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}""", []) },
        { "F8_E4M3", TensorFile.Raw("""{"x":{"dtype":"F8_E4M3","shape":[1],"data_offsets":[0,1]}}""", [1]) },
        { "belong to no tensor", TensorFile.Raw("{}", [1, 2, 3]) },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_damaged_file_is_a_problem_that_is_told(string problem, byte[] content)
    {
        var diff = (await CompareAsync(TensorFile.Of(("x", "U8", [1], [1])), content))!;
        var told = Assert.Single(diff.Problems);
        Assert.Contains(problem, told, StringComparison.Ordinal);
        Assert.StartsWith(File, told, StringComparison.Ordinal);
        Assert.Empty(diff.Changes);
    }

    [Fact]
    public async Task A_long_header_is_refused_unread()
    {
        var content = new byte[SafetensorsReading.MaxHeaderLength + 100];
        BitConverter.TryWriteBytes(content, SafetensorsReading.MaxHeaderLength + 1);
        var files = new MemoryFiles((File, content));
        var diff = (await new WeightsComparison(new MemoryFiles(), files, new DiffLimits()).CompareAsync(CancellationToken.None))!;
        Assert.Contains("at most", Assert.Single(diff.Problems), StringComparison.Ordinal);
        Assert.Equal(8, files.BytesRead);
    }

    private static ValueChange Measure(byte[] before, byte[] after) =>
        CompareAsync(TensorFile.Of(("x", "F32", [before.Length / 4], before)), TensorFile.Of(("x", "F32", [after.Length / 4], after))).GetAwaiter().GetResult()!.Changes[0].Values!;

    private static Task<WeightsDiff?> CompareAsync(byte[] before, byte[] after) =>
        new WeightsComparison(new MemoryFiles((File, before)), new MemoryFiles((File, after)), new DiffLimits()).CompareAsync(CancellationToken.None);
}
