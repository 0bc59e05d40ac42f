namespace Linnet.Data;

/// <summary>How many columns most records have, and what share of them has just that many.</summary>
internal readonly record struct FieldConsistency(int Columns, double Share)
{
    internal static FieldConsistency Of(IReadOnlyList<string[]>? records)
    {
        if (records is null || records.Count == 0) return default;
        var most = records.GroupBy(record => record.Length).MaxBy(group => (group.Count(), group.Key))!;
        return new FieldConsistency(most.Key, (double)most.Count() / records.Count);
    }

    /// <summary>Rank of a guess: a single column means that the delimiter does not occur.</summary>
    internal double Score => Columns > 1 ? Share : 0;
}
