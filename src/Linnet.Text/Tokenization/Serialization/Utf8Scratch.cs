using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>The UTF-8 of JSON strings without their escapes.</summary>
internal sealed class Utf8Scratch
{
    private byte[] _buffer = new byte[256];

    /// <summary>The string that a reader stands at; good until the next call.</summary>
    internal ReadOnlySpan<byte> Copy(ref Utf8JsonReader json)
    {
        if (!json.ValueIsEscaped && !json.HasValueSequence) return json.ValueSpan;
        if (_buffer.Length < json.ValueSpan.Length) _buffer = new byte[json.ValueSpan.Length * 2];
        return _buffer.AsSpan(0, json.CopyString(_buffer));
    }
}
