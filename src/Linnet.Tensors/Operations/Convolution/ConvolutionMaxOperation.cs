using Linnet.Tensors.Autograd;
using Linnet.Tensors.Kernels.Convolution;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Memory;

namespace Linnet.Tensors.Operations;

/// <summary>
/// The feature extractor of Kim 2014, "Convolutional Neural Networks for Sentence Classification", as one operation: convolution, bias,
/// ReLU and maximum over time. Its backward half touches one window for each row and filter and nothing else.
/// </summary>
public static class ConvolutionMaxOperation
{
    /// <summary><c>max over positions of ReLU(conv(x) + bias)</c> for filters of one or several widths, side by side.</summary>
    /// <param name="input"><c>[batch, length, in]</c>.</param>
    /// <param name="filters">At least one, in any order; widths may be equal.</param>
    /// <param name="lengths"><c>[batch]</c>: valid positions of each row, 0 … length; null where all are valid. A window that reaches
    /// into padding never wins; a text shorter than the widest filter counts as if zeros followed it up to that width.</param>
    /// <returns><c>[batch, sum of out]</c>, filters in the order given.</returns>
    /// <exception cref="ShapeException">Shapes do not fit, or a length is outside its range.</exception>
    public static unsafe Tensor ConvolutionMax(this Tensor input, ReadOnlySpan<ConvolutionFilter> filters, IntTensor? lengths = null)
    {
        var outputs = Check(input, filters, lengths);
        var scope = TensorScope.Current;
        var (batch, length, columns) = (input.Shape[0], input.Shape[1], input.Shape[2]);
        var records = scope.Needs(input);
        var widest = 0;
        foreach (var filter in filters)
        {
            records |= scope.RecordsGradients && filter.RequiresGrad;
            widest = Math.Max(widest, filter.Width);
        }

        var output = Tensor.Uninitialized(new Shape(batch, outputs));
        var winners = records ? TensorScope.CreateIntTensor(output.Shape) : default;
        var pointers = stackalloc FilterPointers[filters.Length];
        var packer = Packer(filters, pointers, columns, outputs);
        var size = FilterBank.Size(columns, outputs, widest);
        var kept = records ? null : Kept(filters, size, packer);
        using var memory = Scratch.Rent(kept is null ? size : 0);
        if (kept is null) packer.Fill(memory.Pointer);
        var bank = new FilterBank(kept is null ? memory.Pointer : kept, columns, outputs);

        var items = batch * bank.Panels;
        using var scratch = Scratch.Rent(LanesRunner.Parts(items, 1) * ConvolutionMaxForwardKernel.ScratchSize(length, widest, columns));
        LanesRunner.For(items, 1, new ConvolutionMaxForwardKernel
        {
            Bank = bank,
            Length = length,
            Widest = widest,
            Input = input.Pointer,
            Lengths = lengths is { } given ? given.Pointer : null,
            Output = output.Pointer,
            Winners = records ? winners.Pointer : null,
            Outputs = outputs,
            Scratch = scratch.Pointer,
        });
        if (!records) return output;
        var node = scope.Record<ConvolutionMaxNode>(output);
        (node.Input, node.Winners, node.Lengths) = (input, winners, lengths);
        node.Filters.Clear();
        node.Filters.AddRange(filters);
        return output;
    }

    /// <summary>The bank that the first filter's parameter keeps for all of them; null for mere tensors.</summary>
    private static unsafe float* Kept(ReadOnlySpan<ConvolutionFilter> filters, int size, in FilterBankPacker packer)
    {
        long stamp = 0;
        foreach (var filter in filters)
        {
            if (filter.Owner is null) return null;
            stamp += filter.Stamp;
        }

        return filters[0].Owner!.Panels.For(stamp, size, packer);
    }

    private static unsafe FilterBankPacker Packer(ReadOnlySpan<ConvolutionFilter> filters, FilterPointers* pointers, int columns, int outputs)
    {
        var sorted = new Span<FilterPointers>(pointers, filters.Length);
        var first = 0;
        for (var i = 0; i < filters.Length; i++)
        {
            var place = i;
            for (; place > 0 && sorted[place - 1].Width < filters[i].Width; place--) sorted[place] = sorted[place - 1];
            sorted[place] = Pointers(filters[i], first);
            first += filters[i].Channels;
        }

        return new FilterBankPacker(pointers, filters.Length, columns, outputs);
    }

    private static unsafe FilterPointers Pointers(in ConvolutionFilter filter, int firstOutput) => new()
    {
        Weight = filter.Weight.Pointer,
        Bias = filter.Bias is { } bias ? bias.Pointer : null,
        Channels = filter.Channels,
        Width = filter.Width,
        FirstOutput = firstOutput,
    };

    private static int Check(Tensor input, ReadOnlySpan<ConvolutionFilter> filters, IntTensor? lengths)
    {
        const string Name = nameof(ConvolutionMax);
        if (input.Shape.Rank != 3) throw new ShapeException($"{Name} expects an input [batch, length, in]; received {input.Shape}.");
        if (filters.IsEmpty) throw new ShapeException($"{Name} needs at least one filter.");
        var outputs = 0;
        foreach (var filter in filters)
        {
            filter.Check(Name, input.Shape[2]);
            outputs += filter.Channels;
        }

        SequenceLengths.Check(Name, lengths, input.Shape[0], input.Shape[1]);
        return outputs;
    }

    private sealed unsafe class ConvolutionMaxNode : Node<ConvolutionMaxNode>
    {
        internal Tensor Input { get; set; }

        internal IntTensor Winners { get; set; }

        internal IntTensor? Lengths { get; set; }

        internal List<ConvolutionFilter> Filters { get; } = [];

        internal override void Backward()
        {
            var first = 0;
            foreach (var filter in Filters)
            {
                Backward(filter, Pointers(filter, first));
                first += filter.Channels;
            }
        }

        private void Backward(in ConvolutionFilter filter, in FilterPointers pointers)
        {
            const int Grain = 4;
            var (batch, length, columns) = (Input.Shape[0], Input.Shape[1], Input.Shape[2]);
            var lengths = Lengths is { } given ? given.Pointer : null;
            var size = filter.Width * columns;
            using var windows = Scratch.Rent((long)size * filter.Channels);
            using var scratch = Scratch.Rent((long)size * LanesRunner.Parts(filter.Channels, Grain));
            LanesRunner.For(filter.Channels, Grain, new ConvolutionMaxWeightGradKernel
            {
                Filter = pointers,
                Batch = batch,
                Length = length,
                Columns = columns,
                Input = Input.Pointer,
                Lengths = lengths,
                Upstream = Output.GradPointer,
                Winners = Winners.Pointer,
                Outputs = Output.Shape.Last,
                WeightGrad = filter.Weight.RequiresGrad ? filter.Weight.BeginGradZeroed() : null,
                BiasGrad = filter.Bias is { RequiresGrad: true } bias ? bias.BeginGradZeroed() : null,
                Windows = windows.Pointer,
                Scratch = scratch.Pointer,
            });
            if (!Input.RequiresGrad) return;
            LanesRunner.For(batch, 1, new ConvolutionMaxInputGradKernel
            {
                Filter = pointers,
                Length = length,
                Columns = columns,
                InputGrad = Input.BeginGradZeroed(),
                Lengths = lengths,
                Upstream = Output.GradPointer,
                Winners = Winners.Pointer,
                Outputs = Output.Shape.Last,
                Windows = windows.Pointer,
            });
        }
    }
}
