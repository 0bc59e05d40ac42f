using Linnet.Hub.Protocol;

namespace Linnet.Hub.Tests.Protocol;

public sealed class ByteRangeTests
{
    [Theory]
    [InlineData("bytes=0-0", 10, 0, 1, "bytes 0-0/10")]
    [InlineData("bytes=2-5", 10, 2, 4, "bytes 2-5/10")]
    [InlineData("bytes=4-", 10, 4, 6, "bytes 4-9/10")]
    [InlineData("bytes=4-100", 10, 4, 6, "bytes 4-9/10")]
    [InlineData("bytes=-3", 10, 7, 3, "bytes 7-9/10")]
    [InlineData("bytes=-30", 10, 0, 10, "bytes 0-9/10")]
    [InlineData("bytes=0-0", 0, 0, 0, "bytes 0-0/0")]
    public void Parts_that_are_there_are_found(string header, long size, long offset, long length, string description)
    {
        Assert.True(ByteRange.TryParse(header, size, out var range));
        Assert.Equal(new ByteRange(offset, length), range);
        Assert.Equal(description, range.Describe(size));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("items=0-1")]
    [InlineData("bytes=0-1,3-4")]
    [InlineData("bytes=5-2")]
    [InlineData("bytes=a-b")]
    [InlineData("bytes=1")]
    [InlineData("bytes=--1")]
    public void What_is_no_single_range_means_the_whole_file(string? header) => Assert.False(ByteRange.TryParse(header, 10, out _));

    [Theory]
    [InlineData("bytes=10-", 10)]
    [InlineData("bytes=99-100", 10)]
    [InlineData("bytes=1-2", 0)]
    [InlineData("bytes=-0", 10)]
    public void Behind_the_end_there_is_nothing(string header, long size) =>
        Assert.Equal(Refusal.RangeNotSatisfiable, Assert.Throws<RefusedException>(() => ByteRange.TryParse(header, size, out _)).Refusal);
}
