using System.Globalization;
using System.Text;

namespace Linnet.Evaluation;

/// <summary>Lays scores out in the columns of scikit-learn's <c>classification_report</c>: names right-aligned, numbers nine wide.</summary>
internal sealed class ReportTable
{
    private const string LongestHeading = "weighted avg";
    private const int ColumnWidth = 9;

    private readonly StringBuilder _text = new();
    private readonly int _width;
    private readonly int _digits;

    internal ReportTable(IEnumerable<string> names, int digits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(digits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, 15);
        _digits = digits;
        _width = Math.Max(names.Select(DisplayWidth.Of).DefaultIfEmpty(0).Max(), Math.Max(LongestHeading.Length, digits));
        Row("", "precision", "recall", "f1-score", "support");
        Blank();
    }

    internal void Blank() => _text.Append('\n');

    internal void Add(string name, Scores scores) => Row(
        name, Number(scores.Precision), Number(scores.Recall), Number(scores.F1), scores.Support.ToString(CultureInfo.InvariantCulture));

    internal void AddAccuracy(double accuracy, int support) =>
        Row("accuracy", "", "", Number(accuracy), support.ToString(CultureInfo.InvariantCulture));

    public override string ToString() => _text.ToString();

    private void Row(string name, params ReadOnlySpan<string> cells)
    {
        _text.Append(' ', _width - DisplayWidth.Of(name)).Append(name).Append(' ');
        foreach (var cell in cells) _text.Append(' ').Append(cell.PadLeft(ColumnWidth));
        _text.Append('\n');
    }

    /// <summary>Fixed digits; an exact tie goes to the even digit, as Python formats it and .NET does not.</summary>
    private string Number(double value)
    {
        var scale = Math.Pow(10, _digits);
        var scaled = value * scale;
        var isTie = Math.FusedMultiplyAdd(value, scale, -scaled) == 0 && scaled - Math.Floor(scaled) == 0.5;
        if (isTie) value = Math.Round(scaled, MidpointRounding.ToEven) / scale;
        return value.ToString("F" + _digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
