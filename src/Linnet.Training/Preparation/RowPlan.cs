using Linnet.Numerics;
using Linnet.Training.Recipes;

namespace Linnet.Training.Preparation;

/// <summary>Decides from a scan which rows train, which are held out, and which are dropped and why.</summary>
internal static class RowPlan
{
    internal static RowRole[] Make(RowScan scan, Recipe recipe, string path, Action<string> note)
    {
        var roles = new RowRole[scan.Count];
        Array.Fill(roles, RowRole.Train);
        DropMissing(scan, recipe, path, roles, note);
        HandleRareLabels(scan, recipe, path, roles, note);
        HandleConflicts(scan, recipe, path, roles, note);
        if (recipe.Data.Duplicates == "drop") DropDuplicates(scan, roles, note);
        CheckClasses(scan, path, roles);
        if (recipe.Data.Dev is null && recipe.Data.DevFraction > 0) HoldOut(scan, recipe, roles, note);
        return roles;
    }

    /// <summary>The part that each row belongs to, stratified by class; -1 for rows that are dropped. Equal texts fall into one part.</summary>
    internal static int[] Folds(RowScan scan, RowRole[] roles, int count, ulong seed)
    {
        var parts = new int[roles.Length];
        Array.Fill(parts, -1);
        var random = new SeededRandom(SplitMix64.At(seed, 0xF01D));
        var partOfText = new Dictionary<ulong, int>();
        var next = 0;
        var byClass = Enumerable.Range(0, roles.Length).Where(row => roles[row] != RowRole.Dropped).GroupBy(scan.LabelSetOf).OrderBy(group => group.Key);
        foreach (var group in byClass)
        {
            var rows = group.ToArray();
            random.Shuffle(rows.AsSpan());
            foreach (var row in rows)
            {
                var text = scan.TextHash(row);
                if (!partOfText.TryGetValue(text, out var part)) partOfText.Add(text, part = next++ % count);
                parts[row] = part;
            }
        }

        return parts;
    }

    private static void DropMissing(RowScan scan, Recipe recipe, string path, RowRole[] roles, Action<string> note)
    {
        var missing = 0;
        for (var row = 0; row < roles.Length; row++)
        {
            if (scan.LabelSetOf(row) != RowScan.Missing) continue;
            if (recipe.Data.Missing == "fail")
                throw new DataFormatException(path, scan.Line(row), "the row has no text or no label; complete it, or set data.missing to drop.");
            roles[row] = RowRole.Dropped;
            missing++;
        }

        if (missing == roles.Length)
            throw new DataFormatException(path, null, "no row has both a text and a label; check the columns (--text-column, --label-column).");
        if (missing > 0) note($"{path}: dropped {missing} rows without text or label");
    }

    private static void HandleRareLabels(RowScan scan, Recipe recipe, string path, RowRole[] roles, Action<string> note)
    {
        if (recipe.Data.RareLabels == "keep" || scan.HasSeveralLabels) return;
        for (var label = 0; label < scan.Combinations.Count; label++)
        {
            if (scan.CombinationCounts[label] > 1) continue;
            if (recipe.Data.RareLabels == "fail")
            {
                throw new DataFormatException(path, scan.FirstLines[label],
                    $"the label '{scan.Combinations[label]}' occurs only once, too little to learn it; add rows, correct it, or give --rare-labels drop (or keep).");
            }

            for (var row = 0; row < roles.Length; row++)
            {
                if (scan.LabelSetOf(row) == label) roles[row] = RowRole.Dropped;
            }

            note($"{path}:{scan.FirstLines[label]}: dropped the only row of the label '{scan.Combinations[label]}'");
        }
    }

    private static void HandleConflicts(RowScan scan, Recipe recipe, string path, RowRole[] roles, Action<string> note)
    {
        if (recipe.Data.Conflicts == "keep") return;
        var groups = Enumerable.Range(0, roles.Length).Where(row => roles[row] == RowRole.Train)
            .GroupBy(scan.TextHash).Where(group => group.Select(scan.LabelSetOf).Distinct().Skip(1).Any());
        var dropped = 0;
        foreach (var group in groups)
        {
            var rows = group.ToList();
            if (recipe.Data.Conflicts == "fail")
            {
                var other = rows.First(row => scan.LabelSetOf(row) != scan.LabelSetOf(rows[0]));
                throw new DataFormatException(path, scan.Line(other),
                    $"the text of line {scan.Line(rows[0])} stands here with another label; correct one, or set data.conflicts to drop, majority or keep.");
            }

            var kept = RowScan.Missing;
            if (recipe.Data.Conflicts == "majority")
            {
                var counts = rows.CountBy(scan.LabelSetOf).OrderByDescending(pair => pair.Value).ToList();
                if (counts[0].Value > counts[1].Value) kept = counts[0].Key;
            }

            foreach (var row in rows.Where(row => scan.LabelSetOf(row) != kept))
            {
                roles[row] = RowRole.Dropped;
                dropped++;
            }
        }

        if (dropped > 0) note($"{path}: dropped {dropped} rows whose text stands with different labels");
    }

    private static void DropDuplicates(RowScan scan, RowRole[] roles, Action<string> note)
    {
        var seen = new HashSet<(ulong, int)>();
        var dropped = 0;
        for (var row = 0; row < roles.Length; row++)
        {
            if (roles[row] != RowRole.Train || seen.Add((scan.TextHash(row), scan.LabelSetOf(row)))) continue;
            roles[row] = RowRole.Dropped;
            dropped++;
        }

        if (dropped > 0) note($"dropped {dropped} duplicate rows");
    }

    private static void CheckClasses(RowScan scan, string path, RowRole[] roles)
    {
        var labels = Enumerable.Range(0, roles.Length).Where(row => roles[row] == RowRole.Train).Select(scan.LabelSetOf).Distinct().Take(2).ToList();
        if (labels.Count == 0) throw new DataFormatException(path, null, "no row is left to learn from; see the lines above for what was dropped.");
        if (labels.Count == 1)
        {
            throw new DataFormatException(path, scan.FirstLines[labels[0]],
                $"every row has the label '{scan.Combinations[labels[0]]}'; a classifier needs at least two classes. Check the label column (--label-column).");
        }
    }

    /// <summary>
    /// A stratified, seeded sample: of every class the same part, at least one row stays for training. Equal texts stay
    /// together, so that nothing held out has been learnt.
    /// </summary>
    private static void HoldOut(RowScan scan, Recipe recipe, RowRole[] roles, Action<string> note)
    {
        var held = 0;
        var random = new SeededRandom(SplitMix64.At(recipe.Seed, 0xDE7));
        var byClass = Enumerable.Range(0, roles.Length).Where(row => roles[row] == RowRole.Train).GroupBy(scan.LabelSetOf).OrderBy(group => group.Key);
        var heldTexts = new HashSet<ulong>();
        foreach (var group in byClass)
        {
            var rows = group.ToArray();
            random.Shuffle(rows.AsSpan());
            var count = Math.Min((int)Math.Round(rows.Length * recipe.Data.DevFraction), rows.Length - 1);
            foreach (var row in rows.AsSpan(0, count)) heldTexts.Add(scan.TextHash(row));
        }

        for (var row = 0; row < roles.Length; row++)
        {
            if (roles[row] != RowRole.Train || !heldTexts.Contains(scan.TextHash(row))) continue;
            roles[row] = RowRole.Dev;
            held++;
        }

        if (held > 0) note($"held out {held} training rows to choose the best state on (no dev file was named)");
    }
}
