using System.Runtime.InteropServices;
using System.Text;

namespace Linnet.Models.Pipelines;

/// <summary>
/// How near each sentence of a text is to a question: the cosine of TF-IDF vectors (Salton and Buckley 1988) with frequencies over the sentences of
/// that text. Words count in spaced scripts, single characters and pairs of them in the others.
/// </summary>
internal sealed class SentenceRanker
{
    private const string SentenceEnds = "。！？!?；;\n";

    private readonly List<Dictionary<string, int>> _terms;
    private readonly Dictionary<string, double> _weights = new(StringComparer.Ordinal);

    /// <summary>Divides a text into sentences and weighs its terms.</summary>
    /// <param name="context">Any text.</param>
    internal SentenceRanker(string context)
    {
        Sentences = Split(context);
        _terms = Sentences.ConvertAll(sentence => Terms(context[sentence.Start..sentence.End]));
        foreach (var sentence in _terms)
        {
            foreach (var term in sentence.Keys) CollectionsMarshal.GetValueRefOrAddDefault(_weights, term, out _)++;
        }

        // Smoothed as scikit-learn has it, so that a term of every sentence still counts a little.
        foreach (var term in _weights.Keys.ToList()) _weights[term] = Math.Log((1.0 + _terms.Count) / (1 + _weights[term])) + 1;
    }

    /// <summary>The bounds of the sentences, white space around them left out.</summary>
    internal List<(int Start, int End)> Sentences { get; }

    /// <summary>The cosine of each sentence with a question.</summary>
    internal double[] Similarities(string question)
    {
        var asked = Terms(question);
        var length = Norm(asked);
        return [.. _terms.Select(sentence =>
        {
            double product = 0;
            foreach (var (term, count) in asked)
            {
                if (sentence.TryGetValue(term, out var other)) product += count * other * _weights[term] * _weights[term];
            }

            return product == 0 ? 0 : product / (length * Norm(sentence));
        })];
    }

    private static List<(int Start, int End)> Split(string text)
    {
        var sentences = new List<(int Start, int End)>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var isFullStop = text[i] == '.' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]));
            if (!isFullStop && !SentenceEnds.Contains(text[i])) continue;
            Add(start, i + 1);
            start = i + 1;
        }

        Add(start, text.Length);
        return sentences;

        void Add(int from, int to)
        {
            while (from < to && char.IsWhiteSpace(text[from])) from++;
            while (to > from && char.IsWhiteSpace(text[to - 1])) to--;
            if (to > from) sentences.Add((from, to));
        }
    }

    private static Dictionary<string, int> Terms(string text)
    {
        var terms = new Dictionary<string, int>(StringComparer.Ordinal);
        var word = new StringBuilder();
        string? before = null;
        foreach (var rune in text.ToLowerInvariant().EnumerateRunes())
        {
            var isUnspaced = rune.Value is >= 0x3040 and <= 0x30ff or >= 0x3400 and <= 0x9fff or >= 0x20000 and <= 0x3ffff;
            if (!isUnspaced && Rune.IsLetterOrDigit(rune))
            {
                word.Append(rune);
                before = null;
                continue;
            }

            EndWord();
            if (!isUnspaced)
            {
                before = null;
                continue;
            }

            var character = rune.ToString();
            Count(character);
            if (before is not null) Count(before + character);
            before = character;
        }

        EndWord();
        return terms;

        void Count(string term) => CollectionsMarshal.GetValueRefOrAddDefault(terms, term, out _)++;

        void EndWord()
        {
            if (word.Length > 0) Count(word.ToString());
            word.Clear();
        }
    }

    private double Norm(Dictionary<string, int> terms)
    {
        double sum = 0;
        foreach (var (term, count) in terms)
        {
            var weight = count * (_weights.TryGetValue(term, out var known) ? known : Math.Log(1 + _terms.Count) + 1);
            sum += weight * weight;
        }

        return Math.Sqrt(sum);
    }
}
