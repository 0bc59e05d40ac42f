namespace Linnet.Tensors.Kernels.Convolution;

/// <summary>One width's filters as they are stored.</summary>
internal unsafe struct FilterPointers
{
    /// <summary><c>[channels, input, width]</c>.</summary>
    internal float* Weight;

    /// <summary><c>[channels]</c>, or null.</summary>
    internal float* Bias;

    /// <summary>Number of filters.</summary>
    internal int Channels;

    /// <summary>Positions that a filter covers.</summary>
    internal int Width;

    /// <summary>Where the first of these filters writes in the output.</summary>
    internal int FirstOutput;
}
