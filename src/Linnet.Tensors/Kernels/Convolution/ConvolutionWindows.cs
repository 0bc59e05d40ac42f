namespace Linnet.Tensors.Kernels.Convolution;

/// <summary>Which positions of a text each window of a convolution sees.</summary>
internal struct ConvolutionWindows
{
    /// <summary>Positions of a row.</summary>
    internal int Length;

    /// <summary>Channels of a position.</summary>
    internal int Columns;

    /// <summary>Taps of a window.</summary>
    internal int Width;

    /// <summary>Positions from one window to the next.</summary>
    internal int Stride;

    /// <summary>Zeros before and after a row.</summary>
    internal int Padding;

    /// <summary>Positions from one tap to the next.</summary>
    internal int Dilation;

    /// <summary>Windows of a row.</summary>
    internal int Positions;

    /// <summary>The position under a tap; outside 0 … Length - 1 in the padding.</summary>
    internal readonly int At(int position, int tap) => (position * Stride) - Padding + (tap * Dilation);
}
