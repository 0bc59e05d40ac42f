using Linnet.Tensors.Autograd;
using Linnet.Tensors.Kernels;
using Linnet.Tensors.Kernels.Convolution;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Operations;

/// <summary>One-dimensional convolution along time: all windows as rows of one matrix, and one matrix product.</summary>
public static class Conv1dOperation
{
    /// <summary>Slides the filters along time; as PyTorch's <c>conv1d</c>, but with channels last.</summary>
    /// <param name="input"><c>[batch, length, in]</c>.</param>
    /// <param name="filter">Weight <c>[out, in, width]</c> and bias.</param>
    /// <param name="stride">Positions from one window to the next, at least 1.</param>
    /// <param name="padding">Zeros put before and after each row, at least 0.</param>
    /// <param name="dilation">Positions from one tap of a filter to the next, at least 1.</param>
    /// <returns><c>[batch, (length + 2 padding - dilation (width - 1) - 1) / stride + 1, out]</c>.</returns>
    /// <exception cref="ShapeException">Shapes do not fit, a number is out of range, or the filter is wider than the padded text.</exception>
    public static unsafe Tensor Conv1d(this Tensor input, ConvolutionFilter filter, int stride = 1, int padding = 0, int dilation = 1)
    {
        var windows = Windows(input, filter, stride, padding, dilation);
        var scope = TensorScope.Current;
        var (rows, inputs, outputs) = (input.Shape[0] * windows.Positions, input.Shape[2] * filter.Width, filter.Channels);
        var output = Tensor.Uninitialized(new Shape(input.Shape[0], windows.Positions, outputs));
        var columns = Tensor.Uninitialized(new Shape(rows, inputs));
        var taps = Tensor.Uninitialized(new Shape(outputs, inputs));
        LanesRunner.For(rows, LanesRunner.RowGrain(inputs), new GatherWindowsKernel(windows, input.Pointer, columns.Pointer));
        LanesRunner.For(outputs, LanesRunner.RowGrain(inputs), new TapsFirstKernel(
            filter.Weight.Pointer, taps.Pointer, input.Shape[2], filter.Width, isReverse: false));
        Gemm.Run(false, true, rows, outputs, inputs, columns.Pointer, inputs, taps.Pointer, inputs, 0, output.Pointer, outputs, new GemmEpilogue
        {
            Bias = filter.Bias is { } bias ? bias.Pointer : null,
        });
        if (!scope.Needs(input) && !(scope.RecordsGradients && filter.RequiresGrad)) return output;
        var node = scope.Record<Conv1dNode>(output);
        (node.Input, node.Filter, node.Windows, node.Columns, node.Taps) = (input, filter, windows, columns, taps);
        return output;
    }

    private static ConvolutionWindows Windows(Tensor input, in ConvolutionFilter filter, int stride, int padding, int dilation)
    {
        const string Name = nameof(Conv1d);
        if (input.Shape.Rank != 3) throw new ShapeException($"{Name} expects an input [batch, length, in]; received {input.Shape}.");
        filter.Check(Name, input.Shape[2]);
        if (stride < 1 || padding < 0 || dilation < 1)
            throw new ShapeException($"{Name} expects stride and dilation of at least 1 and padding of at least 0; received {stride}, {dilation} and {padding}.");
        var spare = input.Shape[1] + (2 * padding) - (dilation * (filter.Width - 1)) - 1;
        if (spare < 0)
            throw new ShapeException($"{Name} with a filter of width {filter.Width} and dilation {dilation} needs longer rows than {input.Shape[1]} with padding {padding}.");
        return new ConvolutionWindows
        {
            Length = input.Shape[1],
            Columns = input.Shape[2],
            Width = filter.Width,
            Stride = stride,
            Padding = padding,
            Dilation = dilation,
            Positions = (spare / stride) + 1,
        };
    }

    private sealed unsafe class Conv1dNode : Node<Conv1dNode>
    {
        internal Tensor Input { get; set; }

        internal ConvolutionFilter Filter { get; set; }

        internal ConvolutionWindows Windows { get; set; }

        internal Tensor Columns { get; set; }

        internal Tensor Taps { get; set; }

        internal override void Backward()
        {
            var (rows, inputs, outputs) = (Columns.Shape[0], Columns.Shape[1], Filter.Channels);
            var upstream = Output.GradPointer;
            if (Filter.Bias is { RequiresGrad: true } bias) Kernels.Elementwise.ColumnSums.AddTo(bias, upstream, null, rows);

            if (Filter.Weight.RequiresGrad)
            {
                var tapsGrad = Tensor.Uninitialized(Taps.Shape);
                Gemm.Run(true, false, outputs, inputs, rows, upstream, outputs, Columns.Pointer, inputs, 0, tapsGrad.Pointer, inputs);
                LanesRunner.For(outputs, LanesRunner.RowGrain(inputs), new TapsFirstKernel(
                    tapsGrad.Pointer, Filter.Weight.BeginGradZeroed(), Windows.Columns, Windows.Width, isReverse: true));
            }

            if (!Input.RequiresGrad) return;
            var columnsGrad = Tensor.Uninitialized(Columns.Shape);
            Gemm.Run(false, false, rows, inputs, outputs, upstream, outputs, Taps.Pointer, inputs, 0, columnsGrad.Pointer, inputs);
            LanesRunner.For(Input.Shape[0], 1, new ScatterWindowsKernel(Windows, columnsGrad.Pointer, Input.BeginGradZeroed()));
        }
    }
}
