using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>
/// The normalisation rules that a SentencePiece model carries with it (<c>precompiled_charsmap</c>). Looks up whole grapheme clusters
/// of up to five bytes first, then single characters, as the tokenisers that were converted from such models do.
/// </summary>
public sealed class PrecompiledNormalizer : Normalizer
{
    private const int LongestCluster = 5;

    private readonly byte[] _charsmap;
    private readonly CharsMap _map;

    /// <summary>Reads the rules.</summary>
    /// <param name="charsmap">The binary map: length of the trie, trie, replacements.</param>
    /// <exception cref="FormatException">The map is cut short or points outside itself.</exception>
    public PrecompiledNormalizer(ReadOnlySpan<byte> charsmap)
    {
        _charsmap = charsmap.ToArray();
        _map = new CharsMap(_charsmap);
    }

    internal override void Apply(TextPieces text) => text.Rewrite(new Mapping(_map));

    internal override bool Describe(AsciiMap map)
    {
        Span<byte> single = stackalloc byte[1];
        Span<int> results = stackalloc int[128];
        for (var c = 0; c < 128; c++)
        {
            single[0] = (byte)c;

            // Carriage return and line feed are one cluster: texts with them go the general way.
            results[c] = c == '\r' ? AsciiMap.Bail
                : !_map.TryMap(single, out var replacement) ? c
                : replacement is [< 0x80] ? replacement[0] : AsciiMap.Bail;
        }

        var table = results.ToArray();
        map.Change(c => table[c]);
        return true;
    }

    internal override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "Precompiled");
        json.WriteBase64String("precompiled_charsmap", _charsmap);
        json.WriteEndObject();
    }

    private readonly struct Mapping(CharsMap map) : IPieceRewriter
    {
        public void Rewrite(ReadOnlySpan<byte> piece, ref PieceWriter writer)
        {
            var sink = new DelayedSink(writer);
            var text = Utf8Text.ToString(piece);
            for (var i = 0; i < text.Length;)
            {
                var units = GraphemeClusters.LengthAt(text, i);
                var bytes = System.Text.Encoding.UTF8.GetByteCount(text.AsSpan(i, units));
                MapCluster(piece[..bytes], ref sink);
                piece = piece[bytes..];
                i += units;
            }

            sink.Flush();
            writer = sink.Writer;
        }

        private void MapCluster(ReadOnlySpan<byte> cluster, ref DelayedSink sink)
        {
            if (cluster.Length <= LongestCluster && map.TryMap(cluster, out var replacement))
            {
                sink.Replace(Utf8Text.Count(cluster), replacement);
                return;
            }

            while (!cluster.IsEmpty)
            {
                var c = Utf8Text.Decode(cluster, out var length);
                if (map.TryMap(cluster[..length], out replacement)) sink.Replace(1, replacement);
                else sink.Put(c, 0);
                cluster = cluster[length..];
            }
        }
    }

    /// <summary>Holds the last character back, because what is removed after it is added to its change.</summary>
    private struct DelayedSink(PieceWriter writer)
    {
        internal PieceWriter Writer = writer;
        private int _last = -1;
        private int _change;

        internal void Put(int codePoint, int change)
        {
            Flush();
            _last = codePoint;
            _change = change;
        }

        internal void Replace(int oldCount, ReadOnlySpan<byte> content)
        {
            var newCount = Utf8Text.Count(content);
            for (var i = 0; i < newCount; i++)
            {
                Put(Utf8Text.Decode(content, out var length), i >= oldCount ? 1 : 0);
                content = content[length..];
            }

            if (newCount < oldCount) _change -= oldCount - newCount;
        }

        internal void Flush()
        {
            if (_last >= 0) Writer.Put(_last, _change);
            _last = -1;
            _change = 0;
        }
    }
}
