using System.Text;
using System.Text.Json;
using Linnet.Hub.Content;
using Linnet.Hub.Protocol.Commits;
using Linnet.Numerics;

namespace Linnet.Hub.Tests.Protocol.Commits;

public sealed class CommitLineReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Lines_are_read_with_and_without_a_newline_at_the_end()
    {
        const string Body = """{"key":"header","value":{"summary":"Title","description":""}}""" + "\n" + """{"key":"deletedFile","value":{"path":"a"}}""";
        foreach (var body in new[] { Body, Body + "\n", " \r\n" + Body + "\n\n" })
        {
            var lines = await ReadAllAsync(body);
            Assert.Equal(["header", "deletedFile"], lines.Select(line => line.Key));
            Assert.Equal("Title", lines[0].Fields["summary"]);
            Assert.Equal("a", lines[1].Fields["path"]);
        }
    }

    [Fact]
    public async Task Fields_come_in_any_order_and_unknown_ones_are_passed_over()
    {
        var line = Assert.Single(await ReadAllAsync(
            """{"extra":[1,{"a":"}\""},[]],"value":{"content":"QUI=","more":{"x":[null,true,"]"]},"size":12,"path":"p","none":null,"encoding":"base64"},"key":"file"}"""));
        Assert.Equal("file", line.Key);
        Assert.Equal("12", line.Fields["size"]);
        Assert.Equal(["encoding", "path", "size"], line.Fields.Keys.Order());
        Assert.Equal("AB"u8.ToArray(), await BytesAsync(line.Content!, isBase64: true));
    }

    [Fact]
    public async Task Texts_are_what_the_json_library_takes_them_for_wherever_the_network_cuts_them()
    {
        var random = new SeededRandom(5);
        Rune[] letters = [.. "aé中😀\"\\/\b\f\n\r\t\u0001".EnumerateRunes()];
        foreach (var step in new[] { 1, 2, 3, 7, 65536 })
        {
            for (var i = 0; i < 30; i++)
            {
                var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => letters[random.Next(letters.Length)].ToString()));
                var relaxed = new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
                var options = i % 2 == 0 ? relaxed : JsonSerializerOptions.Default;
                var line = Assert.Single(await ReadAllAsync(JsonSerializer.Serialize(new { key = text, value = new { content = text, path = text } }, options), step));
                Assert.Equal(text, line.Key);
                Assert.Equal(text, line.Fields["path"]);
                Assert.Equal(text, Encoding.UTF8.GetString(await BytesAsync(line.Content!, isBase64: false)));
            }
        }
    }

    [Fact]
    public async Task A_long_content_is_never_in_memory_as_a_whole()
    {
        const int Size = 60_000_000;
        var start = """{"key":"file","value":{"content":" """.TrimEnd();
        await using var body = new LongBody(start, Size, "\",\"path\":\"big.bin\",\"encoding\":\"base64\"}}");
        var reader = new CommitLineReader(body, _folder.Path, CancellationToken.None);
        var line = (await reader.ReadAsync())!;
        Assert.Equal("big.bin", line.Fields["path"]);
        Assert.Equal(Size, line.Content!.Length);
        Assert.Equal(Size, new FileInfo(Assert.Single(Directory.EnumerateFiles(_folder.Path))).Length, tolerance: 200_000.0);
        var (bytes, length) = line.Content.Open(isBase64: true);
        Assert.Equal(Size / 4 * 3, length);
        Assert.Equal(ContentId.Of(new byte[Size / 4 * 3]), ContentId.FromBytes(await System.Security.Cryptography.SHA256.HashDataAsync(bytes)));
        await line.Content.DisposeAsync();
        Assert.Empty(Directory.EnumerateFiles(_folder.Path));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"key":"file","value":{"path":"a"}""")]
    [InlineData("""{"key":"file" "value":{}}""")]
    [InlineData("""{"key":"file","value":{"path":"a}""")]
    [InlineData("""{"key":"file","value":{"path":}}""")]
    [InlineData("""{"key":"\x"}""")]
    [InlineData("""{"key":"\ud83d"}""")]
    [InlineData("""{"key":"\u12g4"}""")]
    [InlineData("""{"key":"a","value":{"content":"a","content":"b"}}""")]
    [InlineData("not json at all")]
    public async Task What_is_no_json_is_refused(string body)
    {
        Assert.Equal(Refusal.BadRequest, (await Assert.ThrowsAsync<RefusedException>(() => ReadAllAsync(body))).Refusal);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path));
    }

    [Fact]
    public async Task Deep_values_and_long_names_are_refused()
    {
        await Assert.ThrowsAsync<RefusedException>(() => ReadAllAsync($$"""{"a":{{new string('[', 1000)}}"""));
        await Assert.ThrowsAsync<RefusedException>(() => ReadAllAsync($$"""{"{{new string('a', 2_000_000)}}":1}"""));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<byte[]> BytesAsync(SpooledText text, bool isBase64)
    {
        var (bytes, length) = text.Open(isBase64);
        using var result = new MemoryStream();
        await bytes.CopyToAsync(result);
        Assert.Equal(length, result.Length);
        return result.ToArray();
    }

    private async Task<List<CommitLine>> ReadAllAsync(string body, int step = 65536)
    {
        var reader = new CommitLineReader(new DribblingStream(Encoding.UTF8.GetBytes(body), step), _folder.Path, CancellationToken.None);
        var lines = new List<CommitLine>();
        while (await reader.ReadAsync() is { } line) lines.Add(line);
        return lines;
    }

    /// <summary>Gives a few bytes at a time.</summary>
    private sealed class DribblingStream(byte[] bytes, int step) : ReadOnlyStream
    {
        private int _position;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = Math.Min(Math.Min(step, buffer.Length), bytes.Length - _position);
            bytes.AsMemory(_position, count).CopyTo(buffer);
            _position += count;
            return ValueTask.FromResult(count);
        }
    }

    /// <summary>A body with very many letters A, which are zeros in base64.</summary>
    private sealed class LongBody(string start, int length, string end) : ReadOnlyStream
    {
        private long _position;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = 0;
            for (; count < buffer.Length; count++, _position++)
            {
                var inside = _position - start.Length;
                var letter = inside < 0 ? start[(int)_position] : inside < length ? 'A' : inside - length < end.Length ? end[(int)(inside - length)] : '\0';
                if (letter == '\0') break;
                buffer.Span[count] = (byte)letter;
            }

            return ValueTask.FromResult(count);
        }
    }
}
