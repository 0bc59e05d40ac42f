namespace Linnet.Hub.Diff;

/// <summary>Gathers, element by element, by how much two tensors differ. Sums are in float64.</summary>
internal sealed class ValueMeasure
{
    private long _count, _changed, _notFiniteBefore, _notFiniteAfter;
    private double _squaresBefore, _squaresAfter, _product, _squaresOfDifference, _largest;

    /// <summary>Takes the next elements of both.</summary>
    internal void Add(ReadOnlySpan<double> before, ReadOnlySpan<double> after)
    {
        _count += before.Length;
        for (var i = 0; i < before.Length; i++)
        {
            var (x, y) = (before[i], after[i]);
            if (!double.IsFinite(x) || !double.IsFinite(y))
            {
                if (!x.Equals(y)) _changed++;
                if (!double.IsFinite(x)) _notFiniteBefore++;
                if (!double.IsFinite(y)) _notFiniteAfter++;
                continue;
            }

            var difference = y - x;
            if (difference != 0) _changed++;
            _squaresBefore += x * x;
            _squaresAfter += y * y;
            _product += x * y;
            _squaresOfDifference += difference * difference;
            _largest = Math.Max(_largest, Math.Abs(difference));
        }
    }

    internal ValueChange Result() => new(_changed, _count)
    {
        RelativeL2 = _squaresOfDifference == 0 ? 0 : Finite(Math.Sqrt(_squaresOfDifference) / Math.Sqrt(_squaresBefore)),
        MaxAbsolute = Finite(_largest),
        Cosine = Finite(_product / (Math.Sqrt(_squaresBefore) * Math.Sqrt(_squaresAfter))) is { } cosine ? Math.Clamp(cosine, -1, 1) : null,
        NotFiniteBefore = _notFiniteBefore,
        NotFiniteAfter = _notFiniteAfter,
    };

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
