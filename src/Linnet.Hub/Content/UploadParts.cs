using System.Globalization;

namespace Linnet.Hub.Content;

/// <summary>The parts of a large upload, which wait in the blob store until all are there.</summary>
internal static class UploadParts
{
    /// <summary>Where they wait.</summary>
    internal const string Folder = "uploads";

    internal static string NameOf(string upload, string number) => $"{Folder}/{upload}/{number}";

    /// <summary>Finds all parts of an upload.</summary>
    /// <exception cref="RefusedException">One has not arrived.</exception>
    internal static async Task<IReadOnlyList<BlobPart>> FindAsync(IBlobStore blobs, string upload, int count, CancellationToken cancellation)
    {
        var parts = new List<BlobPart>();
        for (var number = 1; number <= count; number++)
        {
            var name = NameOf(upload, number.ToString(CultureInfo.InvariantCulture));
            var length = await blobs.FindLengthAsync(name, cancellation)
                ?? throw new RefusedException(Refusal.BadRequest, $"Part {number} of the upload has not arrived; send it, then complete again.");
            parts.Add(new BlobPart(name, 0, length));
        }

        return parts;
    }
}
