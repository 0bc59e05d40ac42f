using Linnet.Models.Safetensors;

namespace Linnet.Hub.Diff;

/// <summary>Where a tensor's bytes are.</summary>
/// <param name="Files">The version.</param>
/// <param name="File">The file.</param>
/// <param name="Start">Its first byte in the file.</param>
/// <param name="Tensor">What the header says of it.</param>
internal sealed record TensorPlace(IVersionFiles Files, VersionFile File, long Start, SafetensorsTensor Tensor)
{
    internal long Length => Tensor.End - Tensor.Start;

    internal Task<Stream> OpenAsync(CancellationToken cancellation) => Files.OpenAsync(File, Start, Length, cancellation);
}
