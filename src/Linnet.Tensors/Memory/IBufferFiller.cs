namespace Linnet.Tensors.Memory;

/// <summary>Fills a <see cref="DerivedBuffer"/>.</summary>
internal unsafe interface IBufferFiller
{
    /// <summary>Writes all of it.</summary>
    /// <param name="memory">As many elements as were asked for.</param>
    void Fill(float* memory);
}
