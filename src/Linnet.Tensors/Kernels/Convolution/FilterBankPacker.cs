using Linnet.Tensors.Memory;

namespace Linnet.Tensors.Kernels.Convolution;

/// <summary>Fills a <see cref="FilterBank"/> from filters that are sorted widest first.</summary>
internal readonly unsafe struct FilterBankPacker(FilterPointers* filters, int count, int input, int columns) : IBufferFiller
{
    public void Fill(float* memory) => new FilterBank(memory, input, columns).Pack(new ReadOnlySpan<FilterPointers>(filters, count));
}
