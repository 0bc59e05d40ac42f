using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace Linnet.Models.Safetensors;

/// <summary>
/// Writes the safetensors format: the header's length in 8 bytes, little end first; the header in JSON, padded with spaces so
/// that the data is aligned; the tensors' bytes without holes.
/// </summary>
public static class SafetensorsWriter
{
    private const int Alignment = 8;

    /// <summary>Writes a whole file.</summary>
    /// <param name="stream">Receives the bytes; left open.</param>
    /// <param name="entries">Written in the order of their names, wider types first, so that all stay aligned.</param>
    /// <param name="metadata">Free texts for <c>__metadata__</c>; <c>format: pt</c> is added, which transformers asks for.</param>
    /// <exception cref="ArgumentException">Two entries have the same name.</exception>
    public static void Write(Stream stream, IEnumerable<SafetensorsEntry> entries, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var ordered = entries.OrderByDescending(entry => entry.Type.Size()).ThenBy(entry => entry.Name, StringComparer.Ordinal).ToArray();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in ordered)
        {
            if (!names.Add(entry.Name)) throw new ArgumentException($"Two tensors are named '{entry.Name}'.", nameof(entries));
        }

        var header = Header(ordered, metadata);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var entry in ordered) entry.WriteTo(stream);
    }

    private static byte[] Header(SafetensorsEntry[] entries, IReadOnlyDictionary<string, string>? metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("__metadata__");
            json.WriteString("format", "pt");
            foreach (var (key, value) in metadata ?? new Dictionary<string, string>()) json.WriteString(key, value);
            json.WriteEndObject();
            long position = 0;
            foreach (var entry in entries)
            {
                json.WriteStartObject(entry.Name);
                json.WriteString("dtype", entry.Type.Name());
                WriteNumbers(json, "shape", entry.Shape.Select(size => (long)size));
                WriteNumbers(json, "data_offsets", [position, position += entry.ByteCount]);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        var padding = (Alignment - (buffer.WrittenCount % Alignment)) % Alignment;
        buffer.GetSpan(padding)[..padding].Fill((byte)' ');
        buffer.Advance(padding);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
