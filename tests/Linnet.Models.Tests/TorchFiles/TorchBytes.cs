using System.IO.Compression;

namespace Linnet.Models.Tests.TorchFiles;

/// <summary>Packs a pickle and storages as torch.save does.</summary>
internal static class TorchBytes
{
    internal static byte[] Zip(byte[] pickle, params (string Key, byte[] Bytes)[] storages) =>
        ZipOf(CompressionLevel.NoCompression, [("archive/data.pkl", pickle), .. storages.Select(storage => ($"archive/data/{storage.Key}", storage.Bytes))]);

    internal static byte[] ZipOf(CompressionLevel level, params (string Name, byte[] Bytes)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                using var entry = archive.CreateEntry(name, level).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    internal static byte[] Of(params float[] values) => [.. values.SelectMany(BitConverter.GetBytes)];
}
