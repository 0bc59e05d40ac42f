using Linnet.Models.Pipelines;
using Linnet.Models.Sparse;

namespace Linnet.Training.Sparse;

/// <summary>
/// The training texts as rows of the embedding matrix, read and hashed once. Of the n-grams that occur only once, training can not tell
/// apart those of the same text when they start equal; so each text has one private row for all of them, with their number as its
/// weight: the same model from far less memory traffic. Shared rows come first, the most frequent ones in front.
/// </summary>
internal sealed class FastTextCorpus
{
    private FastTextCorpus(ulong[] keys, int[] rowOfKey, int sharedRows, int[] starts, int[] rows, int[] privateRows, float[] privateCounts)
    {
        Keys = keys;
        RowOfKey = rowOfKey;
        SharedRows = sharedRows;
        Starts = starts;
        Rows = rows;
        PrivateRows = privateRows;
        PrivateCounts = privateCounts;
        Longest = starts.Zip(starts.Skip(1), (start, end) => end - start).DefaultIfEmpty(0).Max();
        RowCount = Math.Max(sharedRows, privateRows.DefaultIfEmpty(-1).Max() + 1);
    }

    /// <summary>Distinct keys, in order of first appearance.</summary>
    public ulong[] Keys { get; }

    /// <summary>The embedding row of each key.</summary>
    public int[] RowOfKey { get; }

    /// <summary>Rows that belong to one key each.</summary>
    public int SharedRows { get; }

    /// <summary>All rows.</summary>
    public int RowCount { get; }

    /// <summary>Where each text's shared rows begin in <see cref="Rows"/>; one more than there are texts.</summary>
    public int[] Starts { get; }

    /// <summary>The shared rows of the texts, with repeats.</summary>
    public int[] Rows { get; }

    /// <summary>The private row of each text, or -1.</summary>
    public int[] PrivateRows { get; }

    /// <summary>How many n-grams the private row of each text stands for.</summary>
    public float[] PrivateCounts { get; }

    /// <summary>Most shared rows that a text has, with repeats.</summary>
    public int Longest { get; }

    public int Texts => PrivateRows.Length;

    public static FastTextCorpus Read(FastTextFeatures features, IEnumerable<TextInput> inputs)
    {
        var reader = features.CreateReader();
        var counter = new KeyCounter();
        var starts = new List<int> { 0 };
        var numbers = new List<int>();
        foreach (var input in inputs)
        {
            reader.Read(input);
            foreach (var key in reader.Keys) numbers.Add(counter.Count(key));
            starts.Add(numbers.Count);
        }

        return Compact(counter, [.. starts], numbers);
    }

    private static FastTextCorpus Compact(KeyCounter counter, int[] starts, List<int> numbers)
    {
        var texts = starts.Length - 1;
        var shared = Enumerable.Range(0, counter.Keys.Count).Where(key => counter.Occurrences(key) > 1).OrderByDescending(counter.Occurrences).ToArray();
        var rowOfKey = new int[counter.Keys.Count];
        Array.Fill(rowOfKey, -1);
        for (var row = 0; row < shared.Length; row++) rowOfKey[shared[row]] = row;

        var next = shared.Length;
        var rows = new List<int>(numbers.Count);
        var privateRows = new int[texts];
        var privateCounts = new float[texts];
        var sharedStarts = new int[texts + 1];
        Array.Fill(privateRows, -1);
        for (var text = 0; text < texts; text++)
        {
            for (var at = starts[text]; at < starts[text + 1]; at++)
            {
                var row = rowOfKey[numbers[at]];
                if (row >= 0 && row < shared.Length)
                {
                    rows.Add(row);
                    continue;
                }

                if (privateRows[text] < 0) privateRows[text] = next++;
                rowOfKey[numbers[at]] = privateRows[text];
                privateCounts[text]++;
            }

            sharedStarts[text + 1] = rows.Count;
        }

        return new FastTextCorpus([.. counter.Keys], rowOfKey, shared.Length, sharedStarts, [.. rows], privateRows, privateCounts);
    }
}
