namespace Linnet.Models.Folder;

/// <summary>How a checkpoint's tensors fitted a network's parameters.</summary>
/// <param name="Loaded">Number of parameters that got their values.</param>
/// <param name="Missing">Parameters that the checkpoint does not have; they keep their values.</param>
/// <param name="Misshaped">Parameters whose tensor has another shape, with both shapes; they keep their values.</param>
/// <param name="Unexpected">Tensors of the checkpoint that no parameter wanted.</param>
public sealed record WeightReport(
    int Loaded, IReadOnlyList<string> Missing, IReadOnlyList<string> Misshaped, IReadOnlyList<string> Unexpected)
{
    /// <summary>Whether every parameter found its tensor and every tensor its parameter.</summary>
    public bool IsComplete => Missing.Count + Misshaped.Count + Unexpected.Count == 0;
}
