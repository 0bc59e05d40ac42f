using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Linnet.IO;

namespace Linnet.Models.Vectors;

/// <summary>Writes word2vec's text and binary formats.</summary>
internal static class WordVectorWriter
{
    internal static void Write(WordVectors vectors, string path, WordVectorFormat format)
    {
        foreach (var word in vectors.Words)
        {
            if (word.Length == 0 || word.Any(char.IsWhiteSpace))
                throw new ConfigurationException($"The word '{word}' is empty or has white space in it, which word2vec's formats can not hold; leave it out or replace the space.");
        }

        AtomicFile.Write(path, stream =>
        {
            stream.Write(Encoding.ASCII.GetBytes(FormattableString.Invariant($"{vectors.Count} {vectors.Dimension}\n")));
            var row = new byte[Math.Max(vectors.Dimension * 4, 64)];
            for (var i = 0; i < vectors.Count; i++)
            {
                stream.Write(Encoding.UTF8.GetBytes(vectors.Words[i]));
                var values = vectors.Values.Slice(i * vectors.Dimension, vectors.Dimension);
                if (format == WordVectorFormat.Binary) WriteBinary(stream, values, row);
                else WriteText(stream, values, row);
                stream.WriteByte((byte)'\n');
            }
        });
    }

    private static void WriteBinary(Stream stream, ReadOnlySpan<float> values, byte[] buffer)
    {
        stream.WriteByte((byte)' ');
        for (var d = 0; d < values.Length; d++) BinaryPrimitives.WriteSingleLittleEndian(buffer.AsSpan(d * 4), values[d]);
        stream.Write(buffer, 0, values.Length * 4);
    }

    /// <summary>The shortest digits that give the same float32 back.</summary>
    private static void WriteText(Stream stream, ReadOnlySpan<float> values, byte[] buffer)
    {
        foreach (var value in values)
        {
            stream.WriteByte((byte)' ');
            value.TryFormat(buffer, out var length, default, CultureInfo.InvariantCulture);
            stream.Write(buffer, 0, length);
        }
    }
}
