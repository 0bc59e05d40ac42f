using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Linnet.Hub.Git;
using Linnet.Hub.Git.Packets;

namespace Linnet.Hub.Tests.Git;

public sealed class PacketTests
{
    [Fact]
    public void What_was_written_is_read_again()
    {
        var packets = Gen.ListOf(Gen.Choose(-2, 300).Select(length => length < 0 ? null : RandomBytes.Of(length * length % (PacketReader.MaxLength - 3), (ulong)length))).ToArbitrary();
        Prop.ForAll(packets, expected => IsReadAgainAsync([.. expected]).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure);
    }

    [Fact]
    public async Task Lines_are_written_as_the_manual_shows_them()
    {
        using var stream = new MemoryStream();
        var writer = new PacketWriter(stream);
        await writer.LineAsync("a", default);
        await writer.LineAsync("foobar", default);
        await writer.BytesAsync(Encoding.ASCII.GetBytes("a"), default);
        await writer.DelimiterAsync(default);
        await writer.ErrorAsync("no", default);
        await writer.FlushAsync(default);
        Assert.Equal("0006a\n000bfoobar\n0005a0001000bERR no\n0000", Encoding.ASCII.GetString(stream.ToArray()));
    }

    [Theory]
    [InlineData("0006a\n", "a")]
    [InlineData("0005a", "a")]
    [InlineData("0007a\n\n", "a\n")]
    [InlineData("0004", "")]
    [InlineData("000Ba\nfooba", "a\nfooba")]
    public async Task A_line_loses_the_line_feed_that_ends_it(string bytes, string text)
    {
        var packet = await new PacketReader(new MemoryStream(Encoding.ASCII.GetBytes(bytes)), 100).ReadAsync(default);
        Assert.Equal((PacketKind.Data, text), (packet.Kind, packet.Text));
    }

    [Theory]
    [InlineData("0003")]
    [InlineData("fff1")]
    [InlineData("ffff")]
    [InlineData("-001")]
    [InlineData("+005a")]
    [InlineData(" 005a")]
    [InlineData("0x05a")]
    [InlineData("GET / HTTP/1.1")]
    [InlineData("00")]
    [InlineData("0005")]
    [InlineData("00ffabc")]
    public async Task What_is_no_packet_is_refused(string bytes)
    {
        var reader = new PacketReader(new MemoryStream(Encoding.ASCII.GetBytes(bytes)), 1000);
        await Assert.ThrowsAsync<GitProtocolException>(async () => await reader.ReadAsync(default));
    }

    [Fact]
    public async Task A_request_without_end_is_refused()
    {
        var reader = new PacketReader(new MemoryStream(Wire.Request(Enumerable.Repeat("have", 1000))), 5000);
        await Assert.ThrowsAsync<GitProtocolException>(async () =>
        {
            while ((await reader.ReadAsync(default)).Kind != PacketKind.End)
            {
            }
        });
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(PacketReader.MaxLength)]
    public async Task The_bands_carry_a_pack_whole(int length)
    {
        var bytes = RandomBytes.Of(200_001, 7);
        using var stream = new MemoryStream();
        var channel = new PackChannel(stream, length, showsProgress: true);
        await channel.WriteAsync(bytes.AsMemory(0, 70_000), default);
        await channel.ProgressAsync("half\n", default);
        await channel.WriteAsync(bytes.AsMemory(70_000), default);
        await channel.EndAsync(default);
        var (lines, pack, progress) = await Wire.ReadAsync(stream.ToArray());
        Assert.Equal(bytes, pack);
        Assert.Equal("half\n", progress);
        Assert.Equal([Wire.Flush], lines);
    }

    private static async Task<bool> IsReadAgainAsync(byte[]?[] expected)
    {
        using var stream = new MemoryStream();
        var writer = new PacketWriter(stream);
        foreach (var bytes in expected) await (bytes is null ? writer.FlushAsync(default) : writer.BytesAsync(bytes, default));
        stream.Position = 0;
        var reader = new PacketReader(stream, long.MaxValue);
        foreach (var bytes in expected)
        {
            var packet = await reader.ReadAsync(default);
            if (packet.Kind != (bytes is null ? PacketKind.Flush : PacketKind.Data) || !packet.Bytes.Span.SequenceEqual(bytes)) return false;
        }

        return (await reader.ReadAsync(default)).Kind == PacketKind.End;
    }
}
