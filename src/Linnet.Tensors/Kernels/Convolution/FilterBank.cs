using Linnet.Tensors.Kernels.Panels;

namespace Linnet.Tensors.Kernels.Convolution;

/// <summary>
/// Filters of several widths as one row of columns, widest first, cut into panels of 64. A panel has as many taps as its widest
/// filter; narrower ones have zeros there. So one pass over a text computes all widths. The bank is one piece of memory, made
/// once for unchanged weights.
/// </summary>
internal readonly unsafe struct FilterBank
{
    private readonly int* _taps;
    private readonly int* _widths;
    private readonly int* _outputs;
    private readonly float* _bias;
    private readonly float* _panels;

    /// <summary>Lays a bank out in memory of <see cref="Size"/> elements.</summary>
    internal FilterBank(float* memory, int input, int columns)
    {
        Input = input;
        Panels = PanelCount(columns);
        var padded = Panels * PanelProduct.Columns;
        _taps = (int*)memory;
        _widths = _taps + padded;
        _outputs = _widths + padded;
        _bias = (float*)(_outputs + padded);
        _panels = _bias + padded;
    }

    /// <summary>Channels of the input.</summary>
    internal int Input { get; }

    /// <summary>Number of panels.</summary>
    internal int Panels { get; }

    /// <summary>Taps of all panels before this one.</summary>
    private int TapsBefore(int panel) => panel == 0 ? 0 : _taps[panel - 1];

    /// <summary>Number of panels for so many filters.</summary>
    internal static int PanelCount(int columns) => (columns + PanelProduct.Columns - 1) / PanelProduct.Columns;

    /// <summary>Elements that a bank occupies.</summary>
    internal static int Size(int input, int columns, int widest)
    {
        var padded = PanelCount(columns) * PanelProduct.Columns;
        return checked((4 * padded) + (padded * widest * input));
    }

    /// <summary>Width of the widest filter of a panel.</summary>
    internal int Taps(int panel) => _taps[panel] - TapsBefore(panel);

    /// <summary>The panel, <c>[taps * input, 64]</c>.</summary>
    internal float* Panel(int panel) => _panels + ((long)TapsBefore(panel) * Input * PanelProduct.Columns);

    /// <summary>Width of the filter in a column; 0 where a panel is only filled up.</summary>
    internal int Width(int column) => _widths[column];

    /// <summary>The output that a column's filter writes.</summary>
    internal int Output(int column) => _outputs[column];

    /// <summary>Bias of a column's filter.</summary>
    internal float Bias(int column) => _bias[column];

    /// <summary>Fills the bank.</summary>
    /// <param name="filters">Widest first.</param>
    internal void Pack(ReadOnlySpan<FilterPointers> filters)
    {
        var padded = Panels * PanelProduct.Columns;
        new Span<int>(_taps, 4 * padded).Clear();
        var column = 0;
        foreach (var filter in filters)
        {
            for (var channel = 0; channel < filter.Channels; channel++, column++)
            {
                _widths[column] = filter.Width;
                _outputs[column] = filter.FirstOutput + channel;
                _bias[column] = filter.Bias is null ? 0 : filter.Bias[channel];
            }
        }

        for (var panel = 0; panel < Panels; panel++)
        {
            _taps[panel] = TapsBefore(panel) + _widths[panel * PanelProduct.Columns];
            new Span<float>(Panel(panel), Taps(panel) * Input * PanelProduct.Columns).Clear();
        }

        column = 0;
        foreach (var filter in filters)
        {
            for (var channel = 0; channel < filter.Channels; channel++, column++)
            {
                var target = Panel(column / PanelProduct.Columns) + (column % PanelProduct.Columns);
                var source = filter.Weight + ((long)channel * Input * filter.Width);
                for (var i = 0; i < Input; i++)
                {
                    for (var tap = 0; tap < filter.Width; tap++)
                        target[(((long)tap * Input) + i) * PanelProduct.Columns] = *source++;
                }
            }
        }
    }
}
