using Linnet.Numerics;

namespace Linnet.Data;

/// <summary>Assigns rows to parts. Deterministic: the same input and seed give the same parts on every machine.</summary>
public static class Splitter
{
    /// <summary>Assigns rows so that every part has the same shares of every label, as closely as whole rows allow.</summary>
    /// <param name="labels">The label of each row.</param>
    /// <param name="parts">The parts; a label with too few rows for all of them is in the first.</param>
    /// <param name="seed">Names the assignment.</param>
    /// <returns>For each row the index of its part.</returns>
    public static int[] Stratified(IReadOnlyList<string> labels, IReadOnlyList<SplitPart> parts, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(labels);
        SplitPart.Validate(parts);
        var assignment = new int[labels.Count];
        var random = new SeededRandom(seed);
        var targets = new double[parts.Count];
        var assigned = new int[parts.Count];
        foreach (var group in Enumerable.Range(0, labels.Count).GroupBy(i => labels[i], StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            int[] rows = [.. group];
            random.Shuffle(rows.AsSpan());
            for (var part = 0; part < parts.Count; part++) targets[part] += rows.Length * parts[part].Fraction;
            var next = 0;
            var counts = Allocate(rows.Length, parts, targets, assigned);
            for (var part = 0; part < counts.Length; part++)
            {
                assigned[part] += counts[part];
                for (var n = 0; n < counts[part]; n++) assignment[rows[next++]] = part;
            }
        }

        return assignment;
    }

    /// <summary>Assigns rows at random.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="parts">The parts.</param>
    /// <param name="seed">Names the assignment.</param>
    public static int[] Random(int rows, IReadOnlyList<SplitPart> parts, ulong seed) =>
        Stratified([.. Enumerable.Repeat("", rows)], parts, seed);

    /// <summary>Assigns whole groups, so that none stands in two parts; parts come as close to their fractions as the groups allow.</summary>
    /// <param name="groups">The group of each row.</param>
    /// <param name="parts">The parts.</param>
    /// <param name="seed">Names the assignment.</param>
    public static int[] Grouped(IReadOnlyList<string> groups, IReadOnlyList<SplitPart> parts, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(groups);
        SplitPart.Validate(parts);
        int[][] members = [.. Enumerable.Range(0, groups.Count).GroupBy(i => groups[i], StringComparer.Ordinal).Select(group => group.ToArray())];
        new SeededRandom(seed).Shuffle(members.AsSpan());
        var assignment = new int[groups.Count];
        var open = parts.Select(part => part.Fraction * groups.Count).ToArray();

        // Largest first, each to the part that lacks most: small groups then even out what large ones left uneven.
        foreach (var rows in members.OrderByDescending(rows => rows.Length))
        {
            var part = Array.IndexOf(open, open.Max());
            open[part] -= rows.Length;
            foreach (var row in rows) assignment[row] = part;
        }

        return assignment;
    }

    /// <summary>The part of a text by its hash: depends on the text, the salt and the fractions alone.</summary>
    /// <param name="text">The text.</param>
    /// <param name="parts">The parts.</param>
    /// <param name="salt">Another salt is another split.</param>
    public static int ByHash(string text, IReadOnlyList<SplitPart> parts, string salt = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        SplitPart.Validate(parts);
        var place = (double)(ulong)(TextKey.Of(salt + text) >> 64) / 18446744073709551616.0;
        for (var part = 0; part < parts.Count - 1; part++)
        {
            place -= parts[part].Fraction;
            if (place < 0) return part;
        }

        return parts.Count - 1;
    }

    /// <summary>Assigns rows to k folds of equal size with the same shares of every label.</summary>
    /// <param name="labels">The label of each row.</param>
    /// <param name="folds">Number of folds, from 2 to the number of rows.</param>
    /// <param name="seed">Names the assignment.</param>
    /// <returns>For each row its fold: it is tested in that one and trained on in the others.</returns>
    public static int[] KFold(IReadOnlyList<string> labels, int folds, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (folds < 2 || folds > labels.Count) throw new ConfigurationException($"The number of folds is {folds}; it must be from 2 to the number of rows, {labels.Count}.");
        var assignment = new int[labels.Count];
        var random = new SeededRandom(seed);
        var next = 0;
        foreach (var group in Enumerable.Range(0, labels.Count).GroupBy(i => labels[i], StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            int[] rows = [.. group];
            random.Shuffle(rows.AsSpan());
            foreach (var row in rows) assignment[row] = next++ % folds;
        }

        return assignment;
    }

    /// <summary>Whole numbers of rows for the parts: the fraction rounded down, then one each to the parts that lack most over all labels so far.</summary>
    private static int[] Allocate(int rows, IReadOnlyList<SplitPart> parts, double[] targets, int[] assigned)
    {
        var counts = new int[parts.Count];
        for (var part = 0; part < counts.Length; part++) counts[part] = (int)(rows * parts[part].Fraction);
        for (var left = rows - counts.Sum(); left > 0; left--)
        {
            var best = 0;
            for (var part = 1; part < counts.Length; part++)
            {
                if (targets[part] - assigned[part] - counts[part] > targets[best] - assigned[best] - counts[best]) best = part;
            }

            counts[best]++;
        }

        // A label that the first part does not know would be an unknown label in the others.
        if (counts[0] == 0)
        {
            counts[Array.IndexOf(counts, counts.Max())]--;
            counts[0]++;
        }

        return counts;
    }
}
