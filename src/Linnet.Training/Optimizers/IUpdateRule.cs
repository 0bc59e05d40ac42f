using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Training.Optimizers;

/// <summary>An optimiser's formula for one element, written once for every width of lanes; a struct of constants.</summary>
internal interface IUpdateRule
{
    /// <summary>Number of state values an element has: 0, 1 or 2.</summary>
    static abstract int StateCount { get; }

    /// <summary>The new value of a parameter.</summary>
    /// <param name="value">The value now.</param>
    /// <param name="gradient">Its gradient before clipping.</param>
    /// <param name="first">The first state, to be renewed.</param>
    /// <param name="second">The second state, to be renewed.</param>
    /// <param name="decay">Weight decay of this parameter.</param>
    /// <param name="rate">This parameter's factor on the learning rate.</param>
    T Apply<T>(T value, T gradient, ref T first, ref T second, T decay, T rate)
        where T : unmanaged, ILanes<T>;

    /// <summary>What <see cref="Apply"/> makes of a value without gradient whose state is zero and stays so.</summary>
    T Decayed<T>(T value, T decay, T rate)
        where T : unmanaged, ILanes<T>;
}
