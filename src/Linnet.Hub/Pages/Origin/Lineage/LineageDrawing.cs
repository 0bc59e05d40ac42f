using System.Globalization;
using Linnet.Hub.Origin;
using Linnet.Hub.Origin.Stored;

namespace Linnet.Hub.Pages.Origin.Lineage;

/// <summary>
/// A lineage as boxes in rows and lines between them: the oldest generation at the top, the repository itself below its parents, what was made from it at the bottom.
/// </summary>
internal sealed class LineageDrawing
{
    internal const int BoxWidth = 190;
    internal const int BoxHeight = 40;

    private const int Gap = 20;
    private const int RowHeight = 96;
    private const int MaxInRow = 6;
    private const int MaxRows = 8;
    private const int MaxLetters = 25;
    private const int Middle = 2;

    private readonly Dictionary<LineageKey, DrawnBox> _boxes = [];

    private LineageDrawing()
    {
    }

    internal IReadOnlyCollection<DrawnBox> Boxes => _boxes.Values;

    internal IReadOnlyList<DrawnLine> Lines { get; private set; } = [];

    internal int Width { get; private set; }

    internal int Height { get; private set; }

    /// <summary>Some are left out, so that it can be looked at.</summary>
    internal bool IsCut { get; private set; }

    /// <summary>Draws a lineage.</summary>
    internal static LineageDrawing Of(LineageGraph graph, IReadOnlyList<LineageChild> children)
    {
        var drawing = new LineageDrawing();
        var generations = graph.Nodes.GroupBy(node => node.Depth).OrderByDescending(group => group.Key).ToList();
        drawing.IsCut = generations.Count > MaxRows;
        var rows = generations.Skip(Math.Max(0, generations.Count - MaxRows))
            .Select(group => group.Select(node => new DrawnBox(node.Key, node.Record?.Link, node.Depth == 0, node.Record is not null)).ToList()).ToList();
        if (children.Count > 0) rows.Add([.. children.Select(child => new DrawnBox(new LineageKey(child.Row.Kind, child.Row.FullName.Id), $"/{child.Row.FullName.Address}", false, true))]);
        drawing.Place(rows);
        drawing.Lines =
        [
            .. graph.Edges.Where(edge => edge.Child != edge.Parent).SelectMany(edge => drawing.Line(edge.Child, edge.Parent, edge.Relation)),
            .. children.SelectMany(child => drawing.Line(new LineageKey(child.Row.Kind, child.Row.FullName.Id), graph.Root.Key, child.Relation)),
        ];
        return drawing;
    }

    /// <summary>A name that fits into a box.</summary>
    internal static string Short(string name) => name.Length <= MaxLetters ? name : $"{name[..(MaxLetters - 1)]}…";

    private void Place(List<List<DrawnBox>> rows)
    {
        var widest = Math.Min(MaxInRow, rows.Max(row => row.Count));
        Width = (widest * (BoxWidth + Gap)) + Gap;
        Height = (rows.Count * RowHeight) - (RowHeight - BoxHeight) + (2 * Gap);
        for (var y = 0; y < rows.Count; y++)
        {
            var row = rows[y].Take(MaxInRow).ToList();
            IsCut |= rows[y].Count > row.Count;
            var left = (Width - ((row.Count * (BoxWidth + Gap)) - Gap)) / Middle;
            for (var x = 0; x < row.Count; x++)
                _boxes.TryAdd(row[x].Key, row[x] with { X = left + (x * (BoxWidth + Gap)), Y = Gap + (y * RowHeight) });
        }
    }

    /// <summary>From the top of the child to the bottom of the parent; a parent that is drawn below its child, as in a circle of cards, is reached from its side.</summary>
    private IEnumerable<DrawnLine> Line(LineageKey child, LineageKey parent, ParentRelation relation)
    {
        if (!_boxes.TryGetValue(child, out var from) || !_boxes.TryGetValue(parent, out var to)) yield break;
        var (x1, y1, x2, y2) = (from.X + (BoxWidth / Middle), from.Y, to.X + (BoxWidth / Middle), to.Y + BoxHeight);
        if (to.Y >= from.Y) (y1, y2) = (from.Y + BoxHeight, to.Y);
        if (to.Y == from.Y) y2 = to.Y + BoxHeight;
        var bend = to.Y == from.Y ? y1 + Gap : (y1 + y2) / Middle;
        yield return new DrawnLine(string.Create(CultureInfo.InvariantCulture, $"M{x1} {y1}C{x1} {bend} {x2} {bend} {x2} {y2}"), relation);
    }
}

/// <summary>A box of a drawing.</summary>
/// <param name="Key">What it stands for.</param>
/// <param name="Link">Where it leads; null for nowhere.</param>
/// <param name="IsSelf">The repository that the page is about.</param>
/// <param name="IsKnown">It is on the hub.</param>
internal sealed record DrawnBox(LineageKey Key, string? Link, bool IsSelf, bool IsKnown)
{
    internal int X { get; init; }

    internal int Y { get; init; }
}

/// <summary>A line of a drawing.</summary>
/// <param name="Path">As SVG writes it.</param>
/// <param name="Relation">What it says.</param>
internal sealed record DrawnLine(string Path, ParentRelation Relation);
