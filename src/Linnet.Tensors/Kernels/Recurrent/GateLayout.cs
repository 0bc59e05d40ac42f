namespace Linnet.Tensors.Kernels.Recurrent;

/// <summary>
/// How the gates of a recurrent layer lie in memory: hidden units in blocks of 16, and of each block four slots of 16 values
/// side by side, one slot a gate. All that a unit needs is close together, and one panel of 64 columns makes it. Units are
/// padded with zeros to whole blocks and stay zero there.
/// </summary>
internal static class GateLayout
{
    /// <summary>Hidden units of a block.</summary>
    internal const int Units = 16;

    /// <summary>Values of a block: four slots of <see cref="Units"/>.</summary>
    internal const int Block = 64;

    /// <summary>Number of blocks for so many hidden units.</summary>
    internal static int Blocks(int hidden) => (hidden + Units - 1) / Units;

    /// <summary>Hidden units padded to whole blocks.</summary>
    internal static int Padded(int hidden) => Blocks(hidden) * Units;

    /// <summary>Values of all gates of one row.</summary>
    internal static int Width(int hidden) => Blocks(hidden) * Block;

    /// <summary>Columns padded to whole panels.</summary>
    internal static int PanelColumns(int columns) => (columns + Block - 1) / Block * Block;
}
