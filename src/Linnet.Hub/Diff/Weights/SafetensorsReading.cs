using System.Buffers.Binary;
using Linnet.Models.Safetensors;

namespace Linnet.Hub.Diff;

/// <summary>Reads the header of a safetensors file of a version, with the checks of the library.</summary>
internal static class SafetensorsReading
{
    /// <summary>Longest header that the hub reads; one of ten thousand tensors has a megabyte.</summary>
    internal const long MaxHeaderLength = 32 << 20;

    private const int PrefixLength = 8;

    /// <summary>The tensors of a file.</summary>
    /// <returns>The header, and where the data begins.</returns>
    /// <exception cref="ModelFormatException">The file is damaged; the message begins with its path.</exception>
    internal static async Task<(SafetensorsHeader Header, long DataStart)> ReadHeaderAsync(IVersionFiles files, VersionFile file, CancellationToken cancellation)
    {
        if (file.Size < PrefixLength)
            throw new ModelFormatException(file.Path, $"has {file.Size} bytes; a safetensors file begins with the 8-byte length of its header.");
        var claimed = BinaryPrimitives.ReadUInt64LittleEndian(await files.ReadAsync(file, 0, PrefixLength, cancellation));
        if (claimed > (ulong)(file.Size - PrefixLength))
            throw new ModelFormatException(file.Path, $"claims a header of {claimed} bytes, but only {file.Size - PrefixLength} follow; the file is truncated or not a safetensors file.");
        if (claimed > MaxHeaderLength) throw new ModelFormatException(file.Path, $"claims a header of {claimed} bytes; the hub reads at most {MaxHeaderLength}.");
        var json = await files.ReadAsync(file, PrefixLength, (int)claimed, cancellation);
        var dataStart = PrefixLength + (long)claimed;
        return (SafetensorsHeader.Parse(file.Path, json, file.Size - dataStart), dataStart);
    }
}
