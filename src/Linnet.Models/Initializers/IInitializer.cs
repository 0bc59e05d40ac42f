using Linnet.Numerics;
using Linnet.Tensors;

namespace Linnet.Models.Initializers;

/// <summary>Gives a parameter its first values.</summary>
public interface IInitializer
{
    /// <summary>Assigns every element.</summary>
    /// <param name="values">The parameter's elements, row by row.</param>
    /// <param name="shape">Its shape: <c>[out, in]</c> for dense weights, <c>[out, in, width]</c> for convolutions.</param>
    /// <param name="random">The only source of randomness.</param>
    void Fill(Span<float> values, Shape shape, SeededRandom random);
}
